import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'

export interface Secured {
  readonly warningId: string
  readonly stoppedFen: bigint
  readonly bookedStoppedFen: bigint
  readonly frozenFen: bigint
  readonly bookedFrozenFen: bigint
}

/**
 * What stops and freezes say is held, beside what the books say, where the two differ; in one snapshot, since somebody
 * may be posting. Of a stop that is over, what a freeze has claimed of it stays stopped until the bank has answered.
 */
export const securedByStages = (ctx: Context): Promise<Secured[]> =>
  ctx.db.$queryRaw<Secured[]>`
    WITH said AS (
      SELECT warning_id, held_fen AS stopped, 0::bigint AS frozen FROM stop_payment WHERE state IN ('held', 'renewed')
      UNION ALL
      SELECT f.warning_id, f.amount_fen, 0 FROM account_freeze f JOIN stop_payment s ON s.id = f.stop_payment_id
       WHERE f.state IN ('approved', 'submitted', 'unknown') AND s.state IN ('lapsed', 'released')
      UNION ALL
      SELECT warning_id, 0, frozen_fen FROM account_freeze WHERE state = 'frozen'
    ), booked AS (
      SELECT warning_id, -(posted_in_fen - posted_out_fen) AS balance, name FROM ledger_account WHERE name IN ('stopped', 'frozen')
    ), each AS (
      SELECT warning_id, sum(stopped) AS stopped, sum(frozen) AS frozen, 0 AS booked_stopped, 0 AS booked_frozen FROM said GROUP BY warning_id
      UNION ALL
      SELECT warning_id, 0, 0, CASE name WHEN 'stopped' THEN -balance ELSE 0 END, CASE name WHEN 'frozen' THEN -balance ELSE 0 END FROM booked
    )
    SELECT warning_id AS "warningId", sum(stopped)::bigint AS "stoppedFen", sum(booked_stopped)::bigint AS "bookedStoppedFen",
           sum(frozen)::bigint AS "frozenFen", sum(booked_frozen)::bigint AS "bookedFrozenFen"
      FROM each GROUP BY warning_id
    HAVING sum(stopped) <> sum(booked_stopped) OR sum(frozen) <> sum(booked_frozen)
     ORDER BY warning_id`

/** Claims that are still open although the stop or freeze that made them is over. */
export const openClaims = (ctx: Context): Promise<{ warningId: string; claimedFen: bigint }[]> =>
  ctx.db.$queryRaw<{ warningId: string; claimedFen: bigint }[]>`
    SELECT t.warning_id AS "warningId", sum(t.amount_fen)::bigint AS "claimedFen" FROM ledger_transfer t
     WHERE t.kind = 'pending' AND NOT EXISTS (SELECT FROM ledger_transfer r WHERE r.pending_id = t.id)
       AND (EXISTS (SELECT FROM stop_payment s WHERE t.cause = 'stop:' || s.id || ':approved' AND s.warning_id = t.warning_id
                       AND s.state IN ('held', 'renewed', 'frozen', 'refused', 'lapsed', 'released', 'cancelled'))
         OR EXISTS (SELECT FROM account_freeze f WHERE t.cause = 'freeze:' || f.id || ':approved' AND f.warning_id = t.warning_id
                       AND f.state IN ('frozen', 'refused', 'expired', 'released', 'cancelled')))
     GROUP BY t.warning_id ORDER BY t.warning_id`

export const proofOfDay = (ctx: Context, day: Date) => ctx.db.ledgerProof.findUnique({ where: { day } })

export const insertProof = (ctx: Context, data: Prisma.LedgerProofUncheckedCreateInput) =>
  ctx.db.ledgerProof.createMany({ data: [data], skipDuplicates: true })

export const listProofs = (ctx: Context, limit: number) =>
  ctx.db.ledgerProof.findMany({
    orderBy: [{ finishedAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: { askedByUser: { select: { displayName: true } } },
  })
export type ProofRow = Awaited<ReturnType<typeof listProofs>>[number]

const named = {
  warning: { select: { number: true } },
  explainedByUser: { select: { displayName: true } },
} as const satisfies Prisma.LedgerBreakInclude

export const upsertBreak = (
  ctx: Context,
  id: string,
  found: { warningId: string; kind: string; expectedFen: bigint | null; bookedFen: bigint | null },
  seenAt: Date,
) =>
  ctx.db.ledgerBreak.upsert({
    where: { id },
    create: { id, ...found, firstSeenAt: seenAt, lastSeenAt: seenAt },
    update: { expectedFen: found.expectedFen, bookedFen: found.bookedFen, lastSeenAt: seenAt, goneAt: null },
    select: { id: true },
  })

export const endBreaks = (ctx: Context, seen: readonly string[], goneAt: Date) =>
  ctx.db.ledgerBreak.updateMany({ where: { id: { notIn: [...seen] }, goneAt: null }, data: { goneAt } })

export const listBreaks = (ctx: Context, isOpen: boolean | undefined, limit: number) =>
  ctx.db.ledgerBreak.findMany({
    where: isOpen === undefined ? {} : { goneAt: isOpen ? null : { not: null } },
    orderBy: [{ firstSeenAt: 'desc' }, { id: 'desc' }],
    take: limit,
    include: named,
  })
export type BreakRow = Awaited<ReturnType<typeof listBreaks>>[number]

export const readBreak = (ctx: Context, id: string) =>
  ctx.db.ledgerBreak.findUnique({ where: { id }, include: named })

export const writeExplanation = (
  ctx: Context,
  id: string,
  data: { explanation: string; explainedBy: string; explainedAt: Date },
) => ctx.db.ledgerBreak.updateMany({ where: { id, explanation: null }, data })
