import type { Context } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { warningScope } from '../holds'
import { move } from '../transitions'
import { correctionMachine, type CorrectionEvent } from './machine'

const withAll = {
  warning: { select: { id: true, number: true, districtCode: true } },
  requestedByUser: { select: { id: true, displayName: true } },
  decidedByUser: { select: { id: true, displayName: true } },
} as const satisfies Prisma.LedgerCorrectionInclude

export type CorrectionRow = Prisma.LedgerCorrectionGetPayload<{ include: typeof withAll }>

/** Of a warning that the actor may act on; else null. */
export const readCorrection = (ctx: Context, id: string): Promise<CorrectionRow | null> =>
  ctx.db.ledgerCorrection.findFirst({ where: { id, warning: warningScope(ctx.actor) }, include: withAll })

/** What waits for another person first, then the latest. */
export const listCorrections = (ctx: Context, take: number): Promise<CorrectionRow[]> =>
  ctx.db.ledgerCorrection.findMany({
    where: { warning: warningScope(ctx.actor) },
    include: withAll,
    orderBy: [{ decidedAt: { sort: 'desc', nulls: 'first' } }, { requestedAt: 'desc' }],
    take,
  })

/** A correction of that entry that was not refused: one is enough. */
export const liveCorrectionOf = (ctx: Context, transferId: string) =>
  ctx.db.ledgerCorrection.findFirst({
    where: { transferId, state: { not: 'refused' } },
    select: { id: true },
  })

export const findWarning = (ctx: Context, id: string) =>
  ctx.db.warning.findFirst({
    where: { id, AND: [warningScope(ctx.actor)] },
    select: { id: true, districtCode: true },
  })

export const insertCorrection = (
  ctx: Context,
  row: { id: string; warningId: string; transferId: string; reason: string; requestedBy: string },
) =>
  ctx.db.ledgerCorrection.create({
    data: { ...row, state: correctionMachine.initial, requestedAt: ctx.clock.now() },
    select: { id: true },
  })

export const moveCorrection = (
  ctx: Context,
  row: CorrectionRow,
  event: CorrectionEvent,
  decidedBy: string,
  reason: string,
) =>
  move(ctx, correctionMachine, {
    id: row.id,
    state: row.state,
    event,
    reason,
    warningId: row.warningId,
    districtCode: row.warning.districtCode,
    write: (guard, state) =>
      ctx.db.ledgerCorrection.updateMany({
        where: { id: row.id, ...guard },
        data: { state, decidedBy, decidedAt: ctx.clock.now(), decisionReason: reason },
      }),
  })
