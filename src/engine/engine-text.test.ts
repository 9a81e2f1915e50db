import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { createModelCache } from '../platform/model-cache'
import {
  checkRulePack,
  createEngine,
  loadRulePack,
  MemoryWindows,
  readPackFiles,
  type EarlierText,
  type EngineSignal,
  type Evaluation,
  type Subject,
} from './index'

const rules = join(__dirname, '../../rules')
const engine = createEngine(loadRulePack(rules), { cache: createModelCache() })

const between = (mark: string) => (text: string) => text.replace(/(?<=.)(?=.)/gu, mark)

describe('texts', () => {
  test.each([
    '公安机关提醒您：凡是要求把钱转到安全账户的都是诈骗，请立即挂断并拨打96110。',
    '如果有人让你转到安全账户就是诈骗，不要相信。',
    '民警提示：接到自称客服要求共享屏幕退款的电话，都是骗子，不要转账。',
    '银行工作人员不会要求您提供验证码，谨防诈骗。',
    '财务人员注意：领导在群里要求紧急转账的，一律当面核实，谨防冒充领导诈骗。',
    '【某银行】验证码553201，五分钟内有效，请勿泄露给任何人。',
    '您的快递已到驿站，凭取件码6-1-2210领取。',
    '晚上回家吃饭吗？我买了鱼。',
  ])('honest: %s', (text) => {
    expect(engine.classify(text)).toMatchObject({ typology: 'none' })
  })

  test.each([
    ['authority', '你好，这里是公安局，你的身份证涉嫌一起洗钱案，请把资金转入安全账户核查，不要告诉家人。'],
    ['leader-acquaintance', '小刘，我在外面谈合同，你先安排付款打到对方老板个人卡，流程后补，不要打电话。'],
    [
      'customer-service',
      '您好，我是网购平台客服，您误开通了会员，每月自动扣费，请下载会议软件打开屏幕共享取消。',
    ],
    ['loan-credit', '您的贷款审批通过，因为银行卡号填错被冻结，需要先交解冻费才能放款。'],
  ])('fraud as %s', (typology, text) => {
    expect(engine.classify(text).typology).toBe(typology)
  })

  test.each([
    ['zero-width', between('\u200b')],
    ['blanks inside words', between(' ')],
    ['dots inside words', between('·')],
    ['emoji inside words', between('😀')],
    [
      'traditional characters',
      (text: string) => text.replace('公安局', '公安局').replace('转入', '轉入').replace('账户', '賬戶'),
    ],
    ['look-alikes', (text: string) => text.replace('公安', '佥安').replace('账户', '帐户')],
  ])('hidden by %s, it is still found', (_, hide) => {
    const text = '你好这里是公安局你的身份证涉嫌一起洗钱案请把资金转入安全账户核查不要告诉家人'
    expect(engine.classify(hide(text))).toMatchObject({ typology: 'authority' })
  })

  test('labelled cases teach what the pack does not know', () => {
    const text = '蓝鲸互助公益积分翻倍通道开启，请联系引导员激活节点'
    // A few scripts are enough to learn beside.
    const small = checkRulePack(
      readPackFiles(rules).filter(
        ({ path }) => !path.startsWith('scripts/') || path.startsWith('scripts/loan'),
      ),
    )
    const taught = createEngine(small, {
      cases: Array.from({ length: 8 }, (_, n) => ({ text: `${text}第${n}批`, label: 'other-fraud' })),
    })
    const [before, after] = [createEngine(small).classify(text), taught.classify(text)]
    expect(after.fraudProbability).toBeGreaterThan(before.fraudProbability)
    expect(after.similar[0]?.script).toMatch(/^case#/)
  })
})

describe('what one sender writes piece by piece', () => {
  const at = Date.parse('2026-03-02T12:00:00+08:00')
  const message = (text: string, occurredAt: number): EngineSignal => ({
    id: `m${occurredAt}`,
    type: 'message',
    occurredAt,
    sender: { handle: 'wx-1' },
    recipient: { phone: '+8613800000000' },
    text,
  })
  const subject: Subject = { person: 'p', payer: null, payee: null }
  const nothing = new MemoryWindows(engine.windowLimits)
  const judged = (signal: EngineSignal, earlier: EarlierText[]): Evaluation =>
    engine.evaluate({ signal, subject, earlier }, nothing)
  const pieces = ['我们是公安局专案组，你涉嫌洗钱，马上把钱转到安', '全账户核查，不要告诉家人']
  const first = { at: at - 60_000, text: pieces[0]! }

  test('a word that was cut in two is found', () => {
    const { trace } = judged(message(pieces[1]!, at), [first])
    expect(trace.elements).toContain('demand.safe-account')
    expect(judged(message(pieces[1]!, at), []).trace.elements).not.toContain('demand.safe-account')
  })

  test('the pieces weigh what the whole weighs, and the reason says how many were read', () => {
    const whole = judged(message(pieces.join(''), at), [])
    const { score, reasons } = judged(message(pieces[1]!, at), [first])
    expect(score).toBeCloseTo(whole.score, 9)
    expect(reasons.find(({ rule }) => rule === 'text.classifier')?.evidence).toMatchObject({ joined: 1 })
  })

  test('what is older than the pack says is another talk', () => {
    const old = { ...first, at: at - engine.talk.horizonMs - 1 }
    const later = { ...first, at: at + 1 }
    expect(judged(message(pieces[1]!, at), [old, later]).trace.elements).not.toContain('demand.safe-account')
  })
})

describe('hostile texts', () => {
  // Of processor time: other programs may have the machine meanwhile.
  const BOUND_MS = 250

  test('whatever it is: a probability, and elements that stand in the text', () => {
    const hostile = fc.string({ unit: 'binary', maxLength: 400 })
    const mixed = fc
      .array(
        fc.oneof(
          hostile,
          fc.constantFrom('安全账户', '转账', '公安', '\u200b', '👮', 'zhuan', '(a+)+$', '就是诈骗'),
        ),
      )
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(mixed, (text) => {
        const { fraudProbability, spans } = engine.classify(text)
        expect(fraudProbability).toBeGreaterThanOrEqual(0)
        expect(fraudProbability).toBeLessThanOrEqual(1)
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThanOrEqual(0)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  test.each([
    ['a megabyte of one character', '转'.repeat(1_000_000)],
    ['a megabyte of blanks', ' '.repeat(1_000_000)],
    ['a megabyte of filler between characters', '转 '.repeat(500_000)],
    ['lone surrogates', '\ud83d转账\udc00\ud83d'],
    ['right to left', '\u202e户账全安到转请'],
    ['a decomposition bomb', '\ufdfa'.repeat(100_000)],
    ['a bomb for the pattern of links', 'a.'.repeat(200_000)],
    ['another one', `www.${'-'.repeat(100_000)}.`],
    ['a bomb for nested repetition', `${'a'.repeat(100_000)}!`],
    ['elements without end', '公安局洗钱安全账户转账保密'.repeat(50_000)],
    ['marks between all characters', '安，全，账，户，'.repeat(100_000)],
    ['nothing', ''],
  ])('%s neither crashes nor slows it', (_, text) => {
    const before = process.cpuUsage()
    const { fraudProbability } = engine.classify(text)
    const { user, system } = process.cpuUsage(before)
    expect((user + system) / 1_000).toBeLessThan(BOUND_MS)
    expect(fraudProbability).toBeGreaterThanOrEqual(0)
    expect(fraudProbability).toBeLessThanOrEqual(1)
  })

  const blns = join(process.env['MENSHEN_SHARED_DATA'] ?? '../shared/data', 'blns', 'blns.json')
  const whenPresent = existsSync(blns) ? test : test.skip
  whenPresent('the big list of naughty strings (skipped where it is absent)', () => {
    const strings: unknown = JSON.parse(readFileSync(blns, 'utf8'))
    expect(Array.isArray(strings)).toBe(true)
    for (const text of strings as string[])
      expect(Number.isFinite(engine.classify(text).fraudProbability)).toBe(true)
  })
})
