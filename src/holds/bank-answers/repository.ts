import { z } from 'zod'
import type { Context } from '../../context'
import { readRequest, type RequestRow } from '../bank-requests/repository'

interface Named {
  readonly reference: string | null
  readonly number: string | null
}

/** The bank's requests under a reference of ours, or about what has that number; oldest first. */
export async function requestsOf(
  ctx: Context,
  bankId: string,
  { reference, number }: Named,
): Promise<RequestRow[]> {
  if (reference !== null) {
    if (!z.uuid().safeParse(reference).success) return []
    const request = await readRequest(ctx, reference)
    return request?.bankId === bankId ? [request] : []
  }
  const ids = await ctx.db.$queryRaw<{ id: string }[]>`
    SELECT r.id FROM bank_request r
     WHERE r.bank_id = ${bankId}::uuid AND r.subject_id IN (
           SELECT id FROM stop_payment WHERE number = ${number}
           UNION ALL SELECT id FROM account_freeze WHERE number = ${number}
           UNION ALL SELECT id FROM protective_hold WHERE number = ${number}
           UNION ALL SELECT id FROM fund_return WHERE number = ${number})
     ORDER BY r.created_at, r.id`
  const rows = await Promise.all(ids.map(({ id }) => readRequest(ctx, id)))
  return rows.filter((row) => row !== null)
}

/** One row among many in one transaction: what it wrote before it was refused is undone, and nothing else. */
export async function undoneIfRefused(ctx: Context, work: () => Promise<unknown>): Promise<void> {
  await ctx.db.$executeRaw`SAVEPOINT answer_row`
  try {
    await work()
  } catch (error) {
    await ctx.db.$executeRaw`ROLLBACK TO SAVEPOINT answer_row`
    throw error
  } finally {
    await ctx.db.$executeRaw`RELEASE SAVEPOINT answer_row`
  }
}
