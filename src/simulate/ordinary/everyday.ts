import { honest, pay, type City } from '../city'
import { someTime, type Day } from '../clock'
import type { Random } from '../random'
import type { Account, Person } from '../world/model'
import { mainAccount, place, someone, stranger } from '../world/strangers'

const MOST_YUAN = 30_000

/** What people pay each other and in shops: mostly the same payees, now and then somebody new. */
export function everyday(city: City, day: Day, random: Random): void {
  const { everyday: rate, everydayYuan, newPayee } = city.profile.ordinary
  const payments = random.count(city.world.people.length * rate)
  for (let i = 0; i < payments; i++) {
    const person = someone(city, random)
    const isNew = random.chance(newPayee)
    const to = isNew ? someoneNew(city, day, random) : usual(city, person, random)
    if (to === mainAccount(person)) continue
    const isRedPacket = to.kind === 'person' && random.chance(0.12)
    pay(city, random, {
      at: someTime(day, random),
      from: mainAccount(person),
      to,
      fen: isRedPacket
        ? random.sum(88, 0.8, 2_000)
        : random.exactSum(isNew ? everydayYuan * 0.8 : everydayYuan, 1.15, MOST_YUAN),
      actor: person,
      memo: isRedPacket
        ? city.profile.wording.memo(random, 'redPacket')
        : city.profile.wording.memo(random, 'everyday'),
      cause: honest(isRedPacket ? 'red-packet' : 'everyday'),
    })
  }
}

function usual(city: City, person: Person, random: Random): Account {
  const kind = random.weighted([
    ['friend', 50],
    ['shop', 38],
    ['parent', 6],
    ['utility', 6],
  ] as const)
  if (kind === 'shop' || kind === 'utility') return place(city, kind, random).account
  const parent = kind === 'parent' ? person.parents[0] : undefined
  return mainAccount(parent ?? random.pick(person.friends))
}

const someoneNew = (city: City, day: Day, random: Random): Account =>
  random.chance(0.45) ? mainAccount(someone(city, random)) : stranger(city, day.from, random)
