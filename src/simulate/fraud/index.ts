import type { City } from '../city'
import { dayOf, hoursTime } from '../clock'
import type { Random } from '../random'
import type { Person } from '../world/model'
import { Episode } from './episode'
import { Mules } from './mules'
import type { Scheme } from './scheme'
import { schemes } from './schemes'

const DAYS_PER_YEAR = 365
/** Whoever was contacted so long before the first day is still being defrauded on it. */
const RUN_UP_DAYS = 18
const TRIES = 30

/** All frauds that begin on the days of the simulation, or ran when it began; told day by day. */
export class Frauds {
  private readonly mules: Mules
  private readonly circles: ReturnType<typeof circlesOf>
  private readonly victims = new Set<Person>()
  private begun = 0
  private next = -RUN_UP_DAYS

  constructor(
    private readonly city: City,
    private readonly random: Random,
  ) {
    this.circles = circlesOf(city)
    this.mules = new Mules(city, random.fork('mules'))
  }

  /** Plays every episode that begins up to the end of the day. */
  upTo(day: number): void {
    for (; this.next <= day; this.next++) this.begin(this.next)
  }

  private begin(day: number): void {
    const random = this.random.fork('day', day)
    const { fraud } = this.city.profile
    const mean = (this.city.world.people.length / 1_000) * (fraud.perThousandYear / DAYS_PER_YEAR)
    const weights = schemes.map((scheme) => [scheme, weightOf(scheme, fraud.mix)] as const)
    for (let left = random.count(mean); left > 0; left--) {
      const scheme = random.weighted(weights)
      const victim = this.victimOf(scheme, random)
      if (victim === null) continue
      const at = hoursTime(dayOf(this.city.profile.start, day), scheme.hours, random)
      const id = `E${this.begun++}`
      new Episode(this.city, this.mules, { id, scheme, victim, at }, random.fork(id)).play()
    }
  }

  /** Nobody is defrauded twice within one run: whom an alarm names is then clear. */
  private victimOf(scheme: Scheme, random: Random): Person | null {
    const circle = this.circles[scheme.victim]
    for (let i = 0; i < TRIES && circle.length > 0; i++) {
      const person = random.pick(circle)
      if (this.victims.has(person)) continue
      this.victims.add(person)
      return person
    }
    return null
  }
}

/** Whom each kind of fraud seeks. */
function circlesOf({ world, profile }: City): Readonly<Record<Scheme['victim'], readonly Person[]>> {
  const youngFrom = Number(profile.start.slice(0, 4)) - YOUNG
  return {
    adult: world.adults,
    young: [...world.students, ...world.adults.filter(({ birthYear }) => birthYear >= youngFrom)],
    elderly: world.elderly,
    any: world.people,
    finance: world.firms.flatMap(({ finance }) => finance),
    trader: world.traders,
  }
}

const YOUNG = 40
const weightOf = ({ typology, weight }: Scheme, mix: Readonly<Record<string, number>>): number =>
  weight * (mix[typology.split('.')[0] ?? ''] ?? 1)
