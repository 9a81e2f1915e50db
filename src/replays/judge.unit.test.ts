import fc from 'fast-check'
import { createEngine, loadRulePack, type EngineSignal } from '../engine'
import { createModelCache } from '../platform/model-cache'
import { Replay } from './judge'

/**
 * Any stream of valid signals, in any order and however thin: few people and accounts, so that windows, people and talks
 * meet; extreme sums, times and texts.
 */

const pack = loadRulePack('rules')
const engine = createEngine(pack, { cache: createModelCache() })
const NOON = Date.UTC(2026, 2, 4, 4)
const DAY = 86_400_000

const times = fc.oneof(
  fc.integer({ min: NOON - DAY, max: NOON + DAY }),
  fc.integer({ min: NOON - 400 * DAY, max: NOON + DAY }),
  fc.constantFrom(Date.UTC(2000, 0, 1), Date.UTC(2099, 11, 31)),
)
const fen = fc.oneof(fc.bigInt(1n, 20_000_000n), fc.constantFrom(0n, 1n, 10n ** 15n))
const accounts = fc.constantFrom('6222000000000000001', '6222000000000000002', '6222000000000000003', 'A1')
const phones = fc.constantFrom('+8613800000001', '+8613800000002', '+85212345678', '96110')
const words = fc.oneof(
  fc.constantFrom(
    '您的账户涉嫌洗钱,请转入安全账户核查', '公司账上还有多少余额?', '', ' ', '\ud800', '\u202e转账\u202c', '轉\u200b賬',
    '工资', '货款', '保证金', '(a+)+$', 'a'.repeat(3_000), '转'.repeat(3_000), '{"$ne":1}', '__proto__',
  ), // prettier-ignore
  fc.string({ maxLength: 60, unit: 'binary' }),
)
const some = { requiredKeys: [] }

const transactions = fc.record(
  {
    type: fc.constant('transaction' as const),
    occurredAt: times,
    amountFen: fen,
    status: fc.constantFrom('pending' as const, 'settled' as const, 'rejected' as const),
    channel: fc.constantFrom('online', 'counter', 'atm'),
    payer: fc.record(
      {
        account: accounts,
        name: words,
        kind: fc.constantFrom('person' as const, 'organisation' as const),
        operator: fc.record({ phone: phones, role: words }, some),
        phone: phones,
        birthYear: fc.integer({ min: 1900, max: 2100 }),
        balanceBeforeFen: fen,
      },
      { requiredKeys: ['account'] },
    ),
    payee: fc.record(
      {
        account: accounts,
        name: words,
        kind: fc.constantFrom('person' as const, 'organisation' as const),
        openedAt: times,
      },
      { requiredKeys: ['account'] },
    ),
    memo: words,
    device: fc.record(
      { isNew: fc.boolean(), screenSharing: fc.boolean(), remoteControl: fc.boolean() },
      some,
    ),
  },
  { requiredKeys: ['type', 'occurredAt', 'amountFen', 'payer', 'payee'] },
)

const calls = fc.record(
  {
    type: fc.constant('call' as const),
    occurredAt: times,
    caller: phones,
    callee: phones,
    durationSeconds: fc.integer({ min: 0, max: 86_400 }),
    direction: fc.constantFrom('inbound', 'outbound'),
    international: fc.boolean(),
    displayedNumber: phones,
    transcript: fc.array(fc.record({ speaker: words, text: words }, { requiredKeys: ['text'] }), {
      maxLength: 4,
    }),
  },
  { requiredKeys: ['type', 'occurredAt', 'caller', 'callee'] },
)

const messages = fc.record(
  {
    type: fc.constant('message' as const),
    occurredAt: times,
    channel: fc.constantFrom('sms', 'wechat', 'other'),
    sender: fc.record({ handle: words, claimedName: words, claimedRole: words }, some),
    recipient: fc.record({ phone: phones, name: words, role: words }, some),
    group: fc.record({ name: words, memberCount: fc.integer({ min: 1, max: 500 }), createdAt: times }, some),
    text: words,
  },
  { requiredKeys: ['type', 'occurredAt', 'text'] },
)

const reports = fc.record(
  {
    type: fc.constant('report' as const),
    occurredAt: times,
    channel: fc.constantFrom('110', '96110'),
    victim: fc.record({ name: words, phone: phones }, some),
    narrative: words,
    transfers: fc.array(
      fc.record({ payerAccount: accounts, payeeAccount: accounts, amountFen: fen, at: times }, some),
      { maxLength: 3 },
    ),
  },
  { requiredKeys: ['type', 'occurredAt', 'channel'] },
)

const streams = fc
  .array(fc.oneof(transactions, transactions, calls, messages, reports), { minLength: 1, maxLength: 25 })
  .map((signals) => signals.map((signal, i): EngineSignal => ({ ...signal, id: `any:feed|${i}` })))

const typologies = ['none', ...pack.typologies.typologies.map(({ id }) => id)]
const order = pack.levels.levels.map(({ level }) => level)

function expectSound(signal: EngineSignal, replay: Replay): string {
  const evaluation = replay.judge(signal)
  const { score, level, action, typology, reasons, holdMinutes } = evaluation
  expect(score).toBeGreaterThanOrEqual(0)
  expect(score).toBeLessThanOrEqual(1)
  const reached = pack.levels.levels.filter(({ minScore }) => score >= minScore).at(-1)
  expect(order).toContain(level)
  expect(level).toBe(reached?.level)
  const isPending = signal.type === 'transaction' && (signal.status ?? 'pending') === 'pending'
  if (!isPending) expect([action, holdMinutes]).toEqual([action === 'hold' ? 'never' : action, null])
  expect(typologies).toContain(typology)
  const logOdds = reasons.reduce((sum, { weight }) => sum + weight, pack.levels.bias[signal.type])
  expect(Math.abs(score - 1 / (1 + Math.exp(-logOdds)))).toBeLessThan(0.01)
  return JSON.stringify(evaluation)
}

test('any stream of valid signals is judged soundly, and alike when it is judged again', () => {
  fc.assert(
    fc.property(streams, (stream) => {
      const told = [new Replay(engine), new Replay(engine)].map((replay) =>
        stream.map((signal) => expectSound(signal, replay)),
      )
      expect(told[0]).toEqual(told[1])
    }),
    { numRuns: 400 },
  )
}, 600_000)
