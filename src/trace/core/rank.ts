import { HOUR_MS } from '../../lib/duration'
import type { Fen } from '../../lib/money'
import { compareFen, compareText, firstOf } from '../../lib/order'
import type { TracedAccount } from './model'

/** Why an account is not proposed, the strongest first; null: it is. */
export type NotProposed = 'own' | 'held' | 'stop_limit' | 'nothing_left' | null

export interface Standing {
  readonly isOwn: boolean
  /** A stop or freeze is on it, or on its way to the bank. */
  readonly isHeld: boolean
  readonly stopsTaken: number
}

export interface RankSettings {
  readonly nowMs: number
  /** Of money that a mule has got, half is gone after this long. */
  readonly halfLifeHours: number
  readonly stopsPerAccount: number
}

export interface Ranked {
  readonly id: string
  readonly thereFen: Fen
  /** Hours since tainted money last came in. */
  readonly ageHours: number
  /** What is left to hope for of 1000 fen: 1000 x 0.5 ^ (age / half-life). */
  readonly freshnessPermille: number
  /** There x freshness: what a stop now can be expected to save. */
  readonly expectedFen: Fen
  readonly notProposed: NotProposed
}

const PERMILLE = 1000

/** By what is still there to save: those to be proposed first, the most on top. */
export function ranked(
  accounts: readonly TracedAccount[],
  standingOf: (id: string) => Standing,
  settings: RankSettings,
): Ranked[] {
  return accounts
    .map((account) => rankOf(account, standingOf(account.id), settings))
    .sort((a, b) =>
      firstOf(
        Number(a.notProposed !== null) - Number(b.notProposed !== null),
        compareFen(b.expectedFen, a.expectedFen),
        compareFen(b.thereFen, a.thereFen),
        compareText(a.id, b.id),
      ),
    )
}

function rankOf(account: TracedAccount, standing: Standing, settings: RankSettings): Ranked {
  const { id, thereFen, lastTaintedAt } = account
  const ageHours = Math.max(0, settings.nowMs - lastTaintedAt) / HOUR_MS
  const freshnessPermille = Math.round(PERMILLE * 0.5 ** (ageHours / settings.halfLifeHours))
  const expectedFen = (thereFen * BigInt(freshnessPermille)) / BigInt(PERMILLE)
  return {
    id,
    thereFen,
    ageHours,
    freshnessPermille,
    expectedFen,
    notProposed: whyNot(account, standing, settings),
  }
}

function whyNot(
  { thereFen }: TracedAccount,
  standing: Standing,
  { stopsPerAccount }: RankSettings,
): NotProposed {
  if (standing.isOwn) return 'own'
  if (standing.isHeld) return 'held'
  if (standing.stopsTaken >= stopsPerAccount) return 'stop_limit'
  return thereFen === 0n ? 'nothing_left' : null
}
