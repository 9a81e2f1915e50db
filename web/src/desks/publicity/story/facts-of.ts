import type { Both } from '../../../language/language'
import type { factWords } from './fact-words'
import type { Story } from './use-story'

type Facts = Story['facts']
type Word = keyof typeof factWords

/** One line of the white-list: what it is, from where, and whether it was made less exact. */
export interface FactLine {
  readonly name: Word
  readonly value:
    | { readonly kind: 'text'; readonly text: Both }
    | { readonly kind: 'word'; readonly word: Word; readonly more?: Readonly<Record<string, number>> }
    | { readonly kind: 'code'; readonly code: string }
  readonly from: Word
  /** Why it says so little. */
  readonly widened: Word | null
}

/** Everything that is known of the case here, in the order in which a story tells it. */
export function factsOf(facts: Facts): FactLine[] {
  const has = (step: Facts['widened'][number]): boolean => facts.widened.includes(step)
  return [
    {
      name: 'typology',
      value: { kind: 'code', code: facts.typology },
      from: 'fromWarning',
      widened: has('case') ? 'widenedCase' : null,
    },
    { name: 'time', value: timeOf(facts), from: 'fromSignal', widened: has('time') ? 'widenedTime' : null },
    ...partOfDayOf(facts),
    {
      name: 'place',
      value: { kind: 'word', word: facts.place },
      from: 'fromWarning',
      widened: has('place') ? 'widenedPlace' : null,
    },
    {
      name: 'role',
      value: { kind: 'word', word: facts.role },
      from: 'fromBank',
      widened: has('role') ? 'widenedRole' : null,
    },
    {
      name: 'person',
      value: { kind: 'text', text: facts.person },
      from: 'fromParty',
      widened: has('name') ? 'widenedName' : null,
    },
    ...text('attempted', facts.attempted, 'fromSignal', has('sum') ? 'widenedSum' : null),
    ...moneyOf(facts, has('sum') ? 'widenedSum' : null),
    ...text('untilDoor', facts.untilDoor, 'fromTask'),
    ...text('untilStop', facts.untilStop, 'fromStop'),
    ...text('untilFreeze', facts.untilFreeze, 'fromFreeze'),
  ]
}

const text = (name: Word, said: Both | null, from: Word, widened: Word | null = null): FactLine[] =>
  said === null ? [] : [{ name, value: { kind: 'text', text: said }, from, widened }]

const timeOf = ({ year, month, quarter }: Facts): FactLine['value'] =>
  month === null
    ? { kind: 'word', word: 'quarter', more: { year, quarter } }
    : { kind: 'word', word: 'month', more: { year, month } }

const partsOfDay = { 凌晨: 'night', 上午: 'morning', 下午: 'afternoon', 晚上: 'evening' } as const

const partOfDayOf = ({ partOfDay }: Facts): FactLine[] =>
  partOfDay === null
    ? []
    : [
        {
          name: 'partOfDay',
          value: { kind: 'word', word: partsOfDay[partOfDay] },
          from: 'fromSignal',
          widened: null,
        },
      ]

const kinds = ['protected', 'stopped', 'frozen', 'returned', 'paidOut', 'lost'] as const

/** Kinds of money stand side by side and are never summed. */
const moneyOf = ({ money }: Facts, widened: Word | null): FactLine[] =>
  kinds.flatMap((kind) => text(kind, money[kind], 'fromLedger', widened))
