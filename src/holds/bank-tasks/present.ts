import type { z } from 'zod'
import type { Context } from '../../context'
import { formatYuan } from '../../lib/money'
import { isoOrNull } from '../amounts'
import { subjectOf } from '../appeals/service'
import { answerTo, openBody, OUTSTANDING } from '../bank-requests/repository'
import { maskAccount, maskName } from '../../lib/mask'
import { factsOf, releaseReason, type HoldFacts } from '../hold-row'
import { holderOf } from '../stop-payments/repository'
import { presentPerson } from '../present'
import { isForLiaison } from '../replies'
import { answerDue, byTimeLeft, runsOut } from './order'
import type { bankTaskDetail, bankTaskList, bankTaskView } from './schema'
import {
  askedOf,
  purposeOf,
  type AppealTask,
  type BankTasks,
  type RequestTask,
  type TaskRow,
} from './service'

type View = z.input<typeof bankTaskView>
type Detail = z.input<typeof bankTaskDetail>

export function presentTasks(ctx: Context, tasks: BankTasks): z.input<typeof bankTaskList> {
  const items = [
    ...tasks.requests.map((task) => timed(presentRequest(ctx, task))),
    ...tasks.appeals.map((task) => timed(presentAppeal(ctx, task))),
  ]
    .sort(byTimeLeft)
    .map(({ view }) => view)
  const own = items.filter(({ awaits }) => awaits === 'liaison')
  const now = ctx.clock.now().toISOString()
  return {
    items,
    counts: {
      liaison: own.length,
      overdue: own.filter(({ respondBy }) => respondBy < now).length,
      gateway: items.filter(({ awaits }) => awaits === 'gateway').length,
      centre: items.filter(({ awaits }) => awaits === 'centre').length,
    },
    isCut: tasks.isCut,
  }
}

const timed = (view: View) => ({
  id: view.id,
  respondBy: new Date(view.respondBy),
  runsOutAt: view.runsOutAt === null ? null : new Date(view.runsOutAt),
  view,
})

export function presentRequest(ctx: Context, { request, hold }: RequestTask): View {
  return {
    ...aboutHold(ctx, hold),
    id: request.id,
    kind: request.kind,
    awaits: isForLiaison(request) ? 'liaison' : 'gateway',
    isAnswered: !OUTSTANDING.includes(request.state),
    askedAt: request.createdAt.toISOString(),
    respondBy: answerDue(request).toISOString(),
    runsOutAt: isoOrNull(runsOut(request, inForceUntil(hold))),
  }
}

const presentAppeal = (ctx: Context, { appeal, hold }: AppealTask): View => ({
  ...aboutHold(ctx, hold),
  id: appeal.id,
  kind: 'appeal',
  awaits: 'centre',
  isAnswered: false,
  subject: subjectOf(appeal),
  askedAt: appeal.filedAt.toISOString(),
  respondBy: appeal.decideBy.toISOString(),
  runsOutAt: isoOrNull(hold.row.expiresAt),
})

/** Of a return the frozen account and the sum of all that is returned. */
function factsOfTask(ctx: Context, hold: TaskRow): HoldFacts {
  if (hold.subject !== 'fund_return') return factsOf(ctx, hold)
  const { number, warningId, warning, freeze } = hold.row
  return {
    number,
    warningId,
    warningNumber: warning.number,
    account: maskAccount(freeze.account.tail),
    accountName: maskName(holderOf(ctx, freeze.stopPayment)),
    amountFen: askedOf(hold),
    transferredAt: null,
  }
}

function aboutHold(ctx: Context, hold: TaskRow) {
  const { number, warningNumber, account, accountName, amountFen, transferredAt } = factsOfTask(ctx, hold)
  return {
    subject: hold.subject,
    subjectId: hold.row.id,
    subjectState: hold.row.state,
    number,
    warningNumber,
    account,
    accountName,
    isOpened: false,
    amount: amountFen === null ? null : formatYuan(amountFen),
    transferredAt: isoOrNull(transferredAt),
  }
}

/** Of a freeze that is asked for: the stop before it, under which the money still stands. */
function inForceUntil(hold: TaskRow): Date | null {
  if (hold.subject === 'fund_return') return hold.row.freeze.expiresAt
  return hold.subject === 'freeze' && hold.row.frozenAt === null
    ? hold.row.stopPayment.expiresAt
    : hold.row.expiresAt
}

/** The request as it went out, for the liaison who has to match it; opening is audited. */
export async function presentDetail(ctx: Context, task: RequestTask): Promise<Detail> {
  const { request, hold } = task
  const asked = await openBody(ctx, request, purposeOf(hold))
  return {
    ...presentRequest(ctx, task),
    account: asked.accountNumber,
    accountName: asked.accountName,
    isOpened: true,
    amount: asked.amount,
    transferredAt: asked.transferredAt,
    until: asked.expiresAt,
    why: await reasonFor(ctx, task),
    approvedBy: hold.row.approvedByUser === null ? null : presentPerson(hold.row.approvedByUser),
    stops: hold.subject === 'stop_payment' ? hold.row.accountStops.map(({ ordinal }) => ordinal) : [],
    payouts: (asked.payouts ?? []).map((payout) => ({ ...payout })),
    answer: await presentAnswer(ctx, request.id),
  }
}

async function reasonFor(ctx: Context, { request, hold }: RequestTask): Promise<string | null> {
  if (request.kind.startsWith('release')) return releaseReason(ctx, hold.row.id)
  if (hold.subject === 'freeze') return hold.row.wholeReason
  return hold.subject === 'protective_hold' ? hold.row.basis : null
}

async function presentAnswer(ctx: Context, requestId: string): Promise<Detail['answer']> {
  const answer = await answerTo(ctx, requestId)
  if (answer === null) return null
  const { outcome, amount, balance, cause, at, onward = [] } = answer.body
  return {
    outcome,
    amount,
    balance,
    cause,
    at: new Date(at).toISOString(),
    receivedAt: answer.receivedAt.toISOString(),
    onward: onward.length,
  }
}
