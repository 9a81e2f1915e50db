import type { Language } from '../reads'
import { namesUnder, valuesOf } from './rule-text'

export type OptionKind = 'key' | 'fact' | 'function' | 'value' | 'parameter' | 'unit'

export interface Option {
  readonly kind: OptionKind
  readonly label: string
  readonly zh: string
  readonly en: string
  /** Behind the name: type and unit, or a signature. */
  readonly detail?: string
  /** What is put in, if not the label; # where the caret goes. */
  readonly puts?: string
}

export interface Offer {
  /** Where the word that is being written begins. */
  readonly from: number
  readonly options: readonly Option[]
}

/** What may stand where the caret is, in a rule. null: nothing is known there. */
export function offerAt(text: string, at: number, language: Language): Offer | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const before = text.slice(lineStart, at)
  const place: Place = { text, at, before, key: keyAt(text, lineStart, before), language }
  if (/^[A-Za-z]*$/.test(before)) return { from: lineStart, options: keys(place) }
  for (const [ending, offer] of endings) {
    const found = ending.exec(before)
    if (found === null) continue
    const options = offer(place)
    if (options.length > 0) return { from: at - (found[1] ?? '').length, options }
  }
  return null
}

interface Place {
  readonly text: string
  readonly at: number
  /** The line as far as the caret. */
  readonly before: string
  /** The key of the rule under which the caret stands. */
  readonly key: string
  readonly language: Language
}

const NONE = ''
/** Of a name that says itself what it is. */
const wordless = { zh: NONE, en: NONE } as const

type Offering = (place: Place) => readonly Option[]

/** How the line may end before the caret, with the word that is being written; the first that has something to offer. */
const endings: readonly (readonly [RegExp, Offering])[] = [
  [/\d\s+([\w%]*)$/, units],
  [/['"[,\s(]'{0,2}([\w.-]*)$/, values],
  [/\{(\w*)$/, evidence],
  [/([\w.]*)$/, names],
]

function keyAt(text: string, lineStart: number, before: string): string {
  const own = /^([A-Za-z]\w*):/.exec(before)?.[1]
  if (own !== undefined) return own
  const above = [...text.slice(0, lineStart).matchAll(/^([A-Za-z]\w*):/gm)]
  return above.at(-1)?.[1] ?? ''
}

function keys({ text, language }: Place): readonly Option[] {
  const taken = new Set([...text.matchAll(/^([A-Za-z]\w*):/gm)].map(([, name = '']) => name))
  return language.keys
    .filter(({ name }) => !taken.has(name))
    .map(({ name, zh, en }) => ({ kind: 'key', label: name, zh, en, puts: skeletons[name] ?? `${name}: #` }))
}

const skeletons: Readonly<Record<string, string>> = {
  title: "title: { zh: '#', en: '' }",
  signals: 'signals: [#]',
  parameters: 'parameters: { # }',
  evidence: 'evidence: { # }',
  falsePositives: 'falsePositives: [#]',
  references: 'references: [#]',
  reason: "reason: '#'",
  condition: "condition: '#'",
}

function units({ key, language }: Place): readonly Option[] {
  if (key !== 'parameters') return []
  return language.units.map(({ unit, zh, en }) => ({ kind: 'unit', label: unit, zh, en }))
}

const said = (label: string, words: { readonly zh: string; readonly en: string }): Option => ({
  kind: 'value',
  label,
  zh: words.zh,
  en: words.en,
})

/** Words out of a closed list: of the schema, of the pack, of a fact. */
function values(place: Place): readonly Option[] {
  const { key, language, before } = place
  if (key === 'typology') return language.typologies.map((one) => said(one.id, one))
  if (key === 'status' || key === 'signals')
    return valuesOf(language.schema, key).map((value) => said(value, wordless))
  if (key === 'tests' && /expect:\s*\w*$/.test(before))
    return ['hit', 'miss'].map((value) => said(value, wordless))
  const isQuoted = /'[\w.-]*$/.test(before) && isInsideQuotes(before)
  const isOfTest = key === 'tests' && /[\w.]+:\s*\[?[^\]{}]*$/.test(before) && !/,\s*[\w.]*$/.test(before)
  if ((key === 'condition' && isQuoted) || isOfTest) return valuesOfFact(place)
  return []
}

/** In a condition a word stands between single quotes; the whole may stand between quotes, too. */
const isInsideQuotes = (before: string): boolean =>
  /(?:==|!=|\bin|\[|,|\()\s*'{1,2}[\w.-]*$|["&|(]\s*'{1,2}[\w.-]*$/.test(before)

function valuesOfFact({ before, language }: Place): readonly Option[] {
  const named = [...before.matchAll(/[a-z]+\.[A-Za-z]+(?=\s*(?:==|!=|in\b|:))/g)].at(-1)?.[0]
  const fact = language.facts.find(({ name }) => name === named)
  if (fact !== undefined && fact.values.length > 0)
    return fact.values.map((value) => said(value, { zh: fact.zh, en: fact.en }))
  if (fact !== undefined && !fact.type.includes('string')) return []
  return language.elements.map(({ id, group, zh }) => ({ kind: 'value', label: id, zh, en: group }))
}

function evidence({ key, text }: Place): readonly Option[] {
  if (key !== 'reason') return []
  return namesUnder(text, 'evidence').map((name) => ({
    kind: 'parameter',
    label: name,
    ...wordless,
    puts: `${name}}#`,
  }))
}

/** Facts, functions and the rule's own parameters, where an expression or a test's given is written. */
function names({ key, text, language, before }: Place): readonly Option[] {
  if (key === 'tests')
    return /given:[^}]*[{,]\s*[\w.]*$|^\s+[\w.]*$/.test(before)
      ? factsOf(language, text).map((fact) => ({ ...fact, puts: `${fact.label}: #` }))
      : []
  if (!['condition', 'scale', 'evidence'].includes(key)) return []
  if (key === 'evidence' && !/:\s*['"]?[\w.]*$/.test(before)) return []
  return [
    ...factsOf(language, text),
    ...namesUnder(text, 'parameters').map((name): Option => ({
      kind: 'parameter',
      label: `param.${name}`,
      ...wordless,
    })),
    ...language.functions.map(({ name, template, signature, zh, en }): Option => ({
      kind: 'function',
      label: name,
      detail: signature,
      zh,
      en,
      puts: template.replace(/^\./, ''),
    })),
    ...language.marks.map((mark): Option => ({ kind: 'fact', label: mark, ...wordless })),
  ]
}

/** Of the signals that the rule is for; all of them while it says none. */
function factsOf(language: Language, text: string): readonly Option[] {
  const signals =
    /^signals:\s*\[([^\]]*)\]/m
      .exec(text)?.[1]
      ?.split(',')
      .map((one) => one.trim()) ?? []
  return language.facts
    .filter((fact) => signals.length === 0 || signals.some((one) => fact.signals.includes(one)))
    .map(({ name, type, unit, zh, en }) => ({
      kind: 'fact',
      label: name,
      detail: unit === null ? type : `${type} ${unit}`,
      zh,
      en,
    }))
}
