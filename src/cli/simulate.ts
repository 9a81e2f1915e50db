import { parseArgs } from 'node:util'
import { profiles, simulate, stressed, stresses, type Profile } from '../simulate'
import { lineWriter } from './jsonl'

const USAGE =
  'usage: menshen simulate --people N --days D --seed S [--profile NAME] [--stress NAME] [--episodes-per-1000 R] --out signals.ndjson [--truth truth.ndjson]\n'
const MOST_PEOPLE = 2_000_000
const MOST_DAYS = 400
const EXIT_USAGE = 2

/** Writes a simulated city's signals, and the truth beside them; the same arguments write the same bytes. */
export async function run(argv: string[]): Promise<number> {
  const order = orderOf(argv)
  if (order === null) {
    const named = `profiles: ${Object.keys(profiles).join(', ')}\nstresses: ${Object.keys(stresses).join(', ')}\n`
    process.stderr.write(USAGE + named)
    return EXIT_USAGE
  }
  const out = await lineWriter(order.out)
  const truth = order.truth === undefined ? null : await lineWriter(order.truth)
  let signals = 0
  for (const one of simulate(order)) {
    await out.write(one.line)
    await truth?.write(JSON.stringify(one.truth))
    signals++
  }
  await out.close()
  await truth?.close()
  process.stderr.write(`${signals} signals of ${order.people} people in ${order.days} days\n`)
  return 0
}

interface Order {
  readonly profile: Profile
  readonly people: number
  readonly days: number
  readonly seed: string
  readonly perThousandYear: number | undefined
  readonly out: string
  readonly truth: string | undefined
}

function orderOf(args: string[]): Order | null {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    args,
    options: {
      people: text,
      days: text,
      seed: text,
      profile: text,
      stress: text,
      'episodes-per-1000': text,
      out: text,
      truth: text,
    },
  })
  const name = values.profile ?? 'city'
  const place = Object.hasOwn(profiles, name) ? profiles[name] : undefined
  if (place === undefined) return null
  const profile = values.stress === undefined ? place : stressed(place, values.stress)
  const people = wholeNumber(values.people, MOST_PEOPLE)
  const days = wholeNumber(values.days, MOST_DAYS)
  const rate = values['episodes-per-1000']
  const perThousandYear = rate === undefined ? undefined : Number(rate)
  const { seed, out, truth } = values
  if (profile === null || people === null || days === null || seed === undefined || out === undefined)
    return null
  if (perThousandYear !== undefined && !(perThousandYear >= 0)) return null
  return { profile, people, days, seed, perThousandYear, out, truth }
}

function wholeNumber(text: string | undefined, most: number): number | null {
  const value = Number(text)
  return Number.isInteger(value) && value > 0 && value <= most ? value : null
}
