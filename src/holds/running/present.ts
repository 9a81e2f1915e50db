import { z } from 'zod'
import { bankRequestKinds } from '../../bank-message'
import type { Context } from '../../context'
import { present } from '../../lib/assert'
import { formatYuan } from '../../lib/money'
import { isoOrNull } from '../amounts'
import { factsOf, type HoldRow } from '../hold-row'
import { presentBank } from '../present'
import { nextStep } from './next-step'
import * as repository from './repository'
import type { runningList, runningView } from './schema'

type View = z.input<typeof runningView>

/** More than this at once is no list to work by. */
const MOST_RUNNING = 200

export async function presentRunning(
  ctx: Context,
  filter: { readonly warningId?: string | undefined },
): Promise<z.input<typeof runningList>> {
  const holds = (await repository.readRunning(ctx, filter, MOST_RUNNING + 1)).sort(byEnd)
  const shown = holds.slice(0, MOST_RUNNING)
  const around = await surroundings(ctx, shown)
  return { items: shown.map((hold) => viewOf(ctx, hold, around)), isCut: holds.length > MOST_RUNNING }
}

const endOf = ({ row }: HoldRow): Date => present(row.expiresAt, 'end of what is in force')
const byEnd = (a: HoldRow, b: HoldRow): number => endOf(a).getTime() - endOf(b).getTime()

type Around = Awaited<ReturnType<typeof surroundings>>

/** What is read once for all of them. */
async function surroundings(ctx: Context, holds: readonly HoldRow[]) {
  const ids = holds.map(({ row }) => row.id)
  return {
    taken: await repository.stopsTakenOf(
      ctx,
      holds.map(({ row }) => row.accountId),
    ),
    requests: await repository.requestsUnderWay(ctx, ids),
    freezes: await repository.freezesAskedFor(ctx, ids),
    appeals: await repository.appealsFiled(ctx, ids),
  }
}

function viewOf(ctx: Context, hold: HoldRow, around: Around): View {
  const { id, bank, accountId } = hold.row
  const { number, warningId, warningNumber, account, accountName } = factsOf(ctx, hold)
  const appeal = around.appeals.find(({ subjectId }) => subjectId === id)
  const underWay = underWayOf(id, around)
  const stopsTaken = around.taken.get(accountId) ?? 0
  return {
    id,
    subject: hold.subject,
    number,
    state: hold.row.state,
    warningId,
    warningNumber,
    bank: presentBank(bank),
    account,
    accountName,
    ...inForce(hold),
    expiresAt: endOf(hold).toISOString(),
    stopsTaken,
    underWay,
    nextStep: nextStep(hold, { stopsTaken, isUnderWay: underWay.length > 0 }, ctx.clock.now()),
    appeal: appeal === undefined ? null : { id: appeal.id, decideBy: appeal.decideBy.toISOString() },
  }
}

function underWayOf(id: string, { requests, freezes }: Around): View['underWay'] {
  const asked = requests
    .filter(({ subjectId }) => subjectId === id)
    .map(({ kind }) => z.enum(bankRequestKinds).parse(kind))
  return freezes.some(({ stopPaymentId }) => stopPaymentId === id) ? [...asked, 'freeze_request'] : asked
}

/** Since when, how much, and what a freeze has more. */
function inForce(hold: HoldRow) {
  const nothing = { isWhole: false, reviewAt: null, renewals: 0 }
  if (hold.subject === 'stop_payment') {
    const { heldFen, heldAt, state } = hold.row
    const renewals = state === 'renewed' ? 1 : 0
    return { ...nothing, amount: formatYuan(present(heldFen, 'held')), since: iso(heldAt), renewals }
  }
  if (hold.subject === 'freeze') {
    const { frozenFen, frozenAt, kind, reviewAt, renewals } = hold.row
    const amount = formatYuan(present(frozenFen, 'frozen'))
    return {
      amount,
      since: iso(frozenAt),
      isWhole: kind === 'whole',
      reviewAt: isoOrNull(reviewAt),
      renewals,
    }
  }
  return { ...nothing, amount: null, since: iso(hold.row.activeAt) }
}

const iso = (at: Date | null): string => present(at, 'beginning of what is in force').toISOString()
