import type { Fen } from '../lib/money'
import { formatYuan } from '../lib/money'
import { minutesLater } from './clock'
import type { Cause, Emit, Payment } from './happening'
import type { Profile } from './profile'
import type { Random } from './random'
import type { HonestKind } from './truth'
import type { Account, Organisation, Person, World } from './world/model'
import type { Serials } from './world/identity'

/** What every part of the city works with. */
export interface City {
  readonly profile: Profile
  readonly world: World
  readonly serials: Serials
  readonly emit: Emit
}

/** What a bank knows of the one who pays. */
export type Actor = Pick<
  Person,
  'id' | 'name' | 'phone' | 'idNumber' | 'birthYear' | 'address' | 'location' | 'work'
>

export interface Pay {
  readonly at: number
  readonly from: Account
  readonly to: Account
  readonly fen: Fen
  readonly cause: Cause
  /** Who acts: the account's holder, or the one who types a company's payment in. */
  readonly actor: Actor | null
  readonly organisation?: Organisation | undefined
  readonly memo?: string | undefined
  readonly channel?: Payment['channel']
  readonly device?: Payment['device']
}

export const honest = (kind: HonestKind): Cause => ({ label: 'honest', kind })

/** Moves the money and tells of it; now and then a bank refuses at first (a wrong name, a limit) and it is tried again. */
export function pay(city: City, random: Random, one: Pay): void {
  const isRefused = random.chance(city.profile.ordinary.rejected)
  if (one.from.balance < one.fen) one.from.balance = one.fen + topUp(one.fen, random)
  if (isRefused) city.emit(happeningOf(one, one.at, 'rejected', random))
  const at = isRefused ? minutesLater(one.at, random.between(2, 20)) : one.at
  city.emit(happeningOf(one, at, undefined, random))
  one.from.balance -= one.fen
  one.to.balance += one.fen
}

// Money that came from where no feed looks: wages in cash, a savings book, another town.
const topUp = (fen: Fen, random: Random): Fen => BigInt(Math.round(Number(fen) * random.between(0.05, 2.5)))

function happeningOf(one: Pay, at: number, status: Payment['status'], random: Random) {
  const { from, to, actor, organisation } = one
  const signal: Payment = {
    type: 'transaction',
    amount: formatYuan(one.fen),
    currency: 'CNY',
    status,
    channel: one.channel ?? channelOf(organisation !== undefined, actor, random),
    payer: {
      account: from.number,
      bank: bankName(from),
      name: from.holder,
      kind: from.kind,
      balanceBefore: formatYuan(from.balance),
      ...(organisation === undefined ? ownerOf(actor) : { operator: operatorOf(actor) }),
    },
    payee: {
      account: to.number,
      bank: bankName(to),
      name: to.holder,
      kind: to.kind,
      openedAt: to.openedAt,
    },
    memo: one.memo,
    device: { isNew: random.chance(0.03), screenSharing: false, remoteControl: false, ...one.device },
  }
  return { at, cause: one.cause, person: actor?.id ?? null, through: from.bank, signal }
}

const BANKS = ['ICBC', 'CCB', 'ABC', 'BOC', 'CMB', 'ZJRCU', 'PSBC', 'CNCB']
const bankName = ({ bank }: Account): string => BANKS[bank] ?? 'OTHER'

function ownerOf(actor: Actor | null): Partial<Payment['payer']> {
  if (actor === null) return {}
  const { phone, idNumber, birthYear, address, location } = actor
  return { phone, idNumber, birthYear, address: `绍兴市${address}`, location }
}

function operatorOf(actor: Actor | null): Payment['payer']['operator'] {
  if (actor === null) return undefined
  const { name, phone, idNumber, work } = actor
  return { name, phone, idNumber, role: work === 'boss' ? '法定代表人' : '财务' }
}

function channelOf(isFirm: boolean, actor: Actor | null, random: Random): Payment['channel'] {
  if (isFirm) return random.chance(0.94) ? 'online' : 'counter'
  const isOld = actor !== null && actor.birthYear < OLD_BEFORE
  if (isOld && random.chance(0.25)) return random.chance(0.7) ? 'counter' : 'atm'
  return random.weighted([
    ['mobile', 88],
    ['online', 7],
    ['atm', 2],
    ['counter', 3],
  ] as const)
}
const OLD_BEFORE = 1961
