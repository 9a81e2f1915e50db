/** Rules and signals that any engine can be given: 25 fields, 3-4 conditions a rule, about one in twenty fires. */

export type FieldType = 'int' | 'string' | 'bool' | 'list<string>'
export type FieldValue = number | string | boolean | string[]
export type FlatSignal = Record<string, FieldValue>

export interface Field {
  readonly name: string
  readonly type: FieldType
  /** Numbers are drawn from 0 to 999, words from these. */
  readonly words: readonly string[]
}

export type Condition =
  | { readonly op: '>=' | '<' | '=='; readonly field: string; readonly value: number | string | boolean }
  | { readonly op: 'in'; readonly field: string; readonly value: readonly string[] }
  | { readonly op: 'contains'; readonly field: string; readonly value: string }
  | { readonly op: '>field'; readonly field: string; readonly value: string }
  | { readonly op: 'any'; readonly of: readonly Condition[] }

export interface BenchRule {
  readonly id: string
  readonly all: readonly Condition[]
}

const NUMBERS = 12
const TEXTS = 6
const FLAGS = 4
const LISTS = 3
const SPAN = 1_000
const WORDS = ['person', 'organisation', 'online', 'mobile', 'counter', 'atm', 'icbc', 'other']
const TAGS = ['deposit', 'payroll', 'goods', 'rent', 'tuition', 'hospital', 'tax', 'loan', 'refund', 'gift']
/** Thresholds repeat between rules as they do in a pack: an amount of 10,000 is asked for by many. */
const STEPS = 20

export const fields: readonly Field[] = [
  ...named('amount', NUMBERS, 'int', []),
  ...named('kind', TEXTS, 'string', WORDS),
  ...named('flag', FLAGS, 'bool', []),
  ...named('tags', LISTS, 'list<string>', TAGS),
]

/** Reproducible: the same seed gives the same rules. */
export function rulesOf(count: number, seed: number): BenchRule[] {
  const random = randomOf(seed)
  return Array.from({ length: count }, (_, n) => ({
    id: `bench.rule-${String(n).padStart(4, '0')}`,
    all: Array.from({ length: random() < 0.5 ? 3 : 4 }, () => conditionOf(random)),
  }))
}

export function signalsOf(count: number, seed: number): FlatSignal[] {
  const random = randomOf(seed)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const valueOf = ({ type, words }: Field): FieldValue => {
    if (type === 'int') return Math.floor(random() * SPAN)
    if (type === 'bool') return random() < 0.5
    return type === 'string'
      ? pick(words)
      : Array.from({ length: Math.floor(random() * 4) }, () => pick(words))
  }
  return Array.from({ length: count }, () =>
    Object.fromEntries(fields.map((field) => [field.name, valueOf(field)])),
  )
}

/** One condition in twelve compares two fields, one in twelve is an alternative: what an index alone cannot answer. */
function conditionOf(random: () => number): Condition {
  const kind = random()
  if (kind < 1 / 12) return { op: '>field', field: numberField(random), value: numberField(random) }
  if (kind < 2 / 12) return { op: 'any', of: [simple(random, 0.3), simple(random, 0.3)] }
  return simple(random, 0.42)
}

/** @param share of the signals that meet it, where the field allows a choice */
function simple(random: () => number, share: number): Condition {
  const field = fields[Math.floor(random() * fields.length)]!
  const spread = share + (Math.floor(random() * STEPS) / STEPS - 0.5) * 0.5
  if (field.type === 'int') {
    return random() < 0.5
      ? { op: '<', field: field.name, value: Math.round(spread * STEPS) * (SPAN / STEPS) }
      : { op: '>=', field: field.name, value: Math.round((1 - spread) * STEPS) * (SPAN / STEPS) }
  }
  if (field.type === 'bool') return { op: '==', field: field.name, value: random() < 0.5 }
  const from = Math.floor(random() * field.words.length)
  const word = (n: number): string => field.words[(from + n) % field.words.length]!
  if (field.type === 'list<string>') return { op: 'contains', field: field.name, value: word(0) }
  const wanted = Math.max(1, Math.round(spread * field.words.length))
  if (wanted === 1) return { op: '==', field: field.name, value: word(0) }
  return { op: 'in', field: field.name, value: Array.from({ length: wanted }, (_, n) => word(n)) }
}

const numberField = (random: () => number): string => fields[Math.floor(random() * NUMBERS)]!.name

function named(name: string, count: number, type: FieldType, words: readonly string[]): Field[] {
  return Array.from({ length: count }, (_, n) => ({ name: `${name}${n}`, type, words }))
}

/** Mulberry32: small, and good enough to draw rules. */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
