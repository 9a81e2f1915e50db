import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { minutesAfter } from '../src/lib/duration'
import {
  chooseOfficer,
  distanceMeters,
  estimate,
  OfficerIndex,
  unknownPlace,
  whyNot,
  type DispatchInput,
  type OfficerCandidate,
} from '../src/stations'

/**
 * npm run bench:dispatch [-- --officers 10000 --choices 2000 --rounds 7]: who goes, of that many officers. The index is
 * built once for many choices, and a choice with its index from rows, beside a program that looks at every officer and
 * sorts; one process, in turns, CPU time, the median of the rounds. Both must name the same officer each time.
 */

const MS = 1000
const now = new Date('2026-11-29T02:00:00Z')
const station = {
  id: 'station',
  code: '330602012',
  townCode: null,
  districtCode: '330602',
  lon: 120.6,
  lat: 30,
}
const travel = { roadFactor: 1.4, speedKmh: 30 }

function main(): void {
  const [count, choices, rounds] = [
    argument('--officers', 10_000),
    argument('--choices', 2_000),
    argument('--rounds', 7),
  ]
  const next = randomly(20_261_129)
  const officers = Array.from({ length: count }, (_, index) => officerOf(index, next))
  const places = Array.from({ length: choices }, () => spotOf(next))
  const index = new OfficerIndex(officers, now)
  const same = places.filter((point) => ours(index, point) === bruteForce(officers, point)).length
  const times = { kept: [] as number[], built: [] as number[], brute: [] as number[] }
  // A tenth as many where each takes as long as all officers do.
  const few = places.slice(0, Math.ceil(choices / 10))
  for (let round = 0; round < rounds; round += 1) {
    times.kept.push(cpuMs(() => places.forEach((point) => ours(index, point))) / places.length)
    times.built.push(
      cpuMs(() => few.forEach((point) => ours(new OfficerIndex(officers, now), point))) / few.length,
    )
    times.brute.push(cpuMs(() => few.forEach((point) => bruteForce(officers, point))) / few.length)
  }
  report({ officers: count, eligible: index.countLeft(new Set()), choices, rounds, same }, times)
}

const argument = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(name)
  return at < 0 ? otherwise : Number(process.argv[at + 1])
}

const inputOf = (index: OfficerIndex, point: { lon: number; lat: number }): DispatchInput => ({
  now,
  place: { ...unknownPlace, point },
  candidates: { stations: [station], districts: [], towns: [] },
  officers: index,
  excludedOfficerIds: [],
  travel,
})

const ours = (index: OfficerIndex, point: { lon: number; lat: number }): string | null =>
  chooseOfficer(inputOf(index, point)).officerId

/** What the rule says, in its own words: everybody is looked at, and all of them are sorted. */
function bruteForce(
  officers: readonly OfficerCandidate[],
  point: { lon: number; lat: number },
): string | null {
  const ranked = officers
    .flatMap((officer) => {
      if (officer.point === null || whyNot(officer, now) !== null) return []
      const { minutes } = estimate(distanceMeters(point, officer.point), travel)
      return [{ id: officer.id, cost: minutes + 2 * officer.tasksToday }]
    })
    .sort((a, b) => (a.cost === b.cost ? (a.id < b.id ? -1 : 1) : a.cost - b.cost))
  return ranked[0]?.id ?? null
}

/** Three in four stand in one of a dozen towns, the others anywhere in the city. */
function spotOf(next: () => number): { lon: number; lat: number } {
  if (next() < 0.25) return { lon: 119.9 + 1.3 * next(), lat: 29.2 + 1.1 * next() }
  const town = Math.floor(next() * 12)
  return { lon: 120.1 + 0.08 * town + 0.04 * next(), lat: 29.4 + 0.06 * ((town * 5) % 12) + 0.04 * next() }
}

function officerOf(index: number, next: () => number): OfficerCandidate {
  return {
    id: `officer-${String(index).padStart(6, '0')}`,
    stationId: station.id,
    isOnDuty: next() < 0.9,
    isSignedIn: next() < 0.95,
    isBusy: next() < 0.1,
    reportedAt: null,
    tasksToday: Math.floor(next() * 4),
    point: spotOf(next),
    positionAt: minutesAfter(now, -Math.floor(next() * 33)),
  }
}

function randomly(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / MS
}

const median = (all: readonly number[]): number =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0

function report(
  facts: Readonly<Record<string, number>>,
  { kept, built, brute }: Readonly<Record<'kept' | 'built' | 'brute', readonly number[]>>,
): void {
  const row = {
    ...facts,
    choiceMs: Number(median(kept).toFixed(4)),
    choiceWithIndexMs: Number(median(built).toFixed(3)),
    bruteForceMs: Number(median(brute).toFixed(3)),
    ratio: Number((median(brute) / median(kept)).toFixed(0)),
    ratioWithIndex: Number((median(brute) / median(built)).toFixed(2)),
  }
  console.table([row])
  mkdirSync('bench/results', { recursive: true })
  const machine = `${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}, Node ${process.version}`
  writeFileSync('bench/results/dispatch.json', `${JSON.stringify({ machine, row }, null, 2)}\n`)
}

main()
