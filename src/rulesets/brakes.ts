import { appendAudit } from '../audit'
import type { Context } from '../context'
import type { RuleVersion } from '../engine'
import { AppError } from '../errors'
import { found } from '../transitions'
import * as repository from './brake-repository'
import type { BrakeRow } from './brake-repository'

/** What was seen of a rule that is braked, and what was usual of it. */
export interface BrakeFinding extends RuleVersion {
  readonly kind: string
  readonly hits: number
  readonly signals: number
  /** The share of signals on which it used to fire. */
  readonly habit: number
}

/**
 * The rule goes to shadow by itself, in every process within seconds; the supervisors are told. A rule that is braked
 * already stays as it is. @returns whether it was not
 */
export async function brakeRule(ctx: Context, finding: BrakeFinding): Promise<boolean> {
  return ctx.transact(async (tx) => {
    const id = tx.ids.next()
    const brakedAt = tx.clock.now()
    if (!(await repository.insertBrake(tx.db, { id, ...finding, brakedAt }))) return false
    await appendAudit(tx, { action: 'rule.brake', subject: 'rules', subjectId: id, details: { ...finding } })
    await tx.outbox.emit(tx.db, 'rule.braked', { brakeId: id })
    tx.log.warn({ ...finding }, 'a rule fires far beyond its habit and is braked')
    return true
  })
}

/** The rule acts again. @throws AppError not_found when no brake of it is on, forbidden */
export async function liftBrake(
  ctx: Context,
  { rule, version }: RuleVersion,
  liftReason: string,
): Promise<BrakeRow> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  return ctx.transact(async (tx) => {
    const brake = found(await repository.findBrake(tx.db, rule, version), 'brake')
    const lifted = { liftedBy: actor.id, liftedAt: tx.clock.now(), liftReason }
    if (!(await repository.updateBrake(tx.db, brake.id, lifted))) throw new AppError('lost_race')
    return readBrake(tx, brake.id)
  })
}

/** @throws AppError not_found */
export const readBrake = async (ctx: Context, id: string): Promise<BrakeRow> =>
  found(await repository.readBrake(ctx.db, id), 'brake')

export const listBrakes = (ctx: Context, rule: string | null): Promise<BrakeRow[]> =>
  repository.listBrakes(ctx.db, rule)
