import { levelPolicies } from '../../../seeds/levels'
import { levelChanges, levelProblems, type LevelLimits, type LevelName } from './rules'

const seeded = (level: LevelName) => {
  const found = levelPolicies.find((policy) => policy.level === level)
  if (found === undefined) throw new Error(level)
  return found
}
const levels = () => ({
  low: seeded('low'),
  medium: seeded('medium'),
  high: seeded('high'),
  critical: seeded('critical'),
})
const having = (level: LevelName, more: Partial<LevelLimits>) => ({
  ...levels(),
  [level]: { ...levels()[level], ...more },
})
const pathsOf = (all: ReturnType<typeof having>): string[] => levelProblems(all).map(({ path }) => path)

test('what the installation comes with is sound', () => {
  expect(levelProblems(levels())).toEqual([])
})

test.each([
  [having('critical', { acceptMinutes: 6 }), ['levels.critical.acceptMinutes']],
  [having('medium', { arriveMinutes: 241 }), ['levels.medium.arriveMinutes']],
  [having('low', { acknowledgeMinutes: 10 }), ['levels.medium.acknowledgeMinutes']],
  [
    having('high', { warningExpiresHours: 23 }),
    ['levels.high.warningExpiresHours', 'levels.critical.warningExpiresHours'],
  ],
])('the more urgent has never more time, and a warning outlasts its second visit (%#)', (all, paths) => {
  expect(pathsOf(all)).toEqual(paths)
})

test('what changes, and nothing else', () => {
  expect(levelChanges(levels(), having('high', { acceptMinutes: 4 }))).toEqual([
    { level: 'high', field: 'acceptMinutes', from: 5, to: 4 },
  ])
})
