import { present } from '../../lib/assert'
import { dayOf } from '../clock'
import type { Profile } from '../profile'
import type { Random } from '../random'
import { newAccount, daysBefore, type Serials } from './identity'
import type { Organisation, Person, SideLine, World } from './model'
import { firmName, trades } from './names'
import { makePerson } from './person'
import { places } from './places'

const PEOPLE_PER_FIRM = 28
const RETIRED_FROM = 61
const MOST_SUPPLIERS = 14

/** The city before its first day: households, work, friends, firms with their suppliers, and public places. */
export function buildWorld(profile: Profile, people: number, serials: Serials, random: Random): World {
  const start = dayOf(profile.start, 0).from
  const year = Number(profile.start.slice(0, 4))
  const all: Person[] = []
  for (let i = 0; i < people; i++)
    all.push(makePerson({ profile, serials, start, year }, i, random.fork('person', i)))
  const made = random.fork('ties')
  const isOld = (person: Person): boolean => year - person.birthYear >= RETIRED_FROM
  const elderly = all.filter(isOld)
  const adults = all.filter((person) => !isOld(person) && person.work !== 'student')
  const students = all.filter(({ work }) => work === 'student')
  const firms = Array.from({ length: Math.max(3, Math.round(people / PEOPLE_PER_FIRM)) }, (_, i) =>
    makeFirm(i, { profile, serials, start }, made),
  )
  employ(adults, firms, made)
  const traders = adults.filter(({ work }) => work === 'trader')
  for (const firm of firms) findSuppliers(firm, firms, traders, made)
  for (const person of all) tie(person, { all, adults, elderly }, made)
  return { people: all, adults, elderly, students, firms, places: places(profile, serials, made), traders }
}

interface Ground {
  readonly profile: Profile
  readonly serials: Serials
  readonly start: number
}

function makeFirm(index: number, { profile, serials, start }: Ground, random: Random): Organisation {
  const name = firmName(random, random.pick(trades))
  const isYoung = random.chance(profile.ordinary.youngAccounts)
  const openedAt = daysBefore(start, isYoung ? random.between(1, 80) : random.between(200, 7_000))
  const bank = random.weighted(profile.banks.map(({ share }, i) => [i, share] as const))
  return {
    id: `F${index}`,
    kind: 'firm',
    name,
    account: newAccount(serials, {
      holder: name,
      kind: 'organisation',
      bank,
      openedAt,
      balance: random.sum(600_000, 1.3, 60_000_000),
    }),
    payday: random.pick([5, 8, 10, 12, 15, 15, 18, 20, 25, 28]),
    size: random.logNormal(1, 0.7),
    boss: null,
    finance: [],
    staff: [],
    suppliers: [],
  }
}

/** Two thirds of those of working age work for a firm; each firm has a boss and one or two who pay. */
function employ(adults: readonly Person[], firms: readonly Organisation[], random: Random): void {
  const rest = [...adults].filter(({ work }) => work === 'worker')
  for (const firm of firms) {
    const boss = rest.pop()
    const cashier = rest.pop()
    if (boss === undefined || cashier === undefined) return
    const second = firm.size > 1.4 ? rest.pop() : undefined
    boss.work = 'boss'
    firm.boss = boss
    for (const person of [cashier, second]) {
      if (person === undefined) continue
      person.work = 'finance'
      firm.finance.push(person)
    }
    for (const person of [boss, ...firm.finance]) join(person, firm)
  }
  for (const person of rest) {
    if (random.chance(0.08)) person.work = 'trader'
    else if (random.chance(0.8)) join(person, random.pick(firms))
  }
}

function join(person: Person, firm: Organisation): void {
  person.employer = firm
  firm.staff.push(person)
}

function findSuppliers(
  firm: Organisation,
  firms: readonly Organisation[],
  traders: readonly Person[],
  random: Random,
): void {
  const count = random.whole(3, MOST_SUPPLIERS)
  for (let i = 0; i < count; i++) {
    const isTrader = traders.length > 0 && random.chance(0.2)
    const account = isTrader ? random.pick(traders).accounts[0] : random.pick(firms).account
    if (account !== firm.account) firm.suppliers.push(present(account, 'a supplier account'))
  }
}

interface Circles {
  readonly all: readonly Person[]
  readonly adults: readonly Person[]
  readonly elderly: readonly Person[]
}

const sideLines: readonly (readonly [SideLine | null, number])[] = [
  [null, 975],
  ['merchant', 11],
  ['group-buy', 5],
  ['parents-committee', 4],
  ['tutor', 3],
  ['agent', 2],
]

function tie(person: Person, { all, adults, elderly }: Circles, random: Random): void {
  const count = random.whole(3, 9)
  for (let i = 0; i < count; i++) person.friends.push(random.pick(all))
  if (person.work === 'student' || person.work === 'retired') return
  if (elderly.length > 0 && random.chance(0.55)) person.parents.push(random.pick(elderly))
  if (random.chance(0.28)) person.landlord = random.pick(adults)
  if (random.chance(0.35)) person.hasLoan = true
  person.sideLine = random.weighted(sideLines)
}
