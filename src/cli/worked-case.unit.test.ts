import { readFileSync } from 'node:fs'
import { createEngine, loadRulePack, type Evaluation } from '../engine'
import { createModelCache } from '../platform/model-cache'
import { Replay } from '../replays/judge'
import { present } from '../lib/assert'
import { readSignal } from '../replays/wire'

/** docs/engine.md explains a score with one case; its numbers are those of the pack. */

const pack = loadRulePack('rules')
const engine = createEngine(pack, { cache: createModelCache() })
const document = readFileSync('docs/engine.md', 'utf8')
const time = (clock: string): string => `2023-02-23T${clock}+08:00`

const asked = said('m1', '09:42:10', '小沈，我在外面谈合同，公司账户上现在余额还有多少？报给我。')
const pressed = said(
  'm2',
  '09:55:40',
  '客户的保证金要马上退回去，73万多，先转到这个个人账户，很急。我在开会不方便接电话，审批手续流程后面补。',
)

function said(sourceRef: string, clock: string, text: string) {
  return {
    type: 'message',
    source: 'telecom:shaoxing',
    sourceRef,
    occurredAt: time(clock),
    channel: 'wechat',
    sender: { handle: 'boss', claimedName: '张总', claimedRole: 'chairman' },
    recipient: { phone: '13805750001', name: '沈某', role: 'finance' },
    group: { name: '项目沟通群', memberCount: 4, createdAt: time('09:30:00') },
    text,
  }
}

function paid(payee: { openedAt?: string } = { openedAt: '2023-02-03' }) {
  return {
    type: 'transaction',
    source: 'bank:icbc-yuecheng',
    sourceRef: 't1',
    occurredAt: time('10:02:30'),
    amount: '731200.00',
    status: 'pending',
    payer: {
      account: '1208000001',
      name: '越州某某纺织有限公司',
      kind: 'organisation',
      balanceBefore: '760000.00',
      operator: { phone: '13805750001', role: 'finance' },
    },
    payee: { account: '6217000001', name: '李建军', kind: 'person', ...payee },
    memo: '保证金',
  }
}

const paidBefore = { ...paid(), sourceRef: 't0', status: 'settled', occurredAt: '2023-01-20T10:00:00+08:00' }

/** What is said of the last of these. */
function judge(...signals: object[]): Evaluation {
  const replay = new Replay(engine)
  const judged = signals.map((signal) => {
    const read = readSignal(JSON.stringify(signal))
    if (typeof read === 'string') throw new Error(read)
    return replay.judge(read.signal)
  })
  return present(judged.at(-1), 'evaluation')
}

const sumOf = ({ reasons }: Evaluation, kind: 'message' | 'transaction'): number =>
  reasons.reduce((sum, { weight }) => sum + weight, pack.levels.bias[kind])
const written = (logOdds: number): string => `${logOdds < 0 ? '' : '+'}${logOdds.toFixed(1)}`

/** Rows of the table below this line of the document: what is added, by whom. */
function tableBelow(line: string): Map<string, string> {
  const [, below = ''] = document.split(line)
  const [table = ''] = below.trimStart().split('\n\n')
  const rows = table.split('\n').map((row) => row.split('|').map((cell) => cell.trim()))
  return new Map(rows.map(([, logOdds = '', from = '']) => [from.replaceAll('`', ''), logOdds]))
}

test.each([
  ['First the second message:', judge(asked, pressed), 'message', 'probability 0.9998: 特高危'],
  ['Then the payment of 731,200 yuan:', judge(asked, pressed, paid()), 'transaction', 'hold for 120 minutes'],
] as const)('%s', (line, evaluation, kind, end) => {
  const rows = tableBelow(line)
  expect(rows.get(end)).toBe(`**${written(sumOf(evaluation, kind))}**`)
  const told = evaluation.reasons.filter(({ rule }) => rows.has(rule))
  expect(told.length).toBeGreaterThan(5)
  for (const { rule, weight } of told) expect([rule, rows.get(rule)]).toEqual([rule, written(weight)])
  const smaller = evaluation.reasons.filter(({ rule }) => !rows.has(rule))
  if (smaller.length > 0)
    expect(rows.get('nine smaller ones')).toBe(written(smaller.reduce((sum, { weight }) => sum + weight, 0)))
})

test.each([
  ['and +8.7 are left: still held', judge(paid()), 'hold', '+8.7'],
  ['+5.4, held', judge(paid({})), 'hold', '+5.4'],
  ['-7.2, and nothing is held', judge(paidBefore, asked, pressed, paid()), 'allow', '-7.2'],
])('%s', (sentence, evaluation, action, logOdds) => {
  expect(document.replaceAll('\n', ' ')).toContain(sentence)
  expect([evaluation.action, written(sumOf(evaluation, 'transaction'))]).toEqual([action, logOdds])
})
