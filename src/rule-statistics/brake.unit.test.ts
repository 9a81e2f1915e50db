import fc from 'fast-check'
import { isAstray, toleratedShare, type Habit } from './brake'

const numbers = { alarms: 50, share: 0.02, factor: 10, habitSignals: 1_000, shareWithoutHabit: 0.2 }
const seen = (alarms: number, signals: number, usualAlarms: number, usualSignals: number): Habit => ({
  alarms,
  signals,
  usualAlarms,
  usualSignals,
})

test.each([
  ['a quiet rule that fires on every tenth signal', seen(100, 1_000, 10, 100_000), true],
  ['a wave of fraud: many, far beyond the habit, but few among all', seen(200, 60_000, 10, 1_000_000), false],
  ['a rule that always fires on a third', seen(340, 1_000, 33_000, 100_000), false],
  ['a handful on a quiet night', seen(49, 49, 0, 100_000), false],
  ['a new installation, a fifth of everything', seen(60, 300, 0, 0), false],
  ['a new installation, more than a fifth', seen(61, 300, 0, 0), true],
  ['nothing at all', seen(0, 0, 0, 0), false],
])('%s', (_name, habit, expected) => {
  expect(isAstray(habit, numbers)).toBe(expected)
})

const habits = fc
  .record({
    signals: fc.integer({ min: 1, max: 100_000 }),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
    usualSignals: fc.integer({ min: 0, max: 10_000_000 }),
    usualPart: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ signals, part, usualSignals, usualPart }) =>
    seen(Math.floor(signals * part), signals, Math.floor(usualSignals * usualPart), usualSignals),
  )

test('more alarms among as many signals never let a rule go on that was astray', () => {
  fc.assert(
    fc.property(habits, fc.integer({ min: 0, max: 1_000 }), (habit, more) => {
      const alarms = Math.min(habit.signals, habit.alarms + more)
      return !isAstray(habit, numbers) || isAstray({ ...habit, alarms }, numbers)
    }),
  )
})

test('a rule within its habit, or under either floor, is never braked', () => {
  fc.assert(
    fc.property(habits, (habit) => {
      const share = habit.alarms / habit.signals
      const isUsual =
        habit.usualSignals >= numbers.habitSignals &&
        share <= (numbers.factor * habit.usualAlarms) / habit.usualSignals
      const isSmall = habit.alarms < numbers.alarms || share <= numbers.share
      return !(isUsual || isSmall) || !isAstray(habit, numbers)
    }),
  )
})

test('a rule that was not astray stays so with a stronger habit', () => {
  fc.assert(
    fc.property(habits, fc.integer({ min: 0, max: 1_000_000 }), (habit, more) => {
      const usualAlarms = Math.min(habit.usualSignals, habit.usualAlarms + more)
      return toleratedShare({ ...habit, usualAlarms }, numbers) >= toleratedShare(habit, numbers)
    }),
  )
})
