import fc from 'fast-check'
import { districts } from '../../../seeds/divisions'
import { towns } from '../../../seeds/places'
import { locateAddress, type Located } from './locate'
import { villageIndex } from './village-index'

const gazetteer = { districts, towns }
const locate = (address: string) => locateAddress(gazetteer, address)
const names = ({ district, town, village }: Located) => [
  district?.name ?? null,
  town?.name ?? null,
  village?.name ?? null,
]

describe.each([
  ['浙江省绍兴市越城区斗门街道世纪街8号', ['越城区', '斗门街道', null], 'exact'],
  // Levels left out.
  ['越城斗门xx路12号', ['越城区', '斗门街道', null], 'short'],
  ['斗门世纪街8号', ['越城区', '斗门街道', null], 'short'],
  ['绍兴市塔山街道塔山社区3幢', ['越城区', '塔山街道', '塔山社区'], 'exact'],
  ['诸暨市枫桥镇', ['诸暨市', '枫桥镇', null], 'exact'],
  // Former names: the town's kind, a district, a town that has become part of another, one that changed districts.
  ['越城区斗门镇人民路1号', ['越城区', '斗门街道', null], 'old-name'],
  ['绍兴县安昌镇', ['柯桥区', '安昌街道', null], 'old-name'],
  ['上虞市崧厦镇', ['上虞区', '崧厦街道', null], 'old-name'],
  ['诸暨市江藻镇', ['诸暨市', '姚江镇', null], 'old-name'],
  ['绍兴县斗门镇', ['越城区', '斗门街道', null], 'old-name'],
  ['上虞区沥海镇', ['越城区', '沥海街道', null], 'old-name'],
  // Wrong characters.
  ['越城区陡门街道世纪街8号', ['越城区', '斗门街道', null], 'homophone'],
  ['越城区陡门世纪街8号', ['越城区', '斗门街道', null], 'homophone'],
  ['诸暨市风桥镇', ['诸暨市', '枫桥镇', null], 'homophone'],
  ['柯桥区杨汛挢街道', ['柯桥区', '杨汛桥街道', null], 'similar'],
  ['越诚区塔山街道', ['越城区', '塔山街道', null], 'exact'],
])('%s', (address, expected, how) => {
  test(`is ${expected.filter((name) => name !== null).join(' ')}, ${how}`, () => {
    const found = locate(address)
    expect(names(found)).toEqual(expected)
    expect(found).toMatchObject({ how, others: [] })
  })
})

test('a village that has a point is there; one that has none is at its town’s, and it says so', () => {
  expect(locate('越城区塔山街道塔山社区')).toMatchObject({
    precision: 'village',
    point: { lon: 120.581645, lat: 29.988149 },
  })
  expect(locate('越城区塔山街道花园社区')).toMatchObject({
    precision: 'town',
    village: { name: '花园社区' },
    point: { lon: 120.589179, lat: 29.988743 },
  })
})

describe('not sure', () => {
  test('two towns of that name: neither is taken, and both are named', () => {
    const found = locate('城南镇某村')
    expect(found).toMatchObject({ town: null, point: null, precision: null })
    expect(found.others.map(({ name }) => name).sort()).toEqual(['城南乡', '城南街道'])
    expect(names(locate('新昌县城南镇'))).toEqual(['新昌县', '城南乡', null])
  })

  test('a former town that was divided: its district, and what it became', () => {
    const found = locate('越城区蕺山街道')
    expect(found).toMatchObject({ district: { name: '越城区' }, town: null })
    expect(found.others.map(({ name }) => name).sort()).toEqual(['府山街道', '迪荡街道'])
  })

  test('a village of a name that several towns have', () => {
    const found = locate('诸暨市新联村')
    expect(found.district?.name).toBe('诸暨市')
    for (const { name } of found.others) expect(name).toContain('新联')
  })
})

test.each(['', '12号', '某某路', '杭州市西湖区文一路1号', '!!!', '绍兴市', '浙江省'])(
  '"%s" names no place of the city, and nothing is made up',
  (address) => {
    expect(locate(address)).toMatchObject({ town: null, village: null, point: null, others: [] })
  },
)

describe('for any address', () => {
  test('whole names of today are found, each in its town', () => {
    const villages = [...villageIndex().ofTown.values()].flat()
    for (const village of villages) {
      const town = towns.find(({ code }) => code === village.townCode)
      const district = districts.find(({ code }) => code === town?.districtCode)
      const found = locate(`绍兴市${district?.name}${town?.name}${village.name}12号`)
      expect([village.name, found.town?.code]).toEqual([village.name, village.townCode])
    }
  })

  test('what is answered is of one piece: a village lies in its town, a town in its district', () => {
    const words = [
      ...towns.map(({ name }) => name),
      ...districts.map(({ name }) => name),
      '路',
      '村',
      '12号',
      '镇',
    ]
    const address = fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 4 })), { maxLength: 5 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(address, (text) => {
        const { district, town, village, point, precision } = locate(text)
        if (village !== null) expect(village.townCode).toBe(town?.code)
        if (town !== null) expect(town.districtCode).toBe(district?.code)
        expect(point === null).toBe(precision === null)
        expect(point === null).toBe(town === null)
      }),
    )
  })
})
