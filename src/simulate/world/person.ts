import type { Profile } from '../profile'
import type { Random } from '../random'
import { daysBefore, idNumber, mobile, newAccount, type Serials } from './identity'
import type { Account, Person, Work } from './model'
import { address, personName } from './names'

interface Ground {
  readonly profile: Profile
  readonly serials: Serials
  readonly start: number
  readonly year: number
}

/** Ages from 18 to 88, as a city's account holders have them. */
const ages: readonly (readonly [readonly [number, number], number])[] = [
  [[18, 23], 12],
  [[24, 35], 26],
  [[36, 50], 30],
  [[51, 60], 16],
  [[61, 72], 11],
  [[73, 88], 5],
]

const ABROAD = ['+1626555', '+61412', '+39333', '+8190', '+4477', '+34612', '+6591', '+85298', '+33612']

export function makePerson(ground: Ground, index: number, random: Random): Person {
  const isMale = random.chance(0.51)
  const [youngest, oldest] = random.weighted(ages)
  const age = random.whole(youngest, oldest)
  const name = personName(random, isMale)
  const phone = mobile(ground.serials, random)
  const birthYear = ground.year - age
  const incomeYuan = random.logNormal(age > 60 ? 4_200 : age < 24 ? 3_600 : 6_800, 0.5)
  return {
    id: `P${index}`,
    name,
    isMale,
    birthYear,
    phone,
    network: random.weighted(ground.profile.networks.map(({ share }, i) => [i, share] as const)),
    idNumber: idNumber(random, birthYear, isMale),
    handle: random.chance(0.6) ? `wxid_${random.digits(10)}` : phone,
    address: address(random),
    location: { lon: round(random.between(120.4, 120.95)), lat: round(random.between(29.75, 30.2)) },
    accounts: accountsOf(ground, { name, age, incomeYuan }, random),
    incomeYuan,
    work: workOf(age, random),
    employer: null,
    sideLine: null,
    landlord: null,
    parents: [],
    friends: [],
    kinAbroad: random.chance(0.035) ? random.pick(ABROAD) + random.digits(6) : null,
    hasLoan: false,
  }
}

function workOf(age: number, random: Random): Work {
  if (age > 60) return 'retired'
  if (age < 24 && random.chance(0.55)) return 'student'
  return random.chance(0.93) ? 'worker' : 'none'
}

/** Savings grow with age and income; some keep them on a second account. */
function accountsOf(
  { profile, serials, start }: Ground,
  { name, age, incomeYuan }: { name: string; age: number; incomeYuan: number },
  random: Random,
): Account[] {
  const count = random.weighted([
    [1, 50],
    [2, 38],
    [3, 12],
  ])
  return Array.from({ length: count }, (_, i) => {
    const isYoung = random.chance(profile.ordinary.youngAccounts)
    const days = isYoung ? random.between(1, 85) : random.between(100, Math.min(7_000, (age - 15) * 365))
    const median = incomeYuan * (i === 0 ? 2.2 : 6) * (1 + Math.max(0, age - 25) / 20)
    return newAccount(serials, {
      holder: name,
      kind: 'person',
      bank: random.weighted(profile.banks.map(({ share }, bank) => [bank, share] as const)),
      openedAt: daysBefore(start, days),
      balance: random.exactSum(median, 1.2, 6_000_000),
    })
  })
}

const round = (degrees: number): number => Math.round(degrees * 1e5) / 1e5
