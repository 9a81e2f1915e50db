import { toGcj02 } from '../../lib/datum'
import { readBranches } from './import'

const header = 'source,name,lon,lat,datum'
const file = (...rows: string[]) => [header, ...rows].join('\r\n')

test('each branch is kept in the datum of the map, whatever it was told in', () => {
  const read = readBranches(
    file(
      'bank:icbc-yuecheng,工行越城支行,120.58,30.00,WGS-84',
      'bank:sxb-keqiao,绍兴银行柯桥支行,120.49,30.08,GCJ-02',
    ),
  )
  expect(read).toEqual({
    ok: true,
    value: [
      { source: 'bank:icbc-yuecheng', name: '工行越城支行', ...toGcj02({ lon: 120.58, lat: 30 }) },
      { source: 'bank:sxb-keqiao', name: '绍兴银行柯桥支行', lon: 120.49, lat: 30.08 },
    ],
  })
})

test.each([
  ['no datum', 'bank:a,某支行,120.58,30.00,', 'datum: WGS-84 or GCJ-02'],
  ['swapped degrees', 'bank:a,某支行,30.00,120.58,GCJ-02', 'lon: a longitude and a latitude in China'],
  ['no source', ',某支行,120.58,30.00,GCJ-02', 'source: the source of its payments, as bank:icbc-yuecheng'],
  ['no number', 'bank:a,某支行,east,30.00,GCJ-02', 'lon: decimal degrees'],
])('%s: the file is refused by its line', (_what, row, expected) => {
  const read = readBranches(file('bank:b,另一支行,120.5,30.0,GCJ-02', row))
  expect(read.ok ? [] : read.error[0]).toEqual({ line: 3, expected })
})

test('other columns are refused', () => {
  expect(readBranches('name,lon,lat\n')).toMatchObject({ ok: false, error: [{ line: 1 }] })
})
