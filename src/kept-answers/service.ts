import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import { after, DAY_MS } from '../lib/duration'
import { canonicalJson } from '../platform/canonical-json'
import { keptAnswerLimits } from './limits'
import * as repository from './repository'

const ANSWER_FIELD = 'kept_answer.answer'

const keptSchema = z.object({ asked: z.string(), answer: z.unknown() })

/** A call that its sender may repeat because he has not heard whether it arrived. */
export interface RepeatableCall {
  readonly userId: string
  /** Chosen by the sender, one for each thing he wants done. */
  readonly key: string
  /** All that was asked: route, parameters, body. */
  readonly content: unknown
}

export interface Answered {
  readonly answer: unknown
  /** It has been answered before; nothing was done now. */
  readonly isRepeat: boolean
}

/**
 * Does the work once for each key of a user, in the transaction of the work; a call that is refused keeps nothing
 * and may be made again.
 * @throws AppError reference_conflict when something else was asked under that key
 */
export async function answerOnce(
  tx: Context,
  call: RepeatableCall,
  work: () => Promise<unknown>,
): Promise<Answered> {
  const id = tx.ids.derived(`kept-answer:${call.userId}:${call.key}`)
  const asked = createHash('sha256').update(canonicalJson(call.content)).digest('base64url')
  const now = tx.clock.now()
  await repository.lockKey(tx.db, id)
  const row = await repository.readAnswer(tx.db, id, now)
  if (row !== null) return { answer: answerTo(asked, open(tx, row.answerSealed)), isRepeat: true }
  const answer = await work()
  await repository.writeAnswer(tx.db, {
    id,
    userId: call.userId,
    answerSealed: tx.vault.seal(ANSWER_FIELD, JSON.stringify({ asked, answer })),
    keyVersion: tx.vault.keyVersion,
    answeredAt: now,
    expiresAt: after(now, keptAnswerLimits.kept.value * DAY_MS),
  })
  return { answer, isRepeat: false }
}

/** For the sweep. @returns how many were forgotten */
export const forgetExpiredAnswers = (ctx: Context): Promise<number> =>
  repository.deleteExpired(ctx.db, ctx.clock.now(), keptAnswerLimits.forgottenAtOnce.value)

const open = (tx: Context, sealed: Uint8Array) =>
  keptSchema.parse(JSON.parse(tx.vault.openSilently(ANSWER_FIELD, sealed)))

function answerTo(asked: string, kept: z.infer<typeof keptSchema>): unknown {
  if (kept.asked === asked) return kept.answer
  const expected = 'a key of its own for each thing to be done'
  throw new AppError('reference_conflict', 'something else was asked under this key', [
    { path: 'headers.idempotency-key', code: 'custom', expected },
  ])
}
