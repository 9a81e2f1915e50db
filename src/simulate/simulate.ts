import { DAY_MS } from '../lib/duration'
import type { City } from './city'
import { dayOf } from './clock'
import { Feeds, type Observed } from './feed/observe'
import { Frauds } from './fraud'
import type { Happening } from './happening'
import { liveThrough } from './ordinary'
import type { Profile } from './profile'
import { Random } from './random'
import { buildWorld } from './world/build-world'
import { Serials } from './world/identity'

export interface SimulationOptions {
  readonly profile: Profile
  readonly people: number
  readonly days: number
  readonly seed: string
  /** Overrides the profile's: episodes begun per 1,000 people and year. */
  readonly perThousandYear?: number | undefined
}

export interface SimulatedSignal {
  /** One line of the wire format. */
  readonly line: string
  readonly truth: Observed['truth']
}

/**
 * A city's signals in the order in which they arrive. Pure: the same options give the same lines, in any place and at any
 * time. Memory is that of the people, and of the signals of some days: those made and not yet arrived.
 */
export function* simulate(options: SimulationOptions): Generator<SimulatedSignal> {
  const { people, days } = options
  const profile = withRate(options.profile, options.perThousandYear)
  const random = new Random(`menshen/${profile.name}/${options.seed}`)
  const serials = new Serials()
  const from = dayOf(profile.start, 0).from
  const arrivals = new Arrivals(from, new Feeds(profile, random.fork('feeds')))
  const world = buildWorld(profile, people, serials, random.fork('world'))
  const city: City = { profile, world, serials, emit: (happening) => arrivals.add(happening) }
  const frauds = new Frauds(city, random.fork('frauds'))
  const ordinary = random.fork('ordinary')
  for (let number = 0; number < days; number++) {
    liveThrough(city, dayOf(profile.start, number), ordinary)
    frauds.upTo(number)
    yield* arrivals.of(number)
  }
}

function withRate(profile: Profile, perThousandYear: number | undefined): Profile {
  if (perThousandYear === undefined) return profile
  return { ...profile, fraud: { ...profile.fraud, perThousandYear } }
}

/** Signals by the day of their arrival; those of a day that is over are never added to again. */
class Arrivals {
  private readonly days = new Map<number, Observed[]>()
  private done = 0

  constructor(
    private readonly from: number,
    private readonly feeds: Feeds,
  ) {}

  add(happening: Happening): void {
    if (happening.at < this.from) return
    const observed = this.feeds.observe(happening)
    if (observed === null) return
    const day = Math.max(this.done, Math.floor((observed.arrivesAt - this.from) / DAY_MS))
    const list = this.days.get(day)
    if (list === undefined) this.days.set(day, [observed])
    else list.push(observed)
  }

  *of(day: number): Generator<SimulatedSignal> {
    const list = this.days.get(day) ?? []
    this.days.delete(day)
    this.done = day + 1
    // Array.prototype.sort is stable: what arrives in the same second stays in the order in which it was made.
    yield* list.sort((a, b) => a.arrivesAt - b.arrivesAt)
  }
}
