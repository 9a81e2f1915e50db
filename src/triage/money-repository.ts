import type { Context, Db } from '../context'
import { hoursAfter } from '../lib/duration'
import { triageLimits } from './limits'

const withParty = { party: { select: { id: true, kind: true, mergedInto: true } } } as const

export const readAccounts = (db: Db, ids: readonly string[]) =>
  db.identifier.findMany({ where: { id: { in: [...ids] } }, include: withParty })
export type AccountRow = Awaited<ReturnType<typeof readAccounts>>[number]

/** The rows of accounts that somebody named, by what is looked up under every key while a rotation runs. */
export const findAccounts = (db: Db, indexes: readonly Uint8Array<ArrayBuffer>[]) =>
  db.identifier.findMany({
    where: { kind: 'account', valueIndex: { in: [...indexes] } },
    include: withParty,
  })

/** The signals of a warning that may tell of money; of archived months nothing is left to show. */
export async function readMoneySignals(db: Db, warningId: string) {
  const joined = await db.warningSignal.findMany({ where: { warningId }, select: { signalId: true } })
  return db.signal.findMany({
    where: { id: { in: joined.map(({ signalId }) => signalId) }, type: { in: ['transaction', 'report'] } },
    orderBy: { occurredAt: 'asc' },
  })
}
export type SignalRow = Awaited<ReturnType<typeof readMoneySignals>>[number]

/**
 * What the holders of these accounts paid out of them since then: looked up by holder, since that is what signals are
 * indexed by, and nobody is a holder without having paid.
 */
export async function readOnward(
  db: Db,
  accounts: readonly AccountRow[],
  since: Date,
): Promise<readonly SignalRow[]> {
  const holders = accounts.flatMap(({ party }) =>
    party === null ? [] : [party.mergedInto ?? party.id, party.id],
  )
  if (holders.length === 0) return []
  return db.signal.findMany({
    where: {
      partyId: { in: holders },
      type: 'transaction',
      payerId: { in: accounts.map(({ id }) => id) },
      occurredAt: { gte: since, lte: hoursAfter(since, triageLimits.onwardWithin.value) },
    },
    orderBy: { occurredAt: 'asc' },
    take: triageLimits.onwardTransfers.value,
  })
}

export async function readHolds(db: Db, warningId: string) {
  const [stops, freezes, protections] = await Promise.all([
    db.stopPayment.findMany({ where: { warningId }, include: { bank: true }, orderBy: { draftedAt: 'asc' } }),
    db.accountFreeze.findMany({ where: { warningId }, orderBy: { requestedAt: 'asc' } }),
    db.protectiveHold.findMany({ where: { warningId }, orderBy: { requestedAt: 'asc' } }),
  ])
  return { stops, freezes, protections }
}
export type Holds = Awaited<ReturnType<typeof readHolds>>

/** Of somebody and of whoever has become one with them. */
export async function partyIdsOf(ctx: Context, ids: readonly (string | null)[]): Promise<string[]> {
  const known = ids.filter((id) => id !== null)
  const rows = await ctx.db.party.findMany({
    where: { OR: [{ id: { in: known } }, { mergedInto: { in: known } }] },
    select: { id: true },
  })
  return rows.map(({ id }) => id)
}
