import { csvOf } from './csv-text'

test('begins with the mark Excel looks for, ends lines as RFC 4180 says, quotes what must be', () => {
  expect(csvOf([['a', 'b,c', 'say "no"', null, 1.5]])).toBe('\uFEFFa,"b,c","say ""no""",,1.5\r\n')
})

test.each(['=1+1', '+1-1', '-cmd|x', '@SUM(A1)', '\tx', '＝1', ' =1'])('%j is no formula', (value) => {
  expect(
    csvOf([[value]])
      .replace('\uFEFF', '')
      .replace(/^"/, '')
      .startsWith("'"),
  ).toBe(true)
})

test('a negative number stays one', () => {
  expect(csvOf([['-0.25', -3]])).toBe('\uFEFF-0.25,-3\r\n')
})
