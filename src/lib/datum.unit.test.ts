import fc from 'fast-check'
import { toGcj02, toWgs84, type Gcj02Point, type Wgs84Point } from './datum'

// Pairs that the open implementations publish with their tests (googollee/eviltransform).
test.each([
  ['Shanghai', { lon: 121.5272106, lat: 31.1774276 }, { lon: 121.531541859215, lat: 31.17530398364597 }],
  ['Shenzhen', { lon: 113.912316, lat: 22.543847 }, { lon: 113.9171764808363, lat: 22.540796131694766 }],
  ['Beijing', { lon: 116.377817, lat: 39.911954 }, { lon: 116.38404722455657, lat: 39.91334545536069 }],
])('%s, there and back', (_city, wgs84, gcj02) => {
  const there = toGcj02(wgs84)
  expect(there.lon).toBeCloseTo(gcj02.lon, 6)
  expect(there.lat).toBeCloseTo(gcj02.lat, 6)
  const back = toWgs84(gcj02)
  expect(back.lon).toBeCloseTo(wgs84.lon, 6)
  expect(back.lat).toBeCloseTo(wgs84.lat, 6)
})

test('what is not in China is not shifted', () => {
  expect(toGcj02({ lon: 2.35, lat: 48.85 })).toEqual({ lon: 2.35, lat: 48.85 })
})

test('there and back is the same place, anywhere in the province', () => {
  const degrees = fc.record({
    lon: fc.double({ min: 118, max: 123, noNaN: true }),
    lat: fc.double({ min: 27, max: 31.5, noNaN: true }),
  })
  fc.assert(
    fc.property(degrees, (point) => {
      const back = toWgs84(toGcj02(point))
      expect(Math.abs(back.lon - point.lon)).toBeLessThan(1e-8)
      expect(Math.abs(back.lat - point.lat)).toBeLessThan(1e-8)
    }),
  )
})

test('a point of one datum is not taken for one of the other', () => {
  const phone: Wgs84Point = { lon: 120.6, lat: 30 }
  // @ts-expect-error: it has to be converted
  const onTheMap: Gcj02Point = phone
  expect(onTheMap).toBe(phone)
})
