import type { Context, Purpose } from '../../context'
import { AppError } from '../../errors'
import { minutesAfter } from '../../lib/duration'
import { listAppeals, type AppealRow } from '../appeals/repository'
import { invalid } from '../accounts'
import { fenOf } from '../bank-time'
import { lockRequest, OUTSTANDING, readRequest, requestsWaitingAt } from '../bank-requests/repository'
import type { RequestRow } from '../bank-requests/repository'
import { holdsById, type HoldRow } from '../hold-row'
import { CLOCK_SKEW_MINUTES } from '../limits'
import { requirePossible } from '../onward/service'
import { answerRequest, type LiaisonAnswer } from '../replies'
import { sumFen, type Fen } from '../../lib/money'
import { returnsWhere, type ReturnRow } from '../returns/repository'
import { paidOf } from '../returns/service'
import { found } from '../../transitions'
import { bankOf } from './order'

/** More than this at once is no list to work by; the counts say how many there are. */
export const MOST_TASKS = 200

/** What a bank is asked about: something that holds money, or the return of it. */
export type TaskRow = HoldRow | { readonly subject: 'fund_return'; readonly row: ReturnRow }

export interface RequestTask {
  readonly request: RequestRow
  readonly hold: TaskRow
}
export interface AppealTask {
  readonly appeal: AppealRow
  readonly hold: HoldRow
}
export interface BankTasks {
  readonly requests: readonly RequestTask[]
  readonly appeals: readonly AppealTask[]
  readonly isCut: boolean
}

/** What waits at the bank of the liaison who acts, and the appeals against what it holds. */
export async function bankTasks(ctx: Context): Promise<BankTasks> {
  const bankId = bankOf(ctx)
  if (bankId === null) return { requests: [], appeals: [], isCut: false }
  const requests = await requestsWaitingAt(ctx, bankId, MOST_TASKS + 1)
  const appeals = await listAppeals(ctx, { state: 'filed' }, { before: null, limit: MOST_TASKS + 1 })
  const holds = await holdsById(ctx, [...requests, ...appeals])
  const rows = await subjectsOf(ctx, requests, holds)
  return {
    requests: requests.slice(0, MOST_TASKS).flatMap((request) => {
      const hold = rows.get(request.subjectId)
      return hold === undefined ? [] : [{ request, hold }]
    }),
    appeals: appeals.slice(0, MOST_TASKS).flatMap((appeal) => {
      const hold = holds.get(appeal.subjectId)
      return hold === undefined ? [] : [{ appeal, hold }]
    }),
    isCut: Math.max(requests.length, appeals.length) > MOST_TASKS,
  }
}

/** One request of the own bank, answered or not. @throws AppError not_found */
export async function requireTask(ctx: Context, requestId: string): Promise<RequestTask> {
  const request = ofOwnBank(ctx, await readRequest(ctx, requestId))
  return { request, hold: await holdOf(ctx, request) }
}

function ofOwnBank(ctx: Context, request: RequestRow | null): RequestRow {
  return found(request?.bankId === bankOf(ctx) ? request : null, 'request')
}

const holdOf = async (ctx: Context, request: RequestRow): Promise<TaskRow> =>
  found(
    (await subjectsOf(ctx, [request], await holdsById(ctx, [request]))).get(request.subjectId) ?? null,
    'request',
  )

async function subjectsOf(
  ctx: Context,
  requests: readonly RequestRow[],
  holds: ReadonlyMap<string, HoldRow>,
): Promise<ReadonlyMap<string, TaskRow>> {
  const ids = requests.filter(({ subject }) => subject === 'fund_return').map(({ subjectId }) => subjectId)
  if (ids.length === 0) return holds
  const returns = await returnsWhere(ctx, { id: { in: ids } }, ids.length)
  return new Map<string, TaskRow>([
    ...holds,
    ...returns.map((row) => [row.id, { subject: 'fund_return', row }] as const),
  ])
}

const purposes = {
  stop_payment: 'stop-payment',
  freeze: 'freeze',
  protective_hold: 'protective-hold',
  fund_return: 'fund-return',
} as const satisfies Record<TaskRow['subject'], Purpose>

export const purposeOf = ({ subject }: TaskRow): Purpose => purposes[subject]

/**
 * The answer to this very request: sent twice, the second finds it answered, whatever else of the account waits.
 * What is typed in a hurry is looked at: no more held than was asked for, no less found than is held, not in the future.
 * @throws AppError not_found, illegal_move, invalid_request, amount_exceeded
 */
export const answerTask = (ctx: Context, requestId: string, answer: LiaisonAnswer): Promise<RequestTask> =>
  ctx.transact(async (tx) => {
    const request = ofOwnBank(tx, await lockRequest(tx, requestId))
    if (!OUTSTANDING.includes(request.state))
      throw new AppError('illegal_move', 'bank_request: it is answered already')
    const hold = await holdOf(tx, request)
    requireSound(tx, hold, answer)
    await answerRequest(tx, request, answer)
    return requireTask(tx, requestId)
  })

function requireSound(ctx: Context, hold: TaskRow, answer: LiaisonAnswer): void {
  const [heldFen, foundFen] = [fenOf(answer.amount), fenOf(answer.balance)]
  const askedFen = askedOf(hold)
  if (heldFen !== null && askedFen !== null && heldFen > askedFen)
    throw new AppError('amount_exceeded', 'amount: more than was asked for', [
      { path: 'amount', code: 'custom', expected: 'no more than was asked for' },
    ])
  if (foundFen !== null && heldFen !== null && foundFen < heldFen)
    throw invalid('balance', 'no less than what is held')
  if (new Date(answer.at) > minutesAfter(ctx.clock.now(), CLOCK_SKEW_MINUTES))
    throw invalid('at', 'a time that has been')
  if (answer.onward !== undefined && hold.subject !== 'fund_return')
    requirePossible(ctx, hold.row, answer.onward, 'onward')
}

/** null: the whole account. */
export function askedOf(hold: TaskRow): Fen | null {
  if (hold.subject === 'fund_return') return sumFen(paidOf(hold.row).map(({ shareFen }) => shareFen))
  return 'amountFen' in hold.row ? hold.row.amountFen : null
}
