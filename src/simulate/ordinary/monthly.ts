import { honest, pay, type City, type Pay } from '../city'
import { hoursTime, someTime, type Day } from '../clock'
import type { Random } from '../random'
import type { Person } from '../world/model'
import { mainAccount, place } from '../world/strangers'

const DAYS = 28

/** Rent, instalments, bills and money for parents: each household on a day of its own. */
export function monthly(city: City, day: Day, random: Random): void {
  for (const [index, person] of city.world.people.entries()) {
    if (index % DAYS !== day.ofMonth % DAYS || person.work === 'student') continue
    const base = { from: mainAccount(person), actor: person }
    const send = (one: Pick<Pay, 'to' | 'fen' | 'memo' | 'cause'>): void =>
      pay(city, random, { ...base, at: someTime(day, random), ...one })
    const { wording } = city.profile
    if (person.landlord !== null && person.landlord !== person)
      send({
        to: mainAccount(person.landlord),
        fen: stable(person, 0.25),
        memo: wording.memo(random, 'rent'),
        cause: honest('rent'),
      })
    if (person.hasLoan) instalment(city, day, person, random)
    const [parent] = person.parents
    if (parent !== undefined && random.chance(0.6))
      send({
        to: mainAccount(parent),
        fen: random.sum(1_000, 0.6, 10_000),
        memo: wording.memo(random, 'parents'),
        cause: honest('parents'),
      })
    if (random.chance(0.5))
      send({
        to: place(city, 'utility', random).account,
        fen: random.exactSum(160, 0.7, 3_000),
        memo: wording.memo(random, 'bill'),
        cause: honest('bill'),
      })
  }
}

function instalment(city: City, day: Day, person: Person, random: Random): void {
  pay(city, random, {
    at: hoursTime(day, [8, 11], random),
    from: mainAccount(person),
    to: place(city, 'lender', random).account,
    fen: stable(person, 0.35) + 37n,
    actor: person,
    memo: city.profile.wording.memo(random, 'instalment'),
    cause: honest('loan-instalment'),
  })
}

/** The same sum each month: a share of what the person earns, to the hundred. */
const stable = (person: Person, share: number): bigint =>
  BigInt(Math.max(3, Math.round((person.incomeYuan * share) / 100))) * 10_000n
