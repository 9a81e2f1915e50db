import fc from 'fast-check'
import { createIds, timeOfUuidV7, uuidV7 } from './ids'

const clock = { now: () => new Date('2023-02-23T02:30:00.123Z') }

test('an id carries the time it was made at', () => {
  expect(timeOfUuidV7(createIds(clock).next())).toEqual(clock.now())
})

test('later ids sort after earlier ones', () => {
  fc.assert(
    fc.property(
      fc.nat(),
      fc.nat({ max: 2 ** 40 }),
      fc.uint8Array({ minLength: 10, maxLength: 10 }),
      (gap, at, random) => {
        const earlier = uuidV7(at, Buffer.from(random))
        const later = uuidV7(at + gap + 1, Buffer.from(random))
        expect(earlier < later).toBe(true)
      },
    ),
  )
})

test('the same cause has the same id, another cause another', () => {
  const ids = createIds(clock)
  expect(ids.derived('visit:1')).toBe(ids.derived('visit:1'))
  expect(ids.derived('visit:1')).not.toBe(ids.derived('visit:2'))
  expect(ids.derived('visit:1')).toMatch(
    /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
  )
})
