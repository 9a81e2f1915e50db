import { HOUR_MS } from '../../lib/duration'
import type { Actor, City } from '../city'
import type { Random } from '../random'
import { daysBefore, idNumber, mobile, newAccount } from '../world/identity'
import { address, firmName, personName, trades } from '../world/names'
import type { Account } from '../world/model'

export interface Mule {
  readonly account: Account
  readonly owner: Actor
  readonly firstUse: number
}

const MOST_IN_USE = 40

/** Accounts that were bought or lent: some opened for it, some old; used for hours, by the same people for several victims. */
export class Mules {
  private readonly inUse = new Map<string, Mule[]>()
  private made = 0

  constructor(
    private readonly city: City,
    private readonly random: Random,
  ) {}

  /** The account to which the next victim of `family` is sent. */
  take(family: string, at: number, isOrganisation: boolean): Mule {
    const { reuse, reuseHours } = this.city.profile.fraud.mules
    const known = this.inUse.get(family) ?? []
    const live = known.filter(
      ({ firstUse, account }) =>
        firstUse <= at &&
        at - firstUse < reuseHours * HOUR_MS &&
        (account.kind === 'organisation') === isOrganisation,
    )
    if (live.length > 0 && this.random.chance(reuse)) return this.random.pick(live)
    const mule = this.make(at, isOrganisation)
    this.inUse.set(family, [...known, mule].slice(-MOST_IN_USE))
    return mule
  }

  /** A further account of the chain, which no victim sees. */
  tier(at: number): Mule {
    return this.make(at, this.random.chance(0.12))
  }

  private make(at: number, isOrganisation: boolean): Mule {
    const { random, city } = this
    const { young, youngDays, outside } = city.profile.fraud.mules
    const days = random.chance(young) ? random.logNormal(youngDays, 0.8) : random.between(120, 4_000)
    const isMale = random.chance(0.7)
    const birthYear = random.whole(1968, 2007)
    const name = personName(random, isMale)
    const account = newAccount(city.serials, {
      holder: isOrganisation ? firmName(random, random.pick(trades)) : name,
      kind: isOrganisation ? 'organisation' : 'person',
      bank: random.chance(outside) ? -1 : random.below(city.profile.banks.length),
      openedAt: daysBefore(at, Math.max(1, days)),
      balance: random.exactSum(60, 1.5, 9_000),
    })
    const owner: Actor = {
      id: `M${this.made++}`,
      name,
      phone: mobile(city.serials, random),
      idNumber: idNumber(random, birthYear, isMale),
      birthYear,
      address: address(random),
      location: { lon: 113.2, lat: 28.1 },
      work: isOrganisation ? 'boss' : 'none',
    }
    return { account, owner, firstUse: at }
  }
}
