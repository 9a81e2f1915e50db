import type { z } from 'zod'
import type { Context } from '../../context'
import { minutesAfter } from '../../lib/duration'
import { formatYuan } from '../../lib/money'
import { isoOrNull } from '../amounts'
import { listAppeals, type AppealRow } from '../appeals/repository'
import { freezesInScope } from '../freezes/repository'
import { asFreeze, asProtection, asStop, factsOf, holdsById, type HoldRow } from '../hold-row'
import { APPROVAL_MINUTES } from '../limits'
import { presentBank, presentPerson } from '../present'
import { protectionsWhere } from '../protective-holds/repository'
import { stopsTakenOf } from '../running/repository'
import { stopsWhere } from '../stop-payments/repository'
import { appealBlockOf, blockOf } from './blocked'
import type { approvalList, approvalView } from './schema'

type View = z.input<typeof approvalView>

/** More than this at once is no list to work by. */
const MOST_APPROVALS = 200

/** What waits for a second officer, within the actor's scope. */
export async function presentApprovals(ctx: Context): Promise<z.input<typeof approvalList>> {
  const take = MOST_APPROVALS + 1
  const asked = [
    ...(await stopsWhere(ctx, { state: 'drafted' }, take)).map(asStop),
    ...(await freezesInScope(ctx, { state: 'requested' }, take)).map(asFreeze),
    ...(await protectionsWhere(ctx, { state: 'requested' }, take)).map(asProtection),
  ]
  const appeals = await listAppeals(ctx, { state: 'filed' }, { before: null, limit: take })
  const appealed = await holdsById(ctx, appeals)
  const holds = [...asked, ...appealed.values()]
  const taken = await stopsTakenOf(
    ctx,
    holds.map(({ row }) => row.accountId),
  )
  const takenOf = ({ row }: HoldRow): number => taken.get(row.accountId) ?? 0
  const items = [
    ...asked.map((hold) => presentAsked(ctx, hold, takenOf(hold))),
    ...appeals.flatMap((appeal) => {
      const hold = appealed.get(appeal.subjectId)
      return hold === undefined ? [] : [presentAppealed(ctx, appeal, hold, takenOf(hold))]
    }),
  ].sort((a, b) => (a.approveBy < b.approveBy ? -1 : 1))
  return {
    items: items.slice(0, MOST_APPROVALS),
    counts: countsOf(items, ctx.clock.now().toISOString()),
    isCut: items.length > MOST_APPROVALS,
  }
}

function countsOf(items: readonly View[], now: string) {
  const open = items.filter(({ blockedBy }) => blockedBy === null)
  return {
    open: open.length,
    overdue: open.filter(({ approveBy }) => approveBy < now).length,
    fourEyes: items.filter(({ blockedBy }) => blockedBy === 'four_eyes').length,
  }
}

function presentAsked(ctx: Context, hold: HoldRow, stopsTaken: number): View {
  const { id: firstPersonId } = firstPerson(hold)
  return {
    ...aboutHold(ctx, hold, stopsTaken),
    ...request(hold),
    id: hold.row.id,
    askedBy: presentPerson(firstPerson(hold)),
    blockedBy: blockOf(hold, { actor: ctx.actor, firstPersonId, stopsTaken, now: ctx.clock.now() }),
  }
}

const presentAppealed = (ctx: Context, appeal: AppealRow, hold: HoldRow, stopsTaken: number): View => ({
  ...aboutHold(ctx, hold, stopsTaken),
  id: appeal.id,
  kind: 'appeal',
  reason: null,
  askedBy: presentPerson(appeal.filedByUser),
  askedAt: appeal.filedAt.toISOString(),
  approveBy: appeal.decideBy.toISOString(),
  blockedBy: appealBlockOf(ctx.actor, appeal.filedBy),
})

function aboutHold(ctx: Context, hold: HoldRow, stopsTaken: number) {
  const { amountFen, transferredAt, ...facts } = factsOf(ctx, hold)
  return {
    ...facts,
    subject: hold.subject,
    subjectId: hold.row.id,
    warningState: hold.row.warning.state,
    bank: presentBank(hold.row.bank),
    amount: amountFen === null ? null : formatYuan(amountFen),
    transferredAt: isoOrNull(transferredAt),
    stopsTaken,
  }
}

const firstPerson = (hold: HoldRow) =>
  hold.subject === 'stop_payment' ? hold.row.draftedByUser : hold.row.requestedByUser

/** What was asked for, when, why, and until when it is of use. */
function request(hold: HoldRow): Pick<View, 'kind' | 'reason' | 'askedAt' | 'approveBy'> {
  if (hold.subject === 'stop_payment') return soon('stop', hold.row.draftedAt, null)
  if (hold.subject === 'protective_hold') return soon('protective_hold', hold.row.requestedAt, hold.row.basis)
  const { kind, requestedAt, wholeReason, stopPayment } = hold.row
  return {
    kind: kind === 'whole' ? 'whole_freeze' : 'freeze',
    reason: wholeReason,
    askedAt: requestedAt.toISOString(),
    approveBy: (stopPayment.expiresAt ?? requestedAt).toISOString(),
  }
}

const soon = (kind: View['kind'], askedAt: Date, reason: string | null) => ({
  kind,
  reason,
  askedAt: askedAt.toISOString(),
  approveBy: minutesAfter(askedAt, APPROVAL_MINUTES).toISOString(),
})
