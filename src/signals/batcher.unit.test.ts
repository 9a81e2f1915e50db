import { AppError } from '../errors'
import { createBatcher, type Batcher, type Outcome } from './batcher'

interface Gate {
  readonly batches: number[][]
  /** Lets the batch that is being worked on end. */
  open(): void
}

/** A worker that holds each batch until it is let go. */
function gated(options: { maxSize?: number; maxQueued?: number } = {}): [Batcher<number, number>, Gate] {
  const batches: number[][] = []
  let open = (): void => undefined
  const batcher = createBatcher<number, number>({
    maxSize: options.maxSize ?? 4,
    maxWaitMs: 5,
    maxQueued: options.maxQueued ?? 100,
    work: (items) => {
      batches.push([...items])
      return new Promise((resolve) => {
        open = () => resolve(items.map(doubled))
      })
    },
  })
  return [batcher, { batches, open: () => open() }]
}

const doubled = (item: number): Outcome<number> =>
  item === 13 ? { ok: false, error: new AppError('reference_conflict') } : { ok: true, value: item * 2 }
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await turn()
}

test('whoever comes while a batch is written is in the next one, at most as many as allowed', async () => {
  const [batcher, gate] = gated()
  const first = batcher.submit(1)
  await until(() => gate.batches.length === 1)
  const others = [2, 3, 4, 5, 6, 7].map((item) => batcher.submit(item))
  gate.open()
  expect(await first).toBe(2)
  await until(() => gate.batches.length === 2)
  gate.open()
  await until(() => gate.batches.length === 3)
  gate.open()
  expect(await Promise.all(others)).toEqual([4, 6, 8, 10, 12, 14])
  expect(gate.batches).toEqual([[1], [2, 3, 4, 5], [6, 7]])
})

test('one that is refused does not touch the others', async () => {
  const [batcher, gate] = gated()
  const answers = Promise.allSettled([batcher.submit(1), batcher.submit(13), batcher.submit(3)])
  await until(() => gate.batches.length === 1)
  gate.open()
  expect((await answers).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
})

test('a full queue refuses, with the time to wait; a stream waits for room instead', async () => {
  const [batcher, gate] = gated({ maxSize: 1, maxQueued: 2 })
  const taken = [batcher.submit(1)]
  await until(() => gate.batches.length === 1)
  taken.push(batcher.submit(2), batcher.submit(3))
  await expect(batcher.submit(4)).rejects.toMatchObject({ code: 'overloaded', retryAfterSeconds: 1 })
  let hasRoom = false
  void batcher.room().then(() => (hasRoom = true))
  await turn()
  expect(hasRoom).toBe(false)
  gate.open()
  await until(() => hasRoom)
  await until(() => gate.batches.length === 2)
  gate.open()
  await until(() => gate.batches.length === 3)
  gate.open()
  expect(await Promise.all(taken)).toEqual([2, 4, 6])
})

test('closing lets what is queued be answered and takes nothing more', async () => {
  const [batcher, gate] = gated({ maxSize: 1 })
  const answers = [batcher.submit(1), batcher.submit(2)]
  await until(() => gate.batches.length === 1)
  const closed = batcher.close()
  await expect(batcher.submit(3)).rejects.toMatchObject({ code: 'overloaded' })
  gate.open()
  await until(() => gate.batches.length === 2)
  gate.open()
  await closed
  expect(await Promise.all(answers)).toEqual([2, 4])
})

test('work that throws refuses its batch and the next one is worked on', async () => {
  let isBroken = true
  const batcher = createBatcher<number, number>({
    maxSize: 2,
    maxWaitMs: 1,
    maxQueued: 10,
    work: (items) => {
      if (isBroken) throw new Error('broken')
      return Promise.resolve(items.map(doubled))
    },
  })
  await expect(batcher.submit(1)).rejects.toThrow('broken')
  isBroken = false
  expect(await batcher.submit(2)).toBe(4)
})
