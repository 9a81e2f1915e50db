import fc from 'fast-check'
import { signalSchema } from '../signals'
import { profiles, simulate, truthSchema } from '.'

const names = Object.keys(profiles)
const small = { people: 400, days: 3, perThousandYear: 2_000 }

function linesOf(name: string, seed: string, given: Partial<typeof small> = {}): string[] {
  const profile = profiles[name]
  if (profile === undefined) throw new Error(`no profile ${name}`)
  return [...simulate({ profile, seed, ...small, ...given })].flatMap(({ line, truth }) => [
    line,
    JSON.stringify(truth),
  ])
}

test('the same seed gives the same bytes, another seed others', () => {
  const runs = fc.record({
    name: fc.constantFrom(...names),
    seed: fc.string({ maxLength: 8 }),
    people: fc.integer({ min: 50, max: 200 }),
  })
  fc.assert(
    fc.property(runs, ({ name, seed, people }) => {
      const lines = linesOf(name, seed, { people })
      expect(linesOf(name, seed, { people })).toEqual(lines)
      expect(linesOf(name, `${seed}'`, { people })).not.toEqual(lines)
    }),
    { numRuns: 6 },
  )
})

test.each(names)('every line of %s is a signal, and every truth is one', (name) => {
  const profile = profiles[name]
  if (profile === undefined) throw new Error(`no profile ${name}`)
  for (const { line, truth } of simulate({ profile, seed: 'schema', ...small })) {
    const parsed = signalSchema.safeParse(JSON.parse(line))
    expect(parsed.error?.issues ?? []).toEqual([])
    truthSchema.parse(truth)
  }
})
