import { formatYuan } from '../../lib/money'
import type { City } from '../city'
import { localTime } from '../clock'
import type { Cause } from '../happening'
import type { Random } from '../random'
import { yuanText } from '../texts/wording'
import type { Account, Person } from '../world/model'

export interface Paid {
  readonly at: number
  readonly from: Account
  readonly to: Account
  readonly fen: bigint
}

export interface Reporting {
  readonly at: number
  readonly cause: Cause
  readonly victim: Person
  readonly paid: readonly Paid[]
}

const MOST_TRANSFERS = 50

/** What the victim, the bank or a relative says afterwards, as far as it is remembered. */
export function report(city: City, { at, cause, victim, paid }: Reporting, random: Random): void {
  const known = <T>(value: T, share: number): T | undefined => (random.chance(share) ? value : undefined)
  const total = paid.reduce((sum, { fen }) => sum + fen, 0n)
  city.emit({
    at: Math.round(at / 1_000) * 1_000,
    cause,
    person: victim.id,
    through: random.below(city.profile.police.length),
    signal: {
      type: 'report',
      channel: random.weighted([
        ['110', 55],
        ['96110', 30],
        ['bank', 15],
      ] as const),
      victim: { name: victim.name, phone: known(victim.phone, 0.95), address: known(victim.address, 0.6) },
      narrative: known(city.profile.wording.say(random, 'narrative', { sum: yuanText(total) }), 0.8),
      transfers: paid.slice(0, MOST_TRANSFERS).map((one) => ({
        payerAccount: known(one.from.number, 0.85),
        payeeAccount: known(one.to.number, 0.92),
        payeeName: known(one.to.holder, 0.75),
        amount: known(formatYuan(one.fen), 0.9),
        at: known(localTime(one.at), 0.8),
      })),
    },
  })
}
