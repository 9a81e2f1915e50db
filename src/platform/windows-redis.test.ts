import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { entryOf, overlayOf, type Observation, type WindowLimits, type WindowOverlay } from '../engine'
import { connect } from './queue'
import { createMemoryWindows, type LiveWindows } from './windows'
import { createRedisWindows } from './windows-redis'

const limits: WindowLimits = {
  person: { keep: 4, horizonMs: 1_000 },
  pair: { keep: 2, horizonMs: 5_000 },
  habit: { keep: 4, horizonMs: 1_500, buckets: { resolutionMs: 500, greatest: 'amountFen' } },
}
const redis = connect(process.env['MENSHEN_TEST_REDIS_URL'] ?? '')
const prefix = `test-${randomBytes(6).toString('hex')}`
let stores = 0
const redisWindows = (): LiveWindows => createRedisWindows(redis, `${prefix}-${++stores}`, limits, 'w')

afterAll(async () => {
  const keys = await redis.keys(`${prefix}*`)
  if (keys.length > 0) await redis.del(...keys)
  redis.disconnect()
})

const keys = ['person:a', 'person:b', 'pair:a:x', 'pair:b:y', 'habit:a']
const key = fc.constantFrom(...keys)

/** Close in time, so that bounds and ties are met; all that an observation says follows from its id, as with a signal. */
const observation: fc.Arbitrary<Observation> = fc.integer({ min: 0, max: 60 }).map((number) => ({
  id: `0186${String(number).padStart(4, '0')}`,
  at: 1_677_117_000_000 + ((number * 13) % 30) * 100,
  values: {
    kind: 'call',
    minutes: number,
    ...(number % 4 === 0 ? {} : { amountFen: (number % 5) * 1_000 }),
    text: `“${number}\u0000” 金`,
  },
}))

type Step =
  | { readonly kind: 'commit'; readonly added: readonly (readonly [string, Observation])[] }
  | { readonly kind: 'merge'; readonly from: string; readonly to: string }
  | { readonly kind: 'drop'; readonly key: string }

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.array(fc.tuple(key, observation), { minLength: 1, maxLength: 6 }).map((added) => ({ kind: 'commit' as const, added })) }, // prettier-ignore
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'merge' as const, from: 'person:a', to: 'person:b' }, { kind: 'merge' as const, from: 'person:b', to: 'person:a' }) }, // prettier-ignore
  { weight: 1, arbitrary: key.map((dropped) => ({ kind: 'drop' as const, key: dropped })) },
)

async function take(windows: LiveWindows, one: Step): Promise<void> {
  if (one.kind === 'merge') return windows.mergeKeys([one])
  if (one.kind === 'drop') return windows.drop([one.key])
  const overlay = await windows.load(keys)
  for (const [at, seen] of one.added) overlay.append(at, entryOf(seen))
  await windows.commit(overlay)
}

const contentOf = (overlay: WindowOverlay): unknown => keys.map((one) => overlay.get(one) ?? null)

test('the memory and the Redis store agree, whatever happens to them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 15 }), async (steps) => {
      const [memory, shared] = [createMemoryWindows(limits), redisWindows()]
      for (const one of steps) {
        await take(memory, one)
        await take(shared, one)
      }
      expect(contentOf(await shared.load(keys))).toEqual(contentOf(await memory.load(keys)))
    }),
    { numRuns: 60 },
  )
})

test('processes that commit at once leave the same as one after the other, and committing twice changes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(key, observation), { maxLength: 20 }), async (added) => {
      const [memory, shared] = [createMemoryWindows(limits), redisWindows()]
      const overlays = added.map(([at, seen]) => {
        const overlay = overlayOf(new Map(), limits)
        overlay.append(at, entryOf(seen))
        return overlay
      })
      for (const overlay of overlays) await memory.commit(overlay)
      await Promise.all([...overlays, ...overlays].reverse().map((overlay) => shared.commit(overlay)))
      expect(contentOf(await shared.load(keys))).toEqual(contentOf(await memory.load(keys)))
    }),
    { numRuns: 30 },
  )
})

test('a store that was flushed knows that it was', async () => {
  const shared = redisWindows()
  expect(await shared.isBuilt()).toBe(false)
  await shared.markBuilt()
  expect(await shared.isBuilt()).toBe(true)
})

test('windows of one person or account are in one slot of a cluster, and are forgotten in time', async () => {
  const name = `${prefix}-slots`
  const shared = createRedisWindows(redis, name, limits, 'w')
  const overlay = overlayOf(new Map(), limits)
  for (const one of ['person:a', 'pair:a:x', 'habit:a'])
    overlay.append(one, entryOf({ id: '1', at: 1_677_117_000_000, values: {} }))
  await shared.commit(overlay)
  const stored = await redis.keys(`${name}:*`)
  expect(stored).toHaveLength(6)
  for (const one of stored) {
    expect(one).toContain('{a}')
    expect(await redis.pttl(one)).toBeGreaterThan(0)
  }
})

test('a Redis that hangs does not hang whoever asks', async () => {
  const silent = {
    pipeline: () => ({ zrange: () => 0, get: () => 0, exec: () => new Promise(() => undefined) }),
  }
  jest.useFakeTimers()
  const asked = createRedisWindows(silent as unknown as typeof redis, prefix, limits, 'w').load(['person:a'])
  const refused = expect(asked).rejects.toMatchObject({ code: 'overloaded' })
  await jest.advanceTimersByTimeAsync(2_000)
  await refused
  jest.useRealTimers()
})
