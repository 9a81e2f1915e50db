import { isInOutline, pointProblem, readOutline, type Outline } from './outline'

const square: Outline = [
  [
    [120, 30],
    [121, 30],
    [121, 31],
    [120, 31],
    [120, 30],
  ],
  // A lake that belongs to the neighbour.
  [
    [120.4, 30.4],
    [120.6, 30.4],
    [120.6, 30.6],
    [120.4, 30.6],
    [120.4, 30.4],
  ],
]
const town = { code: '330602001', name: '某街道', districtCode: '330602', lon: 120.02, lat: 30.2 }

test.each([
  [{ lon: 120.1, lat: 30.1 }, true],
  [{ lon: 120.5, lat: 30.5 }, false],
  [{ lon: 119.9, lat: 30.5 }, false],
  [{ lon: 120.7, lat: 31.2 }, false],
])('%j lies inside: %s', (point, isInside) => {
  expect(isInOutline(square, point)).toBe(isInside)
})

test('a point is held to its town and its district', () => {
  expect(pointProblem(town, square, { lon: 120.1, lat: 30.25 })).toBeNull()
  expect(pointProblem(town, square, { lon: 119.9, lat: 30.2 })).toContain('inside the district')
  expect(pointProblem(town, square, { lon: 120.9, lat: 30.9 })).toContain('within 30 kilometres')
  // The outline is older than the division: close to its own town is enough.
  expect(pointProblem(town, square, { lon: 119.99, lat: 30.2 })).toBeNull()
  expect(pointProblem(town, null, { lon: 119.9, lat: 30.2 })).toBeNull()
})

test('what is no outline is none', () => {
  expect(readOutline(square)).toEqual(square)
  for (const other of [null, {}, [], [[[120, 30]]], 'x']) expect(readOutline(other)).toBeNull()
})
