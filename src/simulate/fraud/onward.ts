import { pay, type City } from '../city'
import { minutesLater } from '../clock'
import type { Cause } from '../happening'
import type { Random } from '../random'
import type { Mule, Mules } from './mules'

export interface Passing {
  readonly at: number
  readonly mule: Mule
  readonly fen: bigint
  readonly cause: Cause
}

/** In and out within minutes: the money goes on in parts, to a next tier, and from there again. */
export function passOn(city: City, mules: Mules, passing: Passing, random: Random, tier = 1): void {
  const { onward, onwardMinutes, tiers } = city.profile.fraud.mules
  if (tier > tiers || !random.chance(onward)) return
  const parts = passing.fen > 2_000_000n ? random.whole(1, 3) : 1
  let at = passing.at
  for (let i = 0; i < parts; i++) {
    at = minutesLater(at, Math.max(0.5, random.logNormal(onwardMinutes, 0.8) / parts))
    const next = mules.tier(at)
    const fen = (passing.fen * BigInt(random.whole(92, 100))) / 100n / BigInt(parts)
    if (fen < 100n) return
    const { account, owner } = passing.mule
    pay(city, random, { at, from: account, to: next.account, fen, actor: owner, cause: passing.cause })
    passOn(city, mules, { ...passing, at, mule: next, fen }, random, tier + 1)
  }
}
