import { appendAudit } from '../audit'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import { hoursAfter, minutesAfter } from '../lib/duration'
import { readTask } from '../tasks'
import { codeFrom, readCode } from './code'
import { verificationLimits } from './limits'
import * as repository from './repository'
import type { CodeView } from './schema'

const HASH_KIND = 'verification.code'

/**
 * A code that the officer shows at the door. It is told once and kept nowhere: what is stored finds it, but does not
 * say it.
 * @throws AppError illegal_move unless the task is his and he is at work on it
 */
export async function issueCode(ctx: Context, taskId: string): Promise<CodeView> {
  const task = await readTask(ctx, taskId)
  const { actor } = ctx
  if (actor.kind !== 'user' || task.officerId !== actor.id) throw notFound('task')
  if (task.state !== 'accepted' && task.state !== 'arrived')
    throw new AppError('illegal_move', `task: a code is not given in state ${task.state}`)
  const code = newCode(ctx)
  const issuedAt = ctx.clock.now()
  const expiresAt = minutesAfter(issuedAt, verificationLimits.validity.value)
  await repository.createVerification(ctx.db, {
    id: ctx.ids.next(),
    taskId,
    officerId: actor.id,
    codeHash: ctx.vault.index(HASH_KIND, code),
    issuedAt,
    expiresAt,
  })
  const url = `${ctx.config.http.publicUrl.replace(/\/+$/, '')}/verify/${code}`
  return { code, url, issuedAt: issuedAt.toISOString(), expiresAt: expiresAt.toISOString() }
}

function newCode(ctx: Context): string {
  for (;;) {
    const code = codeFrom(ctx.ids.secret())
    if (code !== null) return code
  }
}

export interface Verified {
  readonly officer: string
  readonly badgeTail: string
  readonly station: string
  readonly expiresAt: Date
}

/** For whoever has the code; null: not valid, and nothing says why. Asked by anybody, so both are in the audit log. */
export async function checkCode(ctx: Context, typed: string): Promise<Verified | null> {
  const code = readCode(typed)
  const row =
    code === null
      ? null
      : await repository.readValid(ctx.db, ctx.vault.indexes(HASH_KIND, code), ctx.clock.now())
  const isValid = row !== null && row.task.officerId === row.officerId
  await appendAudit(ctx, {
    action: 'verification.check',
    subject: 'verifications',
    ...(isValid ? { subjectId: row.taskId } : {}),
    details: { isValid },
  })
  return isValid ? presentVerified(row) : null
}

const presentVerified = ({ officer, expiresAt }: repository.ValidRow): Verified => ({
  officer: officer.user.displayName,
  badgeTail: officer.badge.slice(-verificationLimits.shownOfBadge.value),
  station: officer.station.name,
  expiresAt,
})

/** For the sweep. @returns how many were forgotten */
export const forgetExpiredCodes = (ctx: Context): Promise<number> =>
  repository.deleteExpired(
    ctx.db,
    hoursAfter(ctx.clock.now(), -verificationLimits.forgottenAfter.value),
    verificationLimits.forgottenAtOnce.value,
  )
