import { profiles, simulate, stressed, stresses, truthSchema } from '.'
import { signalSchema } from '../signals'

const [city] = Object.values(profiles)

test.each(Object.keys(stresses))('%s: every line is still a signal', (name) => {
  const profile = city === undefined ? null : stressed(city, name)
  if (profile === null) throw new Error(`no stress ${name}`)
  const small = { people: 200, days: 2, perThousandYear: 3_000, seed: 'stress' }
  for (const { line, truth } of simulate({ profile, ...small })) {
    expect(signalSchema.safeParse(JSON.parse(line)).error?.issues ?? []).toEqual([])
    truthSchema.parse(truth)
  }
})

test('a field that a stress takes away is nowhere', () => {
  const profile = city === undefined ? null : stressed(city, 'no-opened-at')
  if (profile === null) throw new Error('no profile')
  for (const { line } of simulate({ profile, people: 200, days: 1, seed: 'stress' }))
    expect(line).not.toContain('openedAt')
})

test('a name that is none is said', () => {
  if (city === undefined) throw new Error('no profile')
  expect(stressed(city, 'toString')).toBeNull()
})
