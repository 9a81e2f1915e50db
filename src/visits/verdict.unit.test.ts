import { attitudeSchema, findingSchema, type Checks } from './schema'
import { isPlannable, needsSecondVisit, verdictOf } from './verdict'

const nothingFound: Checks = {
  callsAndSms: { checked: true, found: 'nothing' },
  chats: { checked: true },
  apps: { checked: true, found: 'nothing' },
  transfers: { checked: true, found: 'nothing' },
}

const everything = findingSchema.options.flatMap((finding) =>
  attitudeSchema.options.map((attitude) => ({ finding, attitude })),
)

test.each(everything)('$finding, $attitude: a denial never closes', ({ finding, attitude }) => {
  const verdict = verdictOf({ finding, attitude, checks: nothingFound })
  const isDenial = ['denies', 'refuses', 'not_met'].includes(attitude)

  if (finding === 'fraud') expect(verdict).toBe('confirm')
  else if (finding === 'not_fraud' && !isDenial) expect(verdict).toBe('dismiss')
  else expect(verdict).toBeNull()
})

test.each(everything)('$finding, $attitude: whoever is not sure is seen again', ({ finding, attitude }) => {
  const isAgain = needsSecondVisit({ finding, attitude, checks: nothingFound })
  const isDenial = ['denies', 'refuses', 'not_met'].includes(attitude)
  expect(isAgain).toBe(isDenial || finding === 'unclear' || finding === 'not_reached')
})

test.each<[string, Partial<Checks>]>([
  ['one of the four was not looked at', { transfers: { checked: false } }],
  ['something was found', { chats: { checked: true, found: 'suspicious' } }],
])('no fraud, but %s: it is not closed, and somebody goes again', (_case, changed) => {
  const found = {
    finding: 'not_fraud',
    attitude: 'believes',
    checks: { ...nothingFound, ...changed },
  } as const
  expect(verdictOf(found)).toBeNull()
  expect(needsSecondVisit(found)).toBe(true)
})

test('a next visit lies ahead, and not further than a month', () => {
  const now = new Date('2023-02-23T02:00:00Z')
  expect(isPlannable(now, now)).toBe(false)
  expect(isPlannable(new Date('2023-02-23T02:00:01Z'), now)).toBe(true)
  expect(isPlannable(new Date('2023-03-25T02:00:00Z'), now)).toBe(true)
  expect(isPlannable(new Date('2023-03-25T02:00:01Z'), now)).toBe(false)
})
