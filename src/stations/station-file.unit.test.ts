import fc from 'fast-check'
import { parseCsv } from '../lib/csv'
import { readStationFile } from './station-file'

const towns = [
  { code: '330602012', name: '斗门街道', districtCode: '330602', lon: 120.632, lat: 30.085 },
  { code: '330624001', name: '羽林街道', districtCode: '330624', lon: 120.921609, lat: 29.503394 },
]
const header = 'code,name,town_code,lon,lat'
const good = 'PCS-01,斗门派出所,330602012,120.6301,30.0861'
const bytes = (...lines: string[]) => new TextEncoder().encode(lines.join('\n'))
const read = (...lines: string[]) => readStationFile(bytes(...lines), towns)
const problemsOf = (...lines: string[]) => {
  const result = read(...lines)
  return result.ok ? [] : result.error
}

test('a good row, with its district from the town', () => {
  expect(read(header, good)).toEqual({
    ok: true,
    value: [
      {
        line: 2,
        code: 'PCS-01',
        name: '斗门派出所',
        townCode: '330602012',
        districtCode: '330602',
        lon: 120.6301,
        lat: 30.0861,
      },
    ],
  })
})

test('byte order mark, CRLF, quotes, blank lines and another order of columns', () => {
  const text =
    '\uFEFFname,code,lat,lon,town_code\r\n\r\n"斗门派出所, 一部",PCS-01,30.0861,120.6301,330602012\r\n'
  const result = readStationFile(new TextEncoder().encode(text), towns)
  expect(result).toMatchObject({ ok: true, value: [{ line: 3, name: '斗门派出所, 一部', lon: 120.6301 }] })
})

test.each([
  ['too few fields', 'PCS-02,斗门派出所,330602012,120.63', '5 fields, not 4'],
  ['no code', ',斗门派出所,330602012,120.63,30.08', 'code: '],
  ['no name', 'PCS-02, ,330602012,120.63,30.08', 'name: '],
  ['an unknown town', 'PCS-02,斗门派出所,330602999,120.63,30.08', 'town_code: one of the list'],
  ['a town by name', 'PCS-02,斗门派出所,斗门街道,120.63,30.08', 'town_code: nine digits'],
  ['no number', 'PCS-02,斗门派出所,330602012,东经120,30.08', 'lon: decimal degrees'],
  ['longitude and latitude swapped', 'PCS-02,斗门派出所,330602012,30.08,120.63', 'lon: decimal degrees'],
  ['another county', 'PCS-02,斗门派出所,330602012,120.92,29.50', 'within 30 kilometres of 斗门街道'],
])('a row with %s is refused by its line', (_case, row, expected) => {
  expect(problemsOf(header, good, row)[0]).toEqual({ line: 3, expected: expect.stringContaining(expected) })
})

test('every bad row is named, not only the first', () => {
  expect(problemsOf(header, 'x', good, 'y').map(({ line }) => line)).toEqual([2, 4])
})

test('a code may be there once', () => {
  expect(problemsOf(header, good, good)).toEqual([
    { line: 3, expected: 'code: one that line 2 does not have already' },
  ])
})

test.each([
  ['no header', good],
  ['a column of its own', `${header},phone`],
  ['a column twice', 'code,code,name,town_code,lon'],
])('%s is refused', (_case, first) => {
  expect(problemsOf(first, good)).toEqual([{ line: 1, expected: 'the columns code,name,town_code,lon,lat' }])
})

test('a file without stations is refused', () => {
  expect(problemsOf(header)).toEqual([{ line: 2, expected: 'at least one station' }])
})

test('another encoding is refused: GB 18030 is what spreadsheets write here', () => {
  const result = readStationFile(Uint8Array.of(0xb6, 0xb7, 0xc3, 0xc5), towns)
  expect(result).toMatchObject({
    ok: false,
    error: [{ line: 1, expected: expect.stringContaining('UTF-8') }],
  })
})

test('a quote that is never closed names its line', () => {
  expect(problemsOf(header, 'PCS-01,"斗门派出所,330602012,120.63,30.08')).toEqual([
    { line: 2, expected: expect.stringContaining('closing double quote') },
  ])
})

test('whatever is written as CSV is read back', () => {
  const field = fc.string({
    unit: fc.constantFrom('a', '门', ',', '"', '\n', '\r', ' '),
    minLength: 1,
    maxLength: 6,
  })
  const rows = fc.array(fc.array(field, { minLength: 1, maxLength: 4 }), { maxLength: 5 })
  const quote = (value: string) => `"${value.replaceAll('"', '""')}"`
  fc.assert(
    fc.property(rows, (table) => {
      const parsed = parseCsv(table.map((row) => row.map(quote).join(',')).join('\r\n'))
      expect(parsed.ok && parsed.value.map(({ fields }) => fields)).toEqual(table)
    }),
  )
})
