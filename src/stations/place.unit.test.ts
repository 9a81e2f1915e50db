import { distanceMeters, isInChina } from './geo'
import { districtAtOnce, findPlace } from './place'

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
  expect(findPlace(gazetteer, { point: office, address: null })).toMatchObject({
    point: office,
    source: 'position',
    precision: 'location',
    townCode: '330602012',
    districtCode: '330602',
  })
})

test('an address alone: the town it names, with the town standing for the point', () => {
  expect(findPlace(gazetteer, { point: null, address: '浙江省绍兴市越城区东浦街道某路1号' })).toMatchObject({
    source: 'address',
    precision: 'town',
    how: 'exact',
    point: { lon: 120.53571, lat: 30.052191 },
    townCode: '330602010',
    districtCode: '330602',
  })
})

test('a position near what the address names says where in it', () => {
  const place = findPlace(gazetteer, { point: office, address: '越城区斗门街道某路1号' })
  expect(place).toMatchObject({
    point: office,
    source: 'address',
    precision: 'location',
    townCode: '330602012',
  })
})

test('a position far from it does not move it, and how far is told', () => {
  const place = findPlace(gazetteer, { point: office, address: '东浦街道某路1号' })
  expect(place).toMatchObject({
    point: { lon: 120.53571, lat: 30.052191 },
    source: 'address',
    precision: 'town',
    townCode: '330602010',
    apartMeters: Math.round(distanceMeters(office, { lon: 120.53571, lat: 30.052191 })),
  })
})

test('the address, else the position, else the branch, else nothing: each says so', () => {
  const branch = { lon: 120.5705, lat: 29.9702 }
  const address = '斗门街道'
  const all = { address, point: { lon: 120.9, lat: 29.46 }, branch }
  expect(findPlace(gazetteer, all)).toMatchObject({ source: 'address', townCode: '330602012' })
  expect(findPlace(gazetteer, { ...all, address: '某大厦5楼' })).toMatchObject({
    source: 'position',
    townCode: '330624200',
  })
  expect(findPlace(gazetteer, { address: '某大厦5楼', point: null, branch })).toMatchObject({
    source: 'branch',
    precision: 'branch',
    point: branch,
    townCode: '330602005',
  })
  expect(findPlace(gazetteer, { address: '某大厦5楼', point: null })).toMatchObject({
    source: null,
    precision: null,
  })
})

test('two places of that name: the position decides, and both are named', () => {
  const place = findPlace(gazetteer, { point: office, address: '城南镇' })
  expect(place).toMatchObject({ source: 'position', point: office, others: { length: 2 } })
})

test('for the ingest a district is taken at its word, and else the whole address is understood', () => {
  const districtOf = (address: string | null) => districtAtOnce(gazetteer, { address, point: null })
  expect(districtOf('绍兴市新昌县某村')).toBe('330624')
  expect(districtOf('斗门镇某路')).toBe('330602')
  expect(districtOf('某大厦')).toBeNull()
  expect(districtOf(null)).toBeNull()
})

test('the old word for a town is understood, where only one can be meant', () => {
  expect(findPlace(gazetteer, { point: null, address: '斗门镇某村' }).townCode).toBe('330602012')
  expect(findPlace(gazetteer, { point: null, address: '城南镇某村' }).townCode).toBeNull()
  expect(findPlace(gazetteer, { point: null, address: '新昌县城南镇某村' }).townCode).toBe('330624200')
})

test('only the district is named', () => {
  const place = findPlace(gazetteer, { point: null, address: '绍兴市新昌县' })
  expect(place).toMatchObject({
    point: null,
    townCode: null,
    districtCode: '330624',
    source: 'address',
    precision: 'district',
  })
})

test('a location outside the city has no town', () => {
  const hangzhou = { lon: 120.15507, lat: 30.274085 }
  expect(findPlace(gazetteer, { point: hangzhou, address: null })).toMatchObject({
    point: hangzhou,
    townCode: null,
    districtCode: null,
  })
})

test('nothing known', () => {
  expect(findPlace(gazetteer, { point: null, address: null })).toMatchObject({
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
