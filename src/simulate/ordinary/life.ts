import { honest, pay, type City, type Pay } from '../city'
import { minutesLater, officeTime, someTime, type Day } from '../clock'
import type { Payment } from '../happening'
import { lifeEvents, type LifeEvent } from '../profile'
import type { Random } from '../random'
import type { MemoKey } from '../texts/wording'
import type { Account, Person } from '../world/model'
import { mainAccount, place, someone, stranger } from '../world/strangers'
import { askedByFriend, calledBy } from './contacts'

const DAYS_PER_YEAR = 365

/** The large and rare things of a life, each with payments that are new, large, or both. */
export function lifeEventsOf(city: City, day: Day, random: Random): void {
  for (const kind of lifeEvents) {
    const mean = (city.world.people.length * city.profile.ordinary.yearly[kind]) / DAYS_PER_YEAR
    const events = random.count(mean)
    for (let i = 0; i < events; i++) {
      const person = of(city, kind, random)
      if (person !== null) happen[kind](new Life(city, day, person, kind, random))
    }
  }
}

function of(city: City, kind: LifeEvent, random: Random): Person | null {
  const { adults, elderly, people } = city.world
  const circle = kind === 'remote-help' ? elderly : kind === 'hospital' ? people : adults
  return circle.length === 0 ? null : random.pick(circle)
}

class Life {
  constructor(
    readonly city: City,
    readonly day: Day,
    readonly person: Person,
    readonly kind: LifeEvent,
    readonly random: Random,
  ) {}

  pay(to: Account, fen: bigint, memo: MemoKey, at: number, device?: Payment['device']): void {
    const { city, random, person, kind } = this
    const one: Pay = {
      at,
      from: mainAccount(person),
      to,
      fen,
      actor: person,
      memo: city.profile.wording.memo(random, memo),
      device,
      cause: honest(kind),
    }
    // Whoever pays much gathers the savings on one account first.
    const [, savings] = person.accounts
    if (one.from.balance < fen && savings !== undefined && savings.balance > fen && random.chance(0.7)) {
      const before = minutesLater(at, -random.between(3, 90))
      const cause = honest('own-account')
      pay(city, random, { ...one, at: before, from: savings, to: one.from, memo: undefined, cause })
    }
    pay(city, random, one)
  }

  stranger(): Account {
    return stranger(this.city, this.day.from, this.random)
  }

  place(kind: keyof City['world']['places']): Account {
    return place(this.city, kind, this.random).account
  }

  time(): number {
    return someTime(this.day, this.random)
  }
}

const happen: Readonly<Record<LifeEvent, (life: Life) => void>> = {
  'rent-deposit': (life) => {
    const rent = life.random.sum(1_800, 0.4, 12_000)
    life.pay(life.stranger(), rent * BigInt(life.random.pick([2, 4])), 'rentDeposit', life.time())
  },
  house: (life) => {
    const at = officeTime(life.day, life.random)
    life.pay(life.place('developer'), life.random.sum(420_000, 0.5, 3_000_000), 'house', at)
  },
  'house-private': (life) => {
    const { random } = life
    const seller = random.chance(0.7) ? life.stranger() : mainAccount(someone(life.city, random))
    const at = officeTime(life.day, random)
    life.pay(seller, random.sum(40_000, 0.5, 200_000), 'houseDeposit', at)
    if (random.chance(0.6))
      life.pay(
        seller,
        random.sum(350_000, 0.6, 2_500_000),
        'house',
        minutesLater(at, random.between(60, 4_000)),
      )
  },
  car: (life) => life.pay(life.place('dealer'), life.random.sum(95_000, 0.6, 700_000), 'car', life.time()),
  'second-hand-car': (life) => {
    const { random } = life
    const seller = life.stranger()
    const at = life.time()
    if (random.chance(0.6)) life.pay(seller, random.sum(2_000, 0.5, 10_000), 'carDeposit', at)
    life.pay(seller, random.sum(48_000, 0.6, 350_000), 'car', minutesLater(at, random.between(40, 2_000)))
  },
  contractor: (life) => {
    const { random } = life
    const contractor = life.stranger()
    const times = random.whole(1, 3)
    let at = life.time()
    for (let i = 0; i < times; i++) {
      life.pay(contractor, random.sum(16_000, 0.7, 120_000), 'contractor', at)
      at = minutesLater(at, random.between(1_500, 9_000))
    }
  },
  'second-hand-goods': (life) =>
    life.pay(life.stranger(), life.random.sum(650, 1, 15_000), 'secondHand', life.time()),
  hospital: (life) =>
    life.pay(life.place('hospital'), life.random.exactSum(2_600, 1.1, 150_000), 'hospital', life.time()),
  fundraising: (life) => {
    const { city, random } = life
    const givers = random.whole(12, 70)
    for (let i = 0; i < givers; i++) {
      const giver = someone(city, random)
      if (giver === life.person) continue
      pay(city, random, {
        at: minutesLater(life.time(), random.between(0, 1_800)),
        from: mainAccount(giver),
        to: mainAccount(life.person),
        fen: random.sum(180, 0.8, 10_000),
        actor: giver,
        memo: city.profile.wording.memo(random, 'help'),
        cause: honest('fundraising'),
      })
    }
  },
  tuition: (life) => {
    const isTutor = life.random.chance(0.3)
    const to = isTutor ? life.stranger() : life.place('school')
    life.pay(to, life.random.sum(isTutor ? 3_600 : 7_000, 0.6, 90_000), 'tuition', life.time())
  },
  wedding: (life) => {
    const { random } = life
    const family = random.chance(0.5) ? life.stranger() : mainAccount(random.pick(life.person.friends))
    life.pay(family, BigInt(random.pick([66, 88, 128, 168, 188, 288])) * 100_000n, 'wedding', life.time())
  },
  'loan-repaid': (life) => {
    const { random, person } = life
    const to = random.chance(0.5) ? mainAccount(random.pick(person.friends)) : life.stranger()
    life.pay(to, random.sum(12_000, 1, 300_000), 'loanRepaid', life.time())
  },
  'friend-borrows': (life) => {
    const { random, person, city } = life
    const friend = random.pick(person.friends)
    const at = life.time()
    const fen = random.sum(6_000, 1, 100_000)
    askedByFriend(city, { at, friend, person, fen }, random)
    life.pay(mainAccount(friend), fen, 'loan', minutesLater(at, random.logNormal(50, 0.9)))
  },
  'remote-help': (life) => remoteHelp(life),
  broker: (life) => {
    const at = officeTime(life.day, life.random)
    life.pay(life.place('broker'), life.random.sum(30_000, 1.1, 2_000_000), 'broker', at)
  },
  'own-account': (life) => {
    const [from, to] = life.person.accounts
    if (from === undefined || to === undefined) return
    life.pay(to, life.random.sum(9_000, 1.3, 800_000), 'own', life.time())
  },
}

/** A child far away looks at the parent's screen while the parent pays a bill, a hospital, a helper. */
function remoteHelp(life: Life): void {
  const { city, random, person, day } = life
  const at = someTime(day, random)
  const child = someone(city, random)
  calledBy(
    city,
    { at, caller: child.phone, callee: person, minutes: random.between(4, 45), kind: 'remote-help' },
    random,
  )
  const to = random.weighted([
    ['utility', 30],
    ['hospital', 25],
    ['child', 20],
    ['stranger', 25],
  ] as const)
  const account = to === 'stranger' ? life.stranger() : to === 'child' ? mainAccount(child) : life.place(to)
  const fen = to === 'utility' ? random.exactSum(260, 0.7, 5_000) : random.sum(4_200, 1, 90_000)
  const device = { screenSharing: random.chance(0.9), remoteControl: random.chance(0.15) }
  life.pay(account, fen, to === 'utility' ? 'bill' : 'help', minutesLater(at, random.between(2, 30)), device)
}
