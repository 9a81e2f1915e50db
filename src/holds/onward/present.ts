import type { z } from 'zod'
import type { Context } from '../../context'
import { maskAccount, maskName } from '../../lib/mask'
import { formatYuan } from '../../lib/money'
import { isoOrNull } from '../amounts'
import { STOPS_PER_ACCOUNT } from '../limits'
import { presentBank, presentPerson } from '../present'
import { stateSchema as stopState } from '../stop-payments/schema'
import { holderOf, knownBankCodes, stopsUnderWay, type ProposalRow } from './repository'
import { stateSchema, type proposalView } from './schema'
import { isDraftable, isVictims } from './service'

type View = z.input<typeof proposalView>

interface NamedStop {
  readonly id: string
  readonly number: string
  readonly state: string
}

export async function presentProposals(ctx: Context, rows: readonly ProposalRow[]): Promise<View[]> {
  if (rows.length === 0) return []
  const codes = await knownBankCodes(
    ctx,
    rows.map(({ bankName }) => bankName),
  )
  const stops = await stopsUnderWay(ctx, rows)
  return rows.map((row) => ({
    ...viewOf(ctx, row),
    bankCode: codes.has(row.bankName) ? row.bankName : null,
    otherStop: presentStop(
      stops.find(
        ({ id, warningId, accountId }) =>
          id !== row.nextStopId && warningId === row.warningId && accountId === row.accountId,
      ) ?? null,
    ),
  }))
}

export async function presentProposal(ctx: Context, row: ProposalRow): Promise<View> {
  const [view] = await presentProposals(ctx, [row])
  if (view === undefined) throw new Error('one row has one view')
  return view
}

function viewOf(ctx: Context, row: ProposalRow): Omit<View, 'bankCode' | 'otherStop'> {
  const stopsTaken = row.account._count.accountStops
  return {
    id: row.id,
    state: stateSchema.parse(row.state),
    warningId: row.warningId,
    warningNumber: row.warning.number,
    from: {
      stopId: row.stopPayment.id,
      number: row.stopPayment.number,
      bank: presentBank(row.stopPayment.bank),
      account: maskAccount(row.stopPayment.account.tail),
    },
    account: maskAccount(row.account.tail),
    accountName: maskName(holderOf(ctx, row)),
    bank: row.bankName,
    amount: formatYuan(row.amountFen),
    transferredAt: row.transferredAt.toISOString(),
    toldAt: row.toldAt.toISOString(),
    isVictims: isVictims(row),
    stopsTaken,
    nextStop: presentStop(row.nextStop),
    canDraft: isDraftable(row) && !isVictims(row) && stopsTaken < STOPS_PER_ACCOUNT,
    decidedBy: row.decidedByUser === null ? null : presentPerson(row.decidedByUser),
    decidedAt: isoOrNull(row.decidedAt),
    dismissalReason: row.dismissalReason,
  }
}

const presentStop = (stop: NamedStop | null) =>
  stop === null ? null : { id: stop.id, number: stop.number, state: stopState.parse(stop.state) }
