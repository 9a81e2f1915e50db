import { quarterName } from './sentences'
import type { Bilingual, StoryFacts } from './facts'
import { findAmounts, type Leak, type SealedCase, type StoryText } from './leak-check'
import { readText, type ReadText } from './leak-text'
import { findPattern, type Span } from './leak-spans'
import { languageAt } from './language-at'
import { A_SUM } from './sums'
import {
  casesAlike,
  K_ANONYMITY,
  widen,
  wideningSteps,
  type CaseTraits,
  type CaseVolume,
  type WideningStep,
} from './widening'

/** The case among those it could be taken for. */
export interface Crowd {
  readonly own: CaseTraits
  readonly others: readonly CaseTraits[]
  readonly volumes: readonly CaseVolume[]
  /** What the person would be called if the name were not widened: "沈女士". */
  readonly label: Bilingual
  /** What the person is called without it: "某女士". */
  readonly anyone: Bilingual
  readonly amounts: SealedCase['amounts']
  /** The person lets it be told, even where few cases are alike; in the widest words. */
  readonly isConsentGiven: boolean
}

/** On what a text may be released. */
export interface Standing {
  /** So many cases of the quarter fit what is said; null: no case is told. */
  readonly k: number | null
  /** What is said of when, where, who and how much. */
  readonly said: readonly WideningStep[]
  /** null: on nothing, it has to be said less exactly. */
  readonly basis: 'no-case' | 'anonymity' | 'consent' | null
}

export interface Combination extends Leak {
  /** null: no words are wide enough, the case is not to be told. */
  readonly replacement: string | null
  /** So many cases of the quarter, this one among them, fit what the text says. */
  readonly k: number
}

interface Mention extends Span {
  readonly step: WideningStep
  readonly zh: string
  readonly en: string
}

/**
 * What the text says of when, where, who and how much must fit K cases. Where it does not, whatever should be said less
 * exactly is found, in the order in which facts are widened; one that is not said is not found.
 */
export function findCombinations(story: StoryText, crowd: Crowd, facts: StoryFacts): Combination[] {
  const { fields, k } = readCrowd(story, crowd, facts)
  if (k === null || k >= K_ANONYMITY) return []
  const needed = widenFor(crowd)
  return fields.flatMap(({ field, text, mentions }) =>
    mentions
      .filter(({ step }) => needed.includes(step))
      .map(({ step, start, end, zh, en }) => ({
        kind: 'combination',
        field,
        start,
        end,
        what: 'pattern',
        replacement: step === 'case' ? null : languageAt(field, text, start) === 'en' ? en : zh,
        k,
      })),
  )
}

/** What has to be said less exactly; with the person's consent the case itself may be told. */
export function widenFor({
  own,
  others,
  volumes,
  isConsentGiven,
}: Omit<Crowd, 'label' | 'anyone' | 'amounts'>) {
  const steps = widen(own, others, volumes)
  return isConsentGiven ? steps.filter((step) => step !== 'case') : steps
}

/** How many cases the text fits, and whether that is enough. */
export function standingOf(story: StoryText, crowd: Crowd, facts: StoryFacts): Standing {
  const { k, said } = readCrowd(story, crowd, facts)
  const basis = (): Standing['basis'] => {
    if (k === null) return 'no-case'
    if (k >= K_ANONYMITY) return 'anonymity'
    return crowd.isConsentGiven && !said.some((step) => widenFor(crowd).includes(step)) ? 'consent' : null
  }
  return { k, said: wideningSteps.filter((step) => said.includes(step)), basis: basis() }
}

function readCrowd(story: StoryText, crowd: Crowd, facts: StoryFacts) {
  const fields = (['title', 'body'] as const).map((field) => ({
    field,
    text: story[field],
    mentions: mentionsIn(readText(story[field]), crowd, facts),
  }))
  const said = [...new Set(fields.flatMap(({ mentions }) => mentions.map(({ step }) => step)))]
  const open = wideningSteps.filter((step) => !said.includes(step))
  // Where nothing is said of when, where, who and how much, no case is told.
  const k = said.length === 0 ? null : casesAlike(crowd.own, crowd.others, crowd.volumes, open)
  return { fields, said, k }
}

function mentionsIn(text: ReadText, crowd: Crowd, facts: StoryFacts): Mention[] {
  const patterned = patternsOf(crowd, facts).flatMap(({ step, tight, plain, zh, en }) => {
    const spans = [
      ...(tight === undefined ? [] : findPattern(text.tight, tight)),
      ...(plain === undefined ? [] : findPattern(text.plain, plain)),
    ]
    return spans.map((span) => ({ ...span, step, zh, en }))
  })
  const sums = findAmounts(text, { amounts: crowd.amounts, isSumWidened: true }).map(({ start, end }) => ({
    ...withUnit(text.original, start, end),
    step: 'sum' as const,
    ...A_SUM,
  }))
  return [...patterned, ...sums]
}

interface Pattern {
  readonly step: WideningStep
  readonly tight?: RegExp
  /** Of a text in lower case. */
  readonly plain?: RegExp
  readonly zh: string
  readonly en: string
}

const FINANCE = '(?:财务|会计|出纳)(?:人员|主管|经理|负责人)?'
const FIRM = '某?(?:公司|企业|单位|集团|工厂)的?(?:一[名位])?'
const MONTHS =
  'january|february|(?<=in |of )march|april|(?<=in |of )may|june|july|august|september|october|november|december'
const DAY_PARTS = '凌晨|清晨|早上|上午|中午|下午|傍晚|晚上|深夜'

function patternsOf({ label, anyone }: Crowd, { quarter }: StoryFacts): Pattern[] {
  const time = quarterName(quarter)
  const surname = label.zh.charAt(0)
  return [
    {
      step: 'time',
      tight: new RegExp(
        `(?<!\\d)(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])月(?!内)(?:的?一天)?(?:${DAY_PARTS})?`,
        'gu',
      ),
      plain: new RegExp(`\\b(?:${MONTHS})\\b`, 'gu'),
      zh: time.zh,
      en: `the ${time.en} of`,
    },
    {
      step: 'time',
      plain: new RegExp(`\\bone (?:day|morning|afternoon|evening|night) in (?:${MONTHS})\\b`, 'gu'),
      zh: time.zh,
      en: `In the ${time.en} of`,
    },
    { step: 'time', tight: new RegExp(DAY_PARTS, 'gu'), zh: '', en: '' },
    {
      step: 'place',
      tight: /辖区(?!派出所|民警|内)/gu,
      plain: /\b(?:one of its districts|a district)\b/gu,
      zh: '本市',
      en: 'the city',
    },
    {
      step: 'role',
      tight: new RegExp(
        `${FIRM}${FINANCE}|${FINANCE}(?=\\p{Script=Han}{1,2}(?:女士|先生|某))|某(?:公司|企业|单位|厂)的?(?:员工|职工|职员)`,
        'gu',
      ),
      plain:
        /\bwho (?:handles payments|works) for a company\b|\b(?:an accountant|a cashier|a finance (?:clerk|officer|manager))\b/gu,
      zh: '市民',
      en: 'a resident',
    },
    ...whatWasTaken,
    ...(surname === '某' ? [] : namePatterns(label, anyone)),
  ]
}

/** An order of size, and whatever else tells that it is somebody's own story. */
const whatWasTaken: readonly Pattern[] = [
  {
    step: 'sum',
    tight: /(?:[数几上][十百千]*万[余多]?元)|不足1万元/gu,
    plain:
      /\b(?:tens of thousands|hundreds of thousands|millions|more than ten million|less than 10,000) (?:of )?yuan\b/gu,
    ...A_SUM,
  },
  {
    step: 'case',
    tight: /(?:19|20)\d\d年|第[一二三四1-4]季度|遭遇|涉及资金|某(?:女士|先生|当事人)|预警发出后|截至目前/gu,
    plain:
      /\b(?:first|second|third|fourth) quarter\b|\bmet with\b|\bsum concerned\b|\bgave the alarm\b|\bso far:/gu,
    zh: '',
    en: '',
  },
]

/** The surname, where it is printed. */
const namePatterns = (label: Bilingual, anyone: Bilingual): Pattern[] => [
  {
    step: 'name',
    tight: new RegExp(`${label.zh.charAt(0)}(?:女士|先生|某)`, 'gu'),
    plain: new RegExp(`\\b${label.en.toLowerCase()}\\b`, 'gu'),
    ...anyone,
  },
]

const UNIT = /^[多余几]?(?:元|块钱|块|圆)?/u

/** "73万" with the "余元" behind it. */
const withUnit = (original: string, start: number, end: number): Span => ({
  start,
  end: end + (UNIT.exec(original.slice(end))?.[0].length ?? 0),
})

/** Of what lies within something longer, the longer one is enough. */
export const outermost = <T extends Span & { readonly field: string }>(found: readonly T[]): T[] =>
  found.filter(
    (one) =>
      !found.some(
        (other) =>
          other.field === one.field &&
          other.start <= one.start &&
          one.end <= other.end &&
          other.end - other.start > one.end - one.start,
      ),
  )
