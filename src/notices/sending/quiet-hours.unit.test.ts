import { quietEnd } from './quiet-hours'

const at = (time: string) => new Date(`2023-02-23T${time}:00+08:00`)
const night = { quietFrom: 22 * 60, quietUntil: 7 * 60 }
const noon = { quietFrom: 12 * 60, quietUntil: 13 * 60 + 30 }

test.each([
  ['before midnight', '22:00', '2023-02-24T07:00:00+08:00'],
  ['after midnight', '03:15', '2023-02-23T07:00:00+08:00'],
  ['the last minute', '06:59', '2023-02-23T07:00:00+08:00'],
])('at night, %s, they end in the morning', (_case, time, end) => {
  expect(quietEnd(night, at(time))).toEqual(new Date(end))
})

test.each(['07:00', '12:00', '21:59'])('at %s nobody is asleep', (time) => {
  expect(quietEnd(night, at(time))).toBeNull()
})

test('within one day they end on it', () => {
  expect(quietEnd(noon, at('12:00'))).toEqual(at('13:30'))
  expect(quietEnd(noon, at('13:30'))).toBeNull()
})

test('a level without them is never quiet', () => {
  expect(quietEnd({ quietFrom: null, quietUntil: null }, at('03:00'))).toBeNull()
})
