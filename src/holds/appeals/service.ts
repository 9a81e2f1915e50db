import type { Context } from '../../context'
import { AppError } from '../../errors'
import { hoursAfter } from '../../lib/duration'
import { found } from '../../transitions'
import { personOf, requireAnother } from '../four-eyes'
import { APPEAL_HOURS } from '../limits'
import * as repository from './repository'
import type { AppealRow } from './repository'
import { appealSubjects, readAppealed, releaseAppealed, type Appealed, type AppealSubject } from './subject'

export interface AppealFiling {
  readonly subject: AppealSubject
  readonly subjectId: string
  readonly statement: string
}

export interface AppealWithSubject {
  readonly appeal: AppealRow
  readonly appealed: Appealed
}

/** Against what binds the account now. @throws AppError not_found, illegal_move */
export function fileAppeal(ctx: Context, filing: AppealFiling): Promise<AppealWithSubject> {
  const filedBy = personOf(ctx.actor)
  return ctx.transact(async (tx) => {
    const appealed = found(await readAppealed(tx, filing.subject, filing.subjectId), filing.subject)
    if (!appealed.isInForce) throw new AppError('illegal_move', 'appeal: that is not in force')
    const id = tx.ids.next()
    const decideBy = hoursAfter(tx.clock.now(), APPEAL_HOURS)
    await repository.insertAppeal(tx, { ...filing, id, filedBy, decideBy }, appealed)
    await tx.timers.set(tx.db, 'appeal.decide', id, decideBy)
    return requireAppeal(tx, id)
  })
}

/** Another person decides; granted means released at once. @throws AppError not_found, four_eyes, illegal_move */
export const decideAppeal = (
  ctx: Context,
  id: string,
  { isGranted, decision }: { readonly isGranted: boolean; readonly decision: string },
): Promise<AppealWithSubject> =>
  ctx.transact(async (tx) => {
    const { appeal, appealed } = await requireAppeal(tx, id)
    requireAnother(tx, appeal.filedBy)
    await repository.moveAppeal(tx, appeal, appealed, isGranted ? 'grant' : 'deny', {
      decidedBy: personOf(tx.actor),
      decidedAt: tx.clock.now(),
      decision,
    })
    await tx.timers.stop(tx.db, 'appeal.decide', id)
    if (isGranted) await releaseAppealed(tx, subjectOf(appeal), appeal.subjectId, 'an appeal was granted')
    return requireAppeal(tx, id)
  })

/** Visible to whoever sees what it is about. */
export async function requireAppeal(ctx: Context, id: string): Promise<AppealWithSubject> {
  const appeal = found(await repository.readAppeal(ctx, id), 'appeal')
  return { appeal, appealed: found(await readAppealed(ctx, subjectOf(appeal), appeal.subjectId), 'appeal') }
}

export const subjectOf = ({ subject }: Pick<AppealRow, 'subject'>): AppealSubject =>
  found(appealSubjects.find((known) => known === subject) ?? null, 'appeal')
