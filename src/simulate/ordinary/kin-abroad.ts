import { honest, pay, type City } from '../city'
import { minutesLater, someTime, type Day } from '../clock'
import type { Random } from '../random'
import { mainAccount, place, stranger } from '../world/strangers'
import { calledBy } from './contacts'

const CALLS_A_DAY = 0.12
const PAYS_AFTER = 0.16

/** Whoever has kin abroad is called from there, long and often, and pays things of life within the day. */
export function kinAbroad(city: City, day: Day, random: Random): void {
  for (const person of city.world.people) {
    if (person.kinAbroad === null || !random.chance(CALLS_A_DAY)) continue
    const at = someTime(day, random)
    const minutes = random.logNormal(24, 0.7)
    calledBy(city, { at, caller: person.kinAbroad, callee: person, minutes, kind: 'kin-abroad' }, random)
    if (!random.chance(PAYS_AFTER)) continue
    const to = random.weighted([
      ['school', 25],
      ['stranger', 35],
      ['friend', 40],
    ] as const)
    const account =
      to === 'friend'
        ? mainAccount(random.pick(person.friends))
        : to === 'school'
          ? place(city, 'school', random).account
          : stranger(city, day.from, random)
    pay(city, random, {
      at: minutesLater(at, minutes + random.logNormal(120, 0.9)),
      from: mainAccount(person),
      to: account,
      fen: random.sum(5_500, 1.1, 200_000),
      actor: person,
      memo: city.profile.wording.memo(random, 'kinAbroad'),
      cause: honest('kin-abroad'),
    })
  }
}
