import { cityDayOf, cityDaysAfter, startOfCityDay } from './city-day'

test('the day changes at midnight in the city, not in Greenwich', () => {
  expect(cityDayOf(new Date('2023-02-23T15:59:59Z'))).toBe('2023-02-23')
  expect(cityDayOf(new Date('2023-02-23T16:00:00Z'))).toBe('2023-02-24')
  expect(startOfCityDay('2023-02-24')).toEqual(new Date('2023-02-23T16:00:00Z'))
})

test('days are counted over the end of a month', () => {
  expect([cityDaysAfter('2023-02-27', 2), cityDaysAfter('2023-03-01', -1)]).toEqual([
    '2023-03-01',
    '2023-02-28',
  ])
})
