import type { z } from 'zod'
import type { Context } from '../../context'
import { maskAccount, maskName } from '../../lib/mask'
import { isoOrNull, yuanOrNull } from '../amounts'
import { STOPS_PER_ACCOUNT } from '../limits'
import { presentPerson } from '../present'
import { cameToNothing } from '../stop-payments/machine'
import { stateSchema as stopState } from '../stop-payments/schema'
import { missingOf } from './plan'
import { stopsOnAccounts, toldOf, type ReportDraftRow } from './repository'
import { stateSchema, type reportDraftView } from './schema'
import { isAdoptable, isVictims } from './service'

type View = z.input<typeof reportDraftView>
type Stop = Awaited<ReturnType<typeof stopsOnAccounts>>[number]

export async function presentDrafts(ctx: Context, rows: readonly ReportDraftRow[]): Promise<View[]> {
  if (rows.length === 0) return []
  const stops = await stopsOnAccounts(ctx, rows)
  return rows.map((row) => viewOf(ctx, row, stops.filter((stop) => isOf(stop, row)))) // prettier-ignore
}

const isOf = (stop: Stop, row: ReportDraftRow): boolean =>
  stop.accountId === row.accountId && [stop.warningId, stop.warning.foldedInto].includes(row.warningId)

export async function presentDraft(ctx: Context, row: ReportDraftRow): Promise<View> {
  const [view] = await presentDrafts(ctx, [row])
  if (view === undefined) throw new Error('one row has one view')
  return view
}

function viewOf(ctx: Context, row: ReportDraftRow, stops: readonly Stop[]): View {
  const told = toldOf(ctx, row)
  const missing = missingOf(told)
  const stopsTaken = row.account?._count.accountStops ?? 0
  const isOwn = isVictims(row)
  return {
    id: row.id,
    state: stateSchema.parse(row.state),
    warningId: row.warningId,
    warningNumber: row.warning.number,
    account: row.account === null ? null : maskAccount(row.account.tail),
    accountName: told.accountName === null ? null : maskName(told.accountName),
    bank: row.bankName,
    bankCode: row.bank?.code ?? null,
    amount: yuanOrNull(row.amountFen),
    transferredAt: isoOrNull(row.transferredAt),
    missing,
    reports: row.reports,
    reportedAt: row.reportedAt.toISOString(),
    enterBy: row.enterBy.toISOString(),
    enteredAt: isoOrNull(firstEntered(stops)),
    isVictims: isOwn,
    stopsTaken,
    stop: presentStop(stops[0] ?? null),
    canAdopt:
      isAdoptable(row) &&
      missing.length === 0 &&
      !isOwn &&
      stopsTaken < STOPS_PER_ACCOUNT &&
      stops.every(({ state }) => cameToNothing(state)),
    decidedBy: row.decidedByUser === null ? null : presentPerson(row.decidedByUser),
    decidedAt: isoOrNull(row.decidedAt),
    dismissalReason: row.dismissalReason,
  }
}

function firstEntered(stops: readonly Stop[]): Date | null {
  const times = stops.flatMap(({ submittedAt }) => (submittedAt === null ? [] : [submittedAt.getTime()]))
  return times.length === 0 ? null : new Date(Math.min(...times))
}

const presentStop = (stop: Stop | null): View['stop'] =>
  stop === null ? null : { id: stop.id, number: stop.number, state: stopState.parse(stop.state) }
