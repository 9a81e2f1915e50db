import fc from 'fast-check'
import { mergeEntries, type Observation, type WindowEntry } from './entry'
import { MemoryWindows, overlay } from './store'

const limit = { keep: 5, horizonMs: 1_000 }
const limits = { person: limit }

/** The same id is always the same observation, as signal ids are. */
const observation = fc
  .nat({ max: 40 })
  .map((n): Observation => ({ id: `s${n}`, at: (n * 7919) % 2_500, values: { score: n / 40 } }))

const observations = fc.array(observation, { minLength: 1, maxLength: 30 })

function built(list: readonly Observation[]): WindowEntry {
  const [first = { id: '', at: 0, values: {} }, ...rest] = list
  const start: WindowEntry = { first: first.at, observations: [first] }
  return rest.reduce(
    (entry, one) => mergeEntries(entry, { first: one.at, observations: [one] }, limit),
    start,
  )
}

test('merging is commutative', () => {
  fc.assert(
    fc.property(observations, observations, (left, right) => {
      const [a, b] = [built(left), built(right)]
      expect(mergeEntries(a, b, limit)).toEqual(mergeEntries(b, a, limit))
    }),
  )
})

test('merging is associative', () => {
  fc.assert(
    fc.property(observations, observations, observations, (x, y, z) => {
      const [a, b, c] = [built(x), built(y), built(z)]
      const left = mergeEntries(mergeEntries(a, b, limit), c, limit)
      expect(mergeEntries(a, mergeEntries(b, c, limit), limit)).toEqual(left)
    }),
  )
})

test('merging is idempotent by observation id', () => {
  fc.assert(
    fc.property(observations, (list) => {
      const entry = built(list)
      expect(mergeEntries(entry, entry, limit)).toEqual(entry)
    }),
  )
})

test('the order of arrival does not matter', () => {
  const shuffled = observations.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  )
  fc.assert(fc.property(shuffled, ([list, other]) => expect(built(other)).toEqual(built(list))))
})

test('an entry never holds more than its bound, nor anything older than its horizon', () => {
  fc.assert(
    fc.property(observations, (list) => {
      const { observations: kept } = built(list)
      expect(kept.length).toBeLessThanOrEqual(limit.keep)
      const newest = kept[0]?.at ?? 0
      expect(kept.every((one) => one.at >= newest - limit.horizonMs)).toBe(true)
    }),
  )
})

describe('windows with a resolution', () => {
  const daily = { keep: 4, horizonMs: 1_500, buckets: { resolutionMs: 500, greatest: 'score' } }
  const of = (list: readonly Observation[]): WindowEntry =>
    list
      .map((one): WindowEntry => ({ first: one.at, observations: [one] }))
      .reduce((entry, one) => mergeEntries(entry, one, daily))

  test('merging is commutative, associative and idempotent', () => {
    fc.assert(
      fc.property(observations, observations, observations, (x, y, z) => {
        const [a, b, c] = [of(x), of(y), of(z)]
        const all = mergeEntries(mergeEntries(a, b, daily), c, daily)
        expect(mergeEntries(a, mergeEntries(c, b, daily), daily)).toEqual(all)
        expect(mergeEntries(all, b, daily)).toEqual(all)
        expect(of([...z, ...x, ...y])).toEqual(all)
      }),
    )
  })

  test('each bucket keeps its greatest observation, so that maxima and days with activity are exact', () => {
    fc.assert(
      fc.property(observations, (list) => {
        const kept = of(list).observations
        const bucketOf = ({ at }: Observation): number => Math.floor(at / 500)
        const newest = Math.max(...list.map(bucketOf))
        const within = list.filter((one) => newest - bucketOf(one) < daily.keep)
        expect(kept.map(bucketOf).sort()).toEqual([...new Set(within.map(bucketOf))].sort())
        const score = ({ values }: Observation): number => Number(values['score'])
        expect(Math.max(...kept.map(score))).toBe(Math.max(...within.map(score)))
        expect(kept.length).toBeLessThanOrEqual(daily.keep)
      }),
    )
  })
})

test('overlays committed in any order leave the same store', () => {
  fc.assert(
    fc.property(observations, observations, (left, right) => {
      const stores = [
        [left, right],
        [right, left],
      ].map((batches) => {
        const store = new MemoryWindows(limits)
        const overlays = batches.map((batch) => {
          const added = overlay(new MemoryWindows(limits), limits)
          for (const one of batch) added.append('person:1', { first: one.at, observations: [one] })
          return added
        })
        for (const added of overlays) for (const [key, entry] of added.deltas()) store.append(key, entry)
        return store.get('person:1')
      })
      expect(stores[0]).toEqual(stores[1])
    }),
  )
})

test('a batch sees its own earlier signals, and the base none of them until commit', async () => {
  const store = new MemoryWindows(limits)
  const batch = await store.load(['person:1'])
  batch.append('person:1', { first: 1, observations: [{ id: 'a', at: 1, values: {} }] })
  expect(batch.get('person:1')?.observations).toHaveLength(1)
  expect(store.get('person:1')).toBeUndefined()
  await store.commit(batch)
  await store.commit(batch)
  expect(store.get('person:1')?.observations).toHaveLength(1)
})

test('two identities that turn out to be one share their windows', () => {
  const store = new MemoryWindows(limits)
  store.append('person:1', { first: 1, observations: [{ id: 'a', at: 1, values: {} }] })
  store.append('person:2', { first: 2, observations: [{ id: 'b', at: 2, values: {} }] })
  store.mergeKey('person:1', 'person:2')
  expect(store.get('person:1')).toBeUndefined()
  expect(store.get('person:2')?.observations.map(({ id }) => id)).toEqual(['b', 'a'])
})

test('windows beyond their horizon are forgotten', () => {
  const store = new MemoryWindows(limits)
  store.append('person:1', { first: 1, observations: [{ id: 'a', at: 1, values: {} }] })
  expect(store.forgetBefore(900)).toBe(0)
  expect(store.forgetBefore(2_000)).toBe(1)
  expect(store.size).toBe(0)
})
