import type { Context } from '../context'
import { knownBankCodes, STOPS_PER_ACCOUNT, standingsOf, type AccountStanding } from '../holds'
import { MINUTE_MS } from '../lib/duration'
import { readWarning, type WarningRow } from '../warnings'
import { follow, ranked, type Ranked, type TraceResult } from './core'
import { gather, type Gathered } from './gather'
import { traceLimits } from './limits'

/** The way of a warning's money, computed from what is known now. */
export interface Traced {
  readonly gathered: Gathered
  readonly result: TraceResult
  /** The accounts by what is still there to save. */
  readonly ranking: readonly Ranked[]
  readonly standings: ReadonlyMap<string, AccountStanding>
  /** Codes of banks known here, among those that are named. */
  readonly bankCodes: ReadonlySet<string>
}

/** @throws AppError not_found for a warning that is not the actor's */
export async function readTrace(
  ctx: Context,
  warningId: string,
): Promise<{ readonly warning: WarningRow; readonly traced: Traced }> {
  const warning = await readWarning(ctx, warningId)
  return { warning, traced: await traceOf(ctx, warning) }
}

export async function traceOf(
  ctx: Context,
  { id, partyId, organisationId }: Pick<WarningRow, 'id' | 'partyId' | 'organisationId'>,
): Promise<Traced> {
  const gathered = await gather(ctx, { id, partyId, organisationId })
  const { transfers, balances, own } = gathered
  const result = follow(
    { transfers, balances, own },
    {
      rule: traceLimits.rule.value,
      matchWithinMs: traceLimits.matchWithin.value * MINUTE_MS,
      withShares: true,
    },
  )
  const standings = await standingsOf(
    ctx,
    result.accounts.map((account) => account.id),
  )
  const ranking = ranked(
    result.accounts,
    (account) => ({
      isOwn: own.has(account),
      isHeld: standings.get(account)?.isHeld ?? false,
      stopsTaken: standings.get(account)?.stopsTaken ?? 0,
    }),
    {
      nowMs: ctx.clock.now().getTime(),
      halfLifeHours: traceLimits.halfLife.value,
      stopsPerAccount: STOPS_PER_ACCOUNT,
    },
  )
  const named = [...gathered.accounts.values(), ...gathered.mentions.map(({ bank }) => ({ bankCode: bank }))]
  const bankCodes = await knownBankCodes(
    ctx,
    named.flatMap(({ bankCode }) => bankCode ?? []),
  )
  return { gathered, result, ranking, standings, bankCodes }
}
