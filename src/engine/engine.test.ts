import { join } from 'node:path'
import { createModelCache } from '../platform/model-cache'
import {
  createEngine,
  loadRulePack,
  MemoryWindows,
  type CallSignal,
  type Engine,
  type EngineSignal,
  type Evaluation,
  type MessageSignal,
  type Subject,
  type TransactionSignal,
} from './index'

const rules = join(__dirname, '../../rules')
const pack = loadRulePack(rules)
const engine: Engine = createEngine(pack, { cache: createModelCache() })
const MORNING = Date.parse('2023-02-23T09:00:00+08:00')
const MINUTE = 60_000
const shen: Subject = { person: 'p-shen', payer: 'a-company', payee: 'a-stranger' }

function play(...steps: [EngineSignal, Subject][]): Evaluation[] {
  const windows = new MemoryWindows(engine.windowLimits)
  return steps.map(([signal, subject]) => {
    const evaluation = engine.evaluate({ signal, subject }, windows)
    engine.observe({ signal, subject }, evaluation, windows)
    return evaluation
  })
}

function last(evaluations: Evaluation[]): Evaluation {
  return evaluations.at(-1)!
}

function bossSays(minute: number, text: string): [MessageSignal, Subject] {
  const occurredAt = MORNING + minute * MINUTE
  const group = { memberCount: 4, createdAt: MORNING - 20 * MINUTE }
  const sender = { claimedName: '陈总', claimedRole: '总经理' }
  const recipient = { phone: '13800000001', role: 'finance' }
  const signal: MessageSignal = {
    id: `m${minute}`,
    type: 'message',
    occurredAt,
    channel: 'qq',
    sender,
    recipient,
    group,
    text,
  }
  return [signal, { person: 'p-shen', payer: null, payee: null }]
}

function companyPays(minute: number, more: Partial<TransactionSignal> = {}): TransactionSignal {
  return {
    id: `t${minute}`,
    type: 'transaction',
    occurredAt: MORNING + minute * MINUTE,
    amountFen: 73_120_000n,
    status: 'pending',
    payer: { account: '6200001', kind: 'organisation', operator: { name: '沈某', role: 'finance' } },
    payee: { account: '6210009', kind: 'person' },
    ...more,
  }
}

const askBalance = bossSays(2, '小沈，公司账户现在余额还有多少？')
const askPayment = bossSays(9, '对方要把保证金打到他的卡上，73万1200，马上转，手续回来再补，我在开会。')

describe('the Doumen case', () => {
  test('a false boss in a new group, then a transfer to a person never paid: held as leader-acquaintance', () => {
    const evaluation = last(play(askBalance, askPayment, [companyPays(20), shen]))
    expect(['high', 'critical']).toContain(evaluation.level)
    expect(evaluation).toMatchObject({ typology: 'leader-acquaintance', action: 'hold' })
    expect(evaluation.holdMinutes).toBeGreaterThan(0)
    expect(evaluation.reasons.map(({ rule }) => rule)).toContain('payment.after-suspicious-contact')
  })

  test('the bank alone, without any message: at least a review', () => {
    const evaluation = last(play([companyPays(20), shen]))
    expect(['medium', 'high', 'critical']).toContain(evaluation.level)
    expect(evaluation.typology).toBe('leader-acquaintance')
    expect(evaluation.action).not.toBe('allow')
  })

  test('a payment that is settled already cannot be held', () => {
    const evaluation = last(play(askBalance, askPayment, [companyPays(20, { status: 'settled' }), shen]))
    expect(evaluation).toMatchObject({ action: 'review', holdMinutes: null })
  })

  test('messages that arrive after the payment do not change what was known at its own time', () => {
    const inOrder = play([companyPays(20), shen])
    const late = play([companyPays(20), shen], bossSays(25, '转好了吗，赶紧把回单发我。'))
    expect(late[0]).toEqual(inOrder[0])
  })

  test('reasons hold no name, phone or account', () => {
    const said = JSON.stringify(
      play(askBalance, askPayment, [companyPays(20), shen]).map(({ reasons }) => reasons),
    )
    for (const secret of ['沈某', '陈总', '13800000001', '6210009', '6200001', '73万1200']) {
      expect(said).not.toContain(secret)
    }
  })
})

describe('冒充公检法', () => {
  const call: CallSignal = {
    id: 'c1',
    type: 'call',
    occurredAt: MORNING,
    caller: '+85212345678',
    callee: '13900000003',
    durationSeconds: 2_400,
    international: true,
    transcript: [
      { speaker: 'caller', text: '我是市公安局的，你涉嫌洗钱，通缉令已经下来了。' },
      { speaker: 'callee', text: '我没有啊' },
      { speaker: 'caller', text: '案件保密，不能告诉家里人，马上把钱转到安全账户接受清查。' },
    ],
  }
  const payment: TransactionSignal = {
    id: 't1',
    type: 'transaction',
    occurredAt: MORNING + 60 * MINUTE,
    amountFen: 8_600_000n,
    status: 'pending',
    payer: { account: '1', kind: 'person' },
    payee: { account: '2', kind: 'person' },
    device: { screenSharing: true },
  }
  const called: Subject = { person: 'p1', payer: null, payee: null }
  const paying: Subject = { person: 'p1', payer: 'a1', payee: 'a2' }

  test('a long foreign call, then a payment with a shared screen: held as authority', () => {
    const evaluations = play([call, called], [payment, paying])
    expect(evaluations[0]).toMatchObject({ typology: 'authority', action: 'review' })
    expect(['high', 'critical']).toContain(last(evaluations).level)
    expect(last(evaluations)).toMatchObject({ typology: 'authority', action: 'hold' })
  })

  test('the same call without transcript still holds the payment', () => {
    const { transcript: _, ...thin } = call
    expect(last(play([thin, called], [payment, paying]))).toMatchObject({
      action: 'hold',
      typology: 'authority',
    })
  })

  test('a call to somebody else changes nothing for this payer', () => {
    const other: Subject = { person: 'p2', payer: null, payee: null }
    expect(last(play([call, other], [payment, paying]))).toEqual(last(play([payment, paying])))
  })
})

test('an honest payment to a new but established supplier is allowed', () => {
  const payment = companyPays(300, {
    amountFen: 18_640_000n,
    payee: { account: '3', kind: 'organisation', openedAt: Date.parse('2015-03-01') },
    memo: '货款 合同号HT2023-017',
  })
  expect(last(play([payment, shen]))).toMatchObject({ level: 'none', action: 'allow', typology: 'none' })
})

test('a payee paid for months is allowed', () => {
  const before = companyPays(-100 * 24 * 60, { id: 'old', status: 'settled', amountFen: 100_000n })
  expect(last(play([before, shen], [companyPays(20), shen])).action).toBe('allow')
})

test('a salary is allowed', () => {
  const salary = companyPays(20, { amountFen: 5_800_000n, memo: '二月工资' })
  expect(last(play([salary, shen])).action).toBe('allow')
})

test('a payment to an account somebody reported is held', () => {
  const report: EngineSignal = {
    id: 'r1',
    type: 'report',
    occurredAt: MORNING,
    channel: '110',
    narrative: '我被人冒充客服骗了，转了五万。',
    transfers: [{ payeeAccount: '6210009' }],
  }
  const reported: Subject = { person: 'p9', payer: 'a9', payee: 'a-stranger' }
  const plain = companyPays(20, { amountFen: 300_000n })
  expect(last(play([report, reported], [plain, shen])).action).toBe('hold')
})

test('the same input gives the same bytes', () => {
  const steps = (): Evaluation[] => play(askBalance, askPayment, [companyPays(20), shen])
  expect(JSON.stringify(steps())).toBe(JSON.stringify(steps()))
  const again = createEngine(pack)
  expect(again.classify('请把验证码告诉我')).toEqual(engine.classify('请把验证码告诉我'))
})

test('a rebuild from stored signals and evaluations, in any order, gives the same windows', () => {
  const steps: [EngineSignal, Subject][] = [askBalance, askPayment, [companyPays(20), shen]]
  const evaluations = play(...steps)
  const rebuilt = [steps.map((_, n) => n), steps.map((_, n) => steps.length - 1 - n)].map((order) => {
    const windows = new MemoryWindows(engine.windowLimits)
    for (const n of order) {
      const [signal, subject] = steps[n]!
      engine.observe({ signal, subject }, evaluations[n]!, windows)
    }
    return [...windows.keys()].sort().map((key) => [key, windows.get(key)])
  })
  expect(rebuilt[0]).toEqual(rebuilt[1])
})
