import { isAnswerTo } from '../../bank-message'
import type { BankReplyBody, Context } from '../../context'
import { AppError } from '../../errors'
import { toAnswer } from '../answer-body'
import { answerTo, OUTSTANDING, type RequestRow } from '../bank-requests/repository'
import { bankOf } from '../bank-tasks/order'
import { answerTask } from '../bank-tasks/service'
import { fenOf } from '../bank-time'
import type { LiaisonAnswer } from '../replies'
import type { AnswerRow, Column, Problem } from './file'
import { requestsOf, undoneIfRefused } from './repository'

export interface RowResult {
  readonly line: number
  readonly number: string | null
  readonly result: 'taken' | 'already' | 'refused'
  readonly problem: Problem | null
}

/** In the caller's transaction, each row by itself: what is good is kept, what is bad is told by its line; the same file again changes nothing. */
export async function takeAnswers(
  ctx: Context,
  rows: readonly AnswerRow[],
  isTrial: boolean,
): Promise<RowResult[]> {
  const results: RowResult[] = []
  for (const row of rows) results.push(await takeRow(ctx, row, isTrial))
  return results
}

async function takeRow(ctx: Context, row: AnswerRow, isTrial: boolean): Promise<RowResult> {
  const { line, number } = row
  const told = (result: RowResult['result'], problem: Problem | null = null): RowResult => ({
    line,
    number: number ?? row.reference,
    result,
    problem,
  })
  if (!row.answer.ok) return told('refused', row.answer.error)
  const answer = toAnswer(row.answer.value)
  const request = await requestFor(ctx, row, answer)
  if (request === null) return told('refused', { column: columnNamed(row), expected: unknownRequest })
  if (!OUTSTANDING.includes(request.state)) {
    const before = await answerTo(ctx, request.id)
    if (before !== null && isSame(before.body, answer)) return told('already')
    return told('refused', { column: 'outcome', expected: 'no other answer: this request is answered' })
  }
  try {
    await give(ctx, request.id, answer, isTrial)
    return told('taken')
  } catch (error) {
    if (!(error instanceof AppError) || error.isWorthRetrying) throw error
    return told('refused', problemOf(error))
  }
}

const unknownRequest = 'the number or reference of a request to your bank that fits the outcome'

const columnNamed = (row: AnswerRow): Column => (row.reference === null ? 'number' : 'reference')

/** Of several about one number the oldest that waits for such an answer; else the last that had one. */
async function requestFor(ctx: Context, row: AnswerRow, answer: LiaisonAnswer): Promise<RequestRow | null> {
  const bankId = bankOf(ctx)
  if (bankId === null) return null
  const all = await requestsOf(ctx, bankId, row)
  const fitting = all.filter(({ kind }) => isAnswerTo(kind, answer.outcome))
  const waiting = fitting.find(({ state }) => OUTSTANDING.includes(state))
  if (row.reference !== null) return fitting[0] ?? null
  const answered = fitting.findLast(({ state }) => state === 'answered')
  if (answered !== undefined && waiting !== undefined) {
    // The same file again must not answer the next request about the number.
    const before = await answerTo(ctx, answered.id)
    if (before !== null && isSame(before.body, answer)) return answered
  }
  return waiting ?? answered ?? null
}

const isSame = (before: BankReplyBody, now: LiaisonAnswer): boolean =>
  before.outcome === now.outcome &&
  fenOf(before.amount) === fenOf(now.amount) &&
  fenOf(before.balance) === fenOf(now.balance) &&
  before.cause === now.cause &&
  new Date(before.at).getTime() === new Date(now.at).getTime()

class TrialIsOver extends Error {}

/** A trial goes through every rule that the answer itself will, and leaves nothing behind. */
async function give(ctx: Context, requestId: string, answer: LiaisonAnswer, isTrial: boolean): Promise<void> {
  try {
    await undoneIfRefused(ctx, async () => {
      await answerTask(ctx, requestId, answer)
      if (isTrial) throw new TrialIsOver()
    })
  } catch (error) {
    if (!(error instanceof TrialIsOver)) throw error
  }
}

const problemColumns: readonly Column[] = ['amount', 'balance', 'at', 'cause', 'outcome']

function problemOf(error: AppError): Problem {
  const [field] = error.fields
  if (field === undefined) return { column: null, expected: expectationOf(error) }
  return { column: problemColumns.find((column) => column === field.path) ?? null, expected: field.expected }
}

const expectationOf = ({ code }: AppError): string =>
  code === 'illegal_move' ? 'a request that the liaison may answer now' : code
