import { minutesAfter } from '../lib/duration'
import { ladderOf, type Miss } from './ladder'

const dueAt = new Date('2023-02-23T01:30:00Z')
const minutes = { stationChiefMinutes: 2, dutyChiefMinutes: 5 }
const missed = (more: Partial<Miss> = {}): Miss => ({
  clock: 'arrive',
  dueAt,
  isGivenOn: false,
  hasStationChief: true,
  ...more,
})
const steps = (miss: Miss) =>
  ladderOf(miss, minutes).map(({ step, tellAt }) => [step, (tellAt.getTime() - dueAt.getTime()) / 60_000])

test('the next officer at once, then the chief of the station, then the duty chief', () => {
  expect(steps(missed({ clock: 'accept', isGivenOn: true }))).toEqual([
    ['next_officer', 0],
    ['station_chief', 2],
    ['duty_chief', 5],
  ])
})

test('where nobody is chief of the station the duty chief does not wait for him', () => {
  expect(steps(missed({ hasStationChief: false }))).toEqual([['duty_chief', 0]])
})

test.each(['acknowledge', 'reach'] as const)('no station has to do with the clock to %s', (clock) => {
  expect(steps(missed({ clock }))).toEqual([['duty_chief', 5]])
})

test('every ladder ends with the duty chief, and no step is before the time that was missed', () => {
  for (const isGivenOn of [true, false])
    for (const hasStationChief of [true, false]) {
      const rungs = ladderOf(missed({ isGivenOn, hasStationChief }), minutes)
      expect(rungs.at(-1)?.step).toBe('duty_chief')
      expect(rungs.every(({ tellAt }) => tellAt >= minutesAfter(dueAt, 0))).toBe(true)
    }
})
