import fc from 'fast-check'
import { quickSignal, signalSchema } from '../signals'
import { profiles, simulate } from '../simulate'
import { engineSignalOf } from './wire'

/** Signals as feeds send them: the simulator's, thin and noisy. */
const lines = Object.values(profiles).flatMap((profile) =>
  [...simulate({ profile, people: 60, days: 2, seed: 'wire', perThousandYear: 9_000 })].map(
    ({ line }) => line,
  ),
)

/** What a field may be instead: nearly right, wrong, hostile. */
const oddities = fc.oneof(
  fc.constantFrom<unknown>(
    null, 0, -0, -1, 1.5, 1e300, true, '', ' ', '\t', '\u00a0', ' 王 ', '𠮷', '\ud800', 'a\u0000b', [], {}, [{}],
    '0.00', '00.10', '1.5', '12', '1e3', '-3.00', '999999999999999.99', '1234567890123.45', '1000000000000000.00',
    '2023-02-29', '2024-02-29', '1900-02-29', '1899-12-31', '2100-01-01', '2023-1-05', '2023-01-05T', '20２3-01-05',
    '2023-02-23T09:00:00+08:00', '2023-02-23t09:00:00z', '2023-02-23T24:00:00Z', '2023-02-23T23:59:60Z',
    '2023-02-30T09:00:00Z', '2023-02-23T09:00:00.12Z', '2023-02-23T09:00:00.123Z', '2023-02-23T09:00:00.1a3Z',
    '2023-02-23T09:00:00-14:59', '2023-02-23T09:00:00+23:00', '1999-12-31T23:59:59Z', '2000-01-01T00:00:00+08:00',
    '+8613800000001', '008613800000001', '138 0000 0001', '12345', '96110', '+1', '0575-88123456', '+85212345678',
    '６２２２', '6222-0001', '6222', '622', 'ABCD1234', '330602198802290029', '33060219880229002x', '330602880229002',
    '330602198802300029', 'CNY', 'pending', 'person', 'online', 'sms', '2023-01-20', 'bank:x', 'Bank:x', 'bank:',
    'x'.repeat(33), 'x'.repeat(51), 'x'.repeat(101), 'x'.repeat(129), 'x'.repeat(501), 'x'.repeat(5_001),
  ), // prettier-ignore
  fc.string({ maxLength: 30 }),
  fc.json({ maxDepth: 2 }).map((text): unknown => JSON.parse(text)),
)

interface Change {
  readonly line: number
  readonly place: number
  readonly how: 'replace' | 'delete' | 'add'
  readonly value: unknown
}

const changes = fc.record<Change>({
  line: fc.nat(),
  place: fc.nat(),
  how: fc.constantFrom('replace', 'replace', 'replace', 'delete', 'add'),
  value: oddities,
})

function changed({ line, place, how, value }: Change): unknown {
  const signal: unknown = JSON.parse(lines[line % lines.length] ?? 'null')
  const fields = fieldsOf(signal)
  const field = fields[place % fields.length]
  if (field === undefined) return signal
  if (how === 'replace') Reflect.set(field.of, field.key, value)
  if (how === 'delete') Reflect.deleteProperty(field.of, field.key)
  if (how === 'add') {
    const key = ['extra', '__proto__', 'constructor', '7'][place % 4] ?? 'extra'
    Object.defineProperty(field.of, key, { value, enumerable: true, configurable: true, writable: true })
  }
  return JSON.parse(JSON.stringify(signal))
}

function fieldsOf(value: unknown): { of: object; key: string }[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => [{ of: value, key }, ...fieldsOf(inner)])
}

function expectAgreement(value: unknown): void {
  const quick = quickSignal(value)
  if (quick === null) return
  const { source, sourceRef, ...signal } = signalSchema.parse(value)
  expect([quick.source, quick.sourceRef]).toEqual([source, sourceRef])
  expect(quick.signal).toEqual(engineSignalOf({ source, sourceRef, ...signal }))
}

test('what the quick reader accepts, the schema accepts, and reads alike', () => {
  fc.assert(
    fc.property(changes, (change) => expectAgreement(changed(change))),
    { numRuns: 20_000 },
  )
})

test('any JSON at all is left to the schema or read alike', () => {
  fc.assert(
    fc.property(fc.json(), (text) => expectAgreement(JSON.parse(text))),
    { numRuns: 1_000 },
  )
})

test('what feeds send is read quickly, reports apart', () => {
  const left = lines.filter((line) => quickSignal(JSON.parse(line)) === null)
  expect(left.filter((line) => !line.includes('"type":"report"'))).toEqual([])
})

test('times of any form are left to the schema or read alike', () => {
  const base = lines.find((line) => line.includes('"type":"call"')) ?? ''
  const digits = (length: number) => fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: length, maxLength: length }) // prettier-ignore
  const times = fc
    .tuple(
      fc.constantFrom('19', '20', '21'),
      digits(2),
      digits(2),
      digits(2),
      digits(2),
      digits(2),
      digits(2),
      fc.constantFrom('Z', '.123Z', '+08:00', '-03:30', '+14:00', '+15:00', '+00:60'),
    ) // prettier-ignore
    .map(([c, y, m, d, h, i, s, rest]) => `${c}${y}-${m}-${d}T${h}:${i}:${s}${rest}`)
  fc.assert(
    fc.property(times, (occurredAt) => expectAgreement({ ...(JSON.parse(base) as object), occurredAt })),
    { numRuns: 5_000 },
  )
})
