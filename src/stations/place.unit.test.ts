import { distanceMeters, isInChina } from './geo'
import { findPlace } from './place'

const districts = [
  { code: '330602', name: '越城区', lon: 120.582633, lat: 29.988244 },
  { code: '330624', name: '新昌县', lon: 120.903866, lat: 29.499831 },
]
const towns = [
  { code: '330602005', name: '城南街道', districtCode: '330602', lon: 120.57, lat: 29.97 },
  { code: '330602010', name: '东浦街道', districtCode: '330602', lon: 120.53571, lat: 30.052191 },
  { code: '330602012', name: '斗门街道', districtCode: '330602', lon: 120.632, lat: 30.085 },
  { code: '330624200', name: '城南乡', districtCode: '330624', lon: 120.909409, lat: 29.464814 },
]
const gazetteer = { districts, towns }
const office = { lon: 120.6315, lat: 30.0832 }

test('a location alone: the nearest town, and its district', () => {
  expect(findPlace(gazetteer, { point: office, address: null })).toEqual({
    point: office,
    townCode: '330602012',
    districtCode: '330602',
  })
})

test('an address alone: the town it names, with the town standing for the point', () => {
  expect(findPlace(gazetteer, { point: null, address: '浙江省绍兴市越城区东浦街道某路1号' })).toEqual({
    point: { lon: 120.53571, lat: 30.052191 },
    townCode: '330602010',
    districtCode: '330602',
  })
})

test('the town in the address beats the one nearest the location', () => {
  const place = findPlace(gazetteer, { point: office, address: '东浦街道某路1号' })
  expect(place).toMatchObject({ point: office, townCode: '330602010' })
})

test('the old word for a town is understood, where only one can be meant', () => {
  expect(findPlace(gazetteer, { point: null, address: '斗门镇某村' }).townCode).toBe('330602012')
  expect(findPlace(gazetteer, { point: null, address: '城南镇某村' }).townCode).toBeNull()
  expect(findPlace(gazetteer, { point: null, address: '新昌县城南镇某村' }).townCode).toBe('330624200')
})

test('only the district is named', () => {
  const place = findPlace(gazetteer, { point: null, address: '绍兴市新昌县' })
  expect(place).toEqual({ point: null, townCode: null, districtCode: '330624' })
})

test('a location outside the city has no town', () => {
  const hangzhou = { lon: 120.15507, lat: 30.274085 }
  expect(findPlace(gazetteer, { point: hangzhou, address: null })).toEqual({
    point: hangzhou,
    townCode: null,
    districtCode: null,
  })
})

test('nothing known', () => {
  expect(findPlace(gazetteer, { point: null, address: null })).toEqual({
    point: null,
    townCode: null,
    districtCode: null,
  })
})

test('a degree of latitude is 111.2 km on the mean sphere, and the way back is as long', () => {
  const a = { lon: 120, lat: 30 }
  const b = { lon: 120, lat: 31 }
  expect(Math.round(distanceMeters(a, b))).toBe(111_195)
  expect(distanceMeters(b, a)).toBe(distanceMeters(a, b))
  expect(distanceMeters(a, a)).toBe(0)
})

test('swapped longitude and latitude lie outside China', () => {
  expect(isInChina(office)).toBe(true)
  expect(isInChina({ lon: office.lat, lat: office.lon })).toBe(false)
})
