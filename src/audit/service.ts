import type { z } from 'zod'
import type { Context } from '../context'
import * as repository from './repository'
import type { auditQuery, verificationQuery } from './schema'
import { followAudit, holdsHead, verifyAudit, type Verification } from './verify'

export interface FoundEntry {
  readonly row: repository.AuditRow
  readonly actorName: string | null
}

/** By actor, action, subject, purpose and period; a name or a number that nobody has finds nothing. */
export async function searchAudit(
  ctx: Context,
  { limit, ...query }: z.output<typeof auditQuery>,
): Promise<{ items: FoundEntry[]; next: string | null }> {
  const filter = await filterOf(ctx, query)
  if (filter === null) return { items: [], next: null }
  const rows = await repository.listEntries(ctx, filter, limit + 1)
  const shown = rows.slice(0, limit)
  const names = await repository.namesOf(ctx, [...new Set(shown.flatMap(({ actorId }) => actorId ?? []))])
  const items = shown.map((row) => ({ row, actorName: names.get(row.actorId ?? '') ?? null }))
  const next = rows.length > limit ? (shown.at(-1)?.seq.toString() ?? null) : null
  return { items, next }
}

async function filterOf(
  ctx: Context,
  query: Omit<z.output<typeof auditQuery>, 'limit'>,
): Promise<repository.AuditFilter | null> {
  const { actor, number, subjectId, before, from, to, ...exact } = query
  const byName = actor === undefined ? null : await repository.findActor(ctx, actor.toLowerCase())
  const byNumber = number === undefined ? null : await repository.subjectsOfNumber(ctx, number)
  if ((actor !== undefined && byName === null) || byNumber?.length === 0) return null
  // Asked by id and by name of two different ones: nobody is both.
  if (byName !== null && exact.actorId !== undefined && exact.actorId !== byName.id) return null
  if (subjectId !== undefined && byNumber?.includes(subjectId) === false) return null
  const subjectIds = subjectId === undefined ? byNumber : [subjectId]
  return {
    ...exact,
    ...(byName === null ? {} : { actorId: byName.id }),
    ...(subjectIds === null ? {} : { subjectIds }),
    ...(before === undefined ? {} : { before: BigInt(before) }),
    ...(from === undefined ? {} : { from: new Date(from) }),
    ...(to === undefined ? {} : { to: new Date(to) }),
  }
}

type Noted = z.output<typeof verificationQuery>
type Verified = Verification & { readonly isNotedHeld: boolean | null }

export async function verify(ctx: Context, noted: Noted): Promise<Verified> {
  return { ...(await verifyAudit(ctx)), isNotedHeld: await isHeld(ctx, noted) }
}

/** The chain grows while it is read: what was written since counts as well. */
export async function* verifyStepwise(
  ctx: Context,
  noted: Noted,
): AsyncGenerator<{ readonly checked: number; readonly total: number } | { readonly result: Verified }> {
  const total = Number(await repository.lastNumber(ctx))
  yield { checked: 0, total }
  const steps = followAudit(ctx)
  for (;;) {
    const step = await steps.next()
    if (step.done === true) {
      yield { result: { ...step.value, isNotedHeld: await isHeld(ctx, noted) } }
      return
    }
    yield { checked: step.value, total: Math.max(total, step.value) }
  }
}

const isHeld = async (ctx: Context, { notedSeq, notedHash }: Noted): Promise<boolean | null> =>
  notedSeq === undefined || notedHash === undefined
    ? null
    : holdsHead(ctx, { seq: BigInt(notedSeq), hash: notedHash })
