import { present } from '../lib/assert'
import type { Bilingual, StoryFacts } from './facts'
import { phrasesOf } from './phrases'

const QUARTERS = [
  { zh: '第一季度', en: 'first quarter' },
  { zh: '第二季度', en: 'second quarter' },
  { zh: '第三季度', en: 'third quarter' },
  { zh: '第四季度', en: 'fourth quarter' },
] as const

/** Of 1 to 4. */
export const quarterName = (quarter: number): Bilingual => present(QUARTERS[quarter - 1], 'quarter')

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const PARTS = { 凌晨: 'night', 上午: 'morning', 下午: 'afternoon', 晚上: 'evening' } as const

export function titleOf(facts: StoryFacts): Bilingual {
  const { headline } = phrasesOf(facts.typology)
  const { frozen, stopped, protected: kept } = facts.money
  if (frozen !== null) return join(headline, { zh: `${frozen.zh}被依法冻结`, en: `${frozen.en} frozen` })
  if (stopped !== null) return join(headline, { zh: `${stopped.zh}被紧急止付`, en: `${stopped.en} stopped` })
  if (kept !== null) return join(headline, { zh: `${kept.zh}没有转出`, en: `${kept.en} never left` })
  return join(headline, { zh: '骗局被识破', en: 'the fraud was seen through' })
}

export const join = (headline: Bilingual, outcome: Bilingual): Bilingual => ({
  zh: `${headline.zh}，${outcome.zh}`,
  en: `${headline.en}: ${outcome.en}`,
})

export function openingZh(facts: StoryFacts): string {
  const { year, month, quarter, partOfDay, attempted } = facts
  const when =
    month === null ? `${year}年${quarterName(quarter).zh}` : `${year}年${month}月的一天${partOfDay ?? ''}`
  const sum = attempted === null ? '' : `，涉及资金${attempted.zh}`
  return `${when}，${subjectZh(facts)}遭遇${phrasesOf(facts.typology).kind.zh}${sum}。`
}

function subjectZh({ place, role, person }: StoryFacts): string {
  const where = place === 'city' ? '本市' : '辖区'
  const who = { finance: '某公司财务人员', staff: '某公司员工', citizen: '市民' }[role]
  if (person.zh !== '某当事人') return `${where}${who}${person.zh}`
  return role === 'citizen' ? `${where}${person.zh}` : `${where}${person.zh}（${who}）`
}

export function openingEn(facts: StoryFacts): string {
  const { year, month, quarter, partOfDay, attempted } = facts
  const when =
    month === null
      ? `In the ${quarterName(quarter).en} of ${year}`
      : `One ${partOfDay === null ? 'day' : PARTS[partOfDay]} in ${MONTHS[month - 1] ?? ''} ${year}`
  const sum = attempted === null ? '' : `; the sum concerned was ${attempted.en}`
  return `${when}, ${subjectEn(facts)} met with ${phrasesOf(facts.typology).kind.en}${sum}.`
}

function subjectEn({ place, role, person }: StoryFacts): string {
  const where = place === 'city' ? 'in the city' : 'in one of its districts'
  const who = {
    finance: 'who handles payments for a company',
    staff: 'who works for a company',
    citizen: 'a resident',
  }[role]
  if (role === 'citizen' && person.en.startsWith('a ')) return `${person.en} ${where}`
  return `${person.en}, ${who} ${where},`
}

interface Deed {
  readonly until: Bilingual
  readonly zh: string
  readonly en: string
}

/** What was done, in order; what was done at the same time is told in one sentence. */
function deedsOf({ untilDoor, untilStop, untilFreeze }: StoryFacts): Deed[][] {
  const all = [
    {
      until: untilDoor,
      zh: '民警见到当事人，当面核实、劝阻',
      en: 'an officer was with the person and talked with them face to face',
    },
    { until: untilStop, zh: '银行依法对涉案账户紧急止付', en: "the bank stopped the suspects' account" },
    { until: untilFreeze, zh: '涉案账户内的资金被依法冻结', en: 'the money on it was frozen' },
  ]
  const groups: Deed[][] = []
  for (const { until, ...deed } of all) {
    if (until === null) continue
    const last = groups.at(-1)
    if (last?.[0]?.until.zh === until.zh) last.push({ until, ...deed })
    else groups.push([{ until, ...deed }])
  }
  return groups
}

export const responseZh = (facts: StoryFacts): string =>
  [
    '反诈中心研判后发出预警。',
    ...deedsOf(facts).map(
      (deeds) => `预警发出后${deeds[0]?.until.zh ?? ''}，${deeds.map(({ zh }) => zh).join('；')}。`,
    ),
  ].join('')

export const responseEn = (facts: StoryFacts): string =>
  [
    'The anti-fraud centre gave the alarm.',
    ...deedsOf(facts).map(
      (deeds) => `${sentence(deeds[0]?.until.en ?? '')} later ${deeds.map(({ en }) => en).join('; ')}.`,
    ),
  ].join(' ')

const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Each kind under its own name; where there is more than one, it is said that they are no sum. */
export function moneyZh({ money }: StoryFacts): string {
  const parts: string[] = []
  if (money.frozen !== null) parts.push(`${money.frozen.zh}已被依法冻结`)
  if (money.stopped !== null) parts.push(`${money.stopped.zh}已被紧急止付`)
  if (money.protected !== null) parts.push(`${money.protected.zh}没有转出`)
  if (money.returned !== null) parts.push(`${money.returned.zh}已经返还`)
  if (money.paidOut !== null) parts.push(`${money.paidOut.zh}已经转出，正在追查`)
  if (money.lost !== null) parts.push(`${money.lost.zh}未能追回`)
  return parts.length === 0
    ? ''
    : `截至目前，${parts.join('；')}。${parts.length > 1 ? '各项分别统计。' : ''}`
}

export function moneyEn({ money }: StoryFacts): string {
  const parts: string[] = []
  if (money.frozen !== null) parts.push(`${money.frozen.en} frozen`)
  if (money.stopped !== null) parts.push(`${money.stopped.en} stopped`)
  if (money.protected !== null) parts.push(`${money.protected.en} never sent`)
  if (money.returned !== null) parts.push(`${money.returned.en} returned`)
  if (money.paidOut !== null) parts.push(`${money.paidOut.en} sent and being traced`)
  if (money.lost !== null) parts.push(`${money.lost.en} not recovered`)
  if (parts.length === 0) return ''
  return `So far: ${parts.join('; ')}.${parts.length > 1 ? ' Each is counted by itself.' : ''}`
}
