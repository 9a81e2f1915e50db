import { monthsAfter } from './duration'

test('six months after the end of August is the end of February', () => {
  expect(monthsAfter(new Date('2023-08-31T04:00:00Z'), 6).toISOString()).toBe('2024-02-29T04:00:00.000Z')
})

test('months keep the day and the time otherwise', () => {
  expect(monthsAfter(new Date('2023-02-23T02:30:00Z'), 6).toISOString()).toBe('2023-08-23T02:30:00.000Z')
})
