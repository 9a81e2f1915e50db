import { join } from 'node:path'
import { createEngine, type Engine } from '../engine'
import { checkRulePack } from '../rules/check-pack'
import { readPackFiles } from '../rules/load-pack'
import type { PackFile } from '../rules/yaml-file'
import { RulePackError } from '../rules/problem'
import type { CallSignal, EngineInput, TransactionSignal } from '../types'
import { MemoryWindows } from '../windows/store'
import { hashedIdentifier } from './hashed'
import type { ListView } from './list-view'
import { PackLists } from './pack-lists'

const files = readPackFiles(join(__dirname, '../../../rules'))
const pack = checkRulePack(files)
const names = new PackLists(pack.lists, 8, '').names
const NOON = Date.parse('2026-03-02T12:00:00+08:00')
const SALT = 'a-salt-of-this-test'

const suspects = (entries: string): PackFile => ({
  path: 'lists/suspects.yaml',
  text: `name: suspects\nof: account\nsays: suspect\nsource: 测试\ndate: 2026-03-01\nsalt: ${SALT}\nentries:\n${entries}\n`,
})

function problemsOf(list: PackFile): string[] {
  try {
    checkRulePack([...files, list])
    return []
  } catch (error) {
    if (error instanceof RulePackError) return error.problems.map(({ reason }) => reason)
    throw error
  }
}

const payment = (more: Partial<TransactionSignal> = {}): EngineInput => ({
  signal: {
    id: 't1',
    type: 'transaction',
    occurredAt: NOON,
    amountFen: 300_000n,
    payer: { account: '6222 0001' },
    payee: { account: '6222-0009' },
    ...more,
  },
  subject: { person: 'p', payer: 'a', payee: 'b' },
})

// Training takes a second.
const engines = new Map<string, Engine>()

function engineWith(key: string, lists: PackFile[]): Engine {
  const name = JSON.stringify([key, lists])
  const engine = engines.get(name) ?? createEngine(checkRulePack([...files, ...lists]), { listKey: key })
  engines.set(name, engine)
  return engine
}

const rulesOf = (input: EngineInput, key = 'the key', lists: PackFile[] = []): string[] => {
  const engine = engineWith(key, lists)
  return engine.evaluate(input, new MemoryWindows(engine.windowLimits)).reasons.map(({ rule }) => rule)
}

describe('accounts', () => {
  const hash = hashedIdentifier('account', '62220009', SALT, 'the key')
  const listed = suspects(`  - { hash: '${hash}', from: 2026-03-01, expires: 2026-03-31, source: 止付 }`)

  test('a listed account is found however it is written, and only under the key', () => {
    expect(rulesOf(payment(), 'the key', [listed])).toContain('payee.suspect-list')
    expect(rulesOf(payment(), 'another key', [listed])).not.toContain('payee.suspect-list')
  })

  test.each([
    ['2026-02-28T23:59:59+08:00', false],
    ['2026-03-01T00:00:00+08:00', true],
    ['2026-03-31T23:59:59+08:00', true],
    ['2026-04-01T00:00:00+08:00', false],
  ])('it holds in event time, on days of the centre: %s %s', (at, isListed) => {
    const input = payment({ occurredAt: Date.parse(at) })
    expect(rulesOf(input, 'the key', [listed]).includes('payee.suspect-list')).toBe(isListed)
  })

  test('a service brings lists of its own', () => {
    const lists: ListView = {
      find: (of, written) =>
        of === 'account' && written === '6222-0009'
          ? [{ says: 'suspect', list: 'watch', source: '止付' }]
          : [],
    }
    expect(rulesOf({ ...payment(), lists })).toContain('payee.suspect-list')
    expect(rulesOf(payment())).not.toContain('payee.suspect-list')
  })
})

describe('what a shared pack may hold', () => {
  test.each([
    ["  - '6222000000000009'", 'accounts are personal: give their hash'],
    [`  - { hash: '${'0'.repeat(64)}' }`, 'an entry about somebody needs the day it expires'],
    ["  - { value: '1', hash: '" + '0'.repeat(64) + "' }", 'expected either value or hash'],
  ])('%s is refused', (entries, reason) => {
    expect(problemsOf(suspects(entries))).toContain(reason)
  })

  test("a phone that may be somebody's own is refused", () => {
    const text = "name: x\nof: phone\nsays: weak\nsource: 测试\ndate: 2026-03-01\nentries: ['13800000001']\n"
    expect(problemsOf({ path: 'lists/x.yaml', text })).toEqual(['this number may be personal: give its hash'])
  })
})

describe('callers', () => {
  const call = (more: Partial<CallSignal>): EngineInput => ({
    signal: {
      id: 'c',
      type: 'call',
      occurredAt: NOON,
      caller: '96110',
      callee: '1',
      durationSeconds: 600,
      ...more,
    },
    subject: { person: 'p', payer: null, payee: null },
  })

  test.each([
    ['the hotline', { caller: '96110' }, 'counter.official-caller'],
    ['with an area code', { caller: '0575-96110' }, 'counter.official-caller'],
    ['with the country code', { caller: '+8696110' }, 'counter.official-caller'],
    ['from abroad', { caller: '96110', international: true }, 'call.forged-hotline'],
    ['shown by another number', { caller: '17012345678', displayedNumber: '110' }, 'call.forged-hotline'],
    ['a virtual operator', { caller: '17012345678' }, 'call.weak-prefix'],
    ['a switchboard', { caller: '4008123456' }, 'call.weak-prefix'],
  ])('%s', (_, more, rule) => {
    expect(rulesOf(call(more))).toContain(rule)
  })

  test('a hotline that calls from abroad speaks for nobody', () => {
    expect(rulesOf(call({ international: true }))).not.toContain('counter.official-caller')
  })
})

describe('names', () => {
  test.each([
    ['绍兴市越城区财政局', ['public']],
    ['绍兴市人民医院', ['hospital']],
    ['浙江工业大学', ['school']],
    ['绍兴市公共资源交易中心', ['company', 'exchange']],
    ['某某证券股份有限公司客户交易结算资金', ['broker', 'company']],
    ['绍兴柯桥某某纺织有限公司', ['company']],
    ['好运来小吃店', ['company']],
    ['沈某某', ['person']],
    ['王建行', ['person']],
    ['欧阳明', ['person']],
    ['李**', ['person']],
    ['Blue Whale Trading Limited', ['company']],
    ['', []],
    ['12345', []],
  ])('%s is %j', (name, kinds) => {
    expect(names.kindsOf(name)).toEqual(kinds)
  })

  test('a surname is read from a person only', () => {
    expect(names.surnameOf('沈某某')).toBe('沈')
    expect(names.surnameOf('欧阳明')).toBe('欧阳')
    expect(names.surnameOf('沈氏纺织有限公司')).toBeNull()
  })
})
