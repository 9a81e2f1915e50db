import { ingestOf, type GivenIngest } from '../../test/given/ingest'
import { somebody } from '../../test/given/people'
import { chat } from '../../test/given/signals'

let given: GivenIngest
beforeAll(async () => {
  given = await ingestOf()
})

const pieces = ['我们是公安局专案组，你涉嫌洗钱，马上把钱转到安', '全账户核查，不要告诉家人']
const minute = (m: number): string => `2023-02-23T09:${String(m).padStart(2, '0')}:00+08:00`
const sent = (phone: string, text: string, m: number, handle = 'wx-77') =>
  chat({ sender: { handle }, recipient: { phone }, group: undefined, text, occurredAt: minute(m) })

const safeAccount = async (signalId: string): Promise<boolean> => {
  const { trace } = await given.db.evaluation.findFirstOrThrow({ where: { signalId } })
  return JSON.stringify(trace).includes('demand.safe-account')
}

test('a word cut in two by two messages of one sender is read whole', async () => {
  const { phone } = somebody()
  await given.send(sent(phone, pieces[0] ?? '', 1))
  const { signalId, evaluation } = await given.send(sent(phone, pieces[1] ?? '', 2))
  expect(await safeAccount(signalId)).toBe(true)
  expect(evaluation.reasons).toContainEqual(
    expect.objectContaining({ rule: 'text.classifier', evidence: expect.objectContaining({ joined: 1 }) }),
  )
})

test('both in one batch', async () => {
  const { phone } = somebody()
  const [, second] = await Promise.all(pieces.map((text, m) => given.send(sent(phone, text, m + 1))))
  expect(await safeAccount(second?.signalId ?? '')).toBe(true)
})

test('another sender, another person or two hours are another talk', async () => {
  const { phone } = somebody()
  await given.send({ ...sent(phone, pieces[0] ?? '', 1), occurredAt: '2023-02-23T07:00:00+08:00' })
  await given.send(sent(phone, pieces[0] ?? '', 1, 'wx-78'))
  for (const other of [sent(phone, pieces[1] ?? '', 2), sent(somebody().phone, pieces[1] ?? '', 2, 'wx-78')])
    expect(await safeAccount((await given.send(other)).signalId)).toBe(false)
})
