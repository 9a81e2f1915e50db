import { isWorkingDay, workingDaysAfter } from './working-days'

const shanghai = (text: string): Date => new Date(`${text}+08:00`)

test.each([
  ['a Monday: by the end of Thursday', '2026-11-23T10:00:00', '2026-11-27T00:00:00'],
  ['a Friday: over the weekend', '2026-11-27T17:59:00', '2026-12-03T00:00:00'],
  ['a Sunday counts from Monday', '2026-11-29T10:00:00', '2026-12-03T00:00:00'],
  ['just before midnight is still that day', '2026-11-23T23:59:59', '2026-11-27T00:00:00'],
  [
    'over the National Day week, with the Saturday that is worked',
    '2026-09-30T10:00:00',
    '2026-10-11T00:00:00',
  ],
  ['a year that is not in the calendar has its weekends', '2031-10-01T10:00:00', '2031-10-07T00:00:00'],
])('%s', (_, from, due) => {
  expect(workingDaysAfter(shanghai(from), 3)).toEqual(shanghai(due))
})

test('days off and weekend days that are worked', () => {
  expect(isWorkingDay(shanghai('2026-10-01T12:00:00'))).toBe(false)
  expect(isWorkingDay(shanghai('2026-10-10T12:00:00'))).toBe(true)
  expect(isWorkingDay(shanghai('2026-11-26T12:00:00'))).toBe(true)
})
