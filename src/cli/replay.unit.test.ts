import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from './replay'

const dir = mkdtempSync(join(tmpdir(), 'menshen-replay-'))
afterAll(() => rmSync(dir, { recursive: true }))

const common = { source: 'test:feed', occurredAt: '2023-02-23T09:00:00+08:00' }
const call = {
  ...common,
  type: 'call',
  sourceRef: 'c1',
  caller: '+85212345678',
  callee: '+86 139-0000-0003',
  durationSeconds: 2_400,
  transcript: [{ text: '我是公安局的，你涉嫌洗钱，案件保密，把钱转到安全账户接受核查。' }],
}
const payment = {
  ...common,
  type: 'transaction',
  sourceRef: 't1',
  occurredAt: '2023-02-23T10:00:00+08:00',
  amount: '86000.00',
  payer: { account: '6222 0001', kind: 'person', phone: '13900000003' },
  payee: { account: '62220002', kind: 'person' },
}

async function replayed(lines: string[], name: string): Promise<string> {
  const [input, out] = [join(dir, `${name}.ndjson`), join(dir, `${name}.out.ndjson`)]
  writeFileSync(input, lines.join('\n'))
  jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await run([input, '--out', out])).toBe(0)
  return readFileSync(out, 'utf8')
}

test('the same stream gives the same bytes', async () => {
  const lines = [JSON.stringify(call), JSON.stringify(payment)]
  expect(await replayed(lines, 'a')).toBe(await replayed(lines, 'b'))
})

test('a call and a payment of one phone meet in the same windows', async () => {
  const lines = (
    await replayed(
      [call, payment].map((one) => JSON.stringify(one)),
      'meet',
    )
  )
    .trim()
    .split('\n')
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ sourceRef: 't1', action: 'hold', typology: 'authority' })
})

test('a bad line is named on stderr and the others are kept', async () => {
  const said = jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  said.mockClear()
  const out = await replayed([JSON.stringify(call), '{"type":"transaction"', JSON.stringify(payment)], 'bad')
  expect(out.trim().split('\n')).toHaveLength(2)
  expect(said.mock.calls.map(([text]) => String(text)).join('')).toContain('bad.ndjson:2: not JSON')
})

test("lists of one's own are known to a replay, in event time", async () => {
  const list = join(dir, 'suspects.yaml')
  const entry = "{ value: '62220002', expires: 2023-02-28 }"
  writeFileSync(
    list,
    `name: ours\nof: account\nsays: suspect\nsource: 本局\ndate: 2023-02-01\nentries:\n  - ${entry}\n`,
  )
  const [input, out] = [join(dir, 'listed.ndjson'), join(dir, 'listed.out.ndjson')]
  const later = { ...payment, sourceRef: 't2', occurredAt: '2023-03-01T10:00:00+08:00' }
  writeFileSync(input, [payment, later].map((one) => JSON.stringify(one)).join('\n'))
  jest.spyOn(process.stderr, 'write').mockReturnValue(true)
  expect(await run([input, '--lists', list, '--out', out])).toBe(0)
  const reasons = readFileSync(out, 'utf8')
    .split('\n')
    .map((line) => line.includes('payee.suspect-list'))
  expect(reasons.slice(0, 2)).toEqual([true, false])
})

test('a report is left at every account it names', async () => {
  const report = {
    ...common,
    type: 'report',
    sourceRef: 'r1',
    channel: '110',
    transfers: [{ payeeAccount: '62220007' }, { payeeAccount: '6222 0002' }],
  }
  const out = await replayed(
    [report, payment].map((one) => JSON.stringify(one)),
    'report',
  )
  expect(out).toContain('payee.reported')
})
