import type { Context } from '../context'
import { AppError } from '../errors'
import { accountNumberOf, ensureAccount, invalid, personOf, requireAccount, requireAnother } from '../holds'
import { after, DAY_MS, hoursAfter } from '../lib/duration'
import { found } from '../transitions'
import { suspectLimits } from './limits'
import { suspectMachine } from './machine'
import * as repository from './repository'
import type { SuspectRow } from './repository'

export const requireSuspect = async (ctx: Context, id: string): Promise<SuspectRow> =>
  found(await repository.readSuspect(ctx, id), 'suspect account')

export interface ListQuery {
  readonly state?: string | undefined
  readonly account?: string | undefined
  readonly before?: string | undefined
}

const PAGE = 100

export async function listSuspects(
  ctx: Context,
  { account, ...filter }: ListQuery,
): Promise<{ rows: SuspectRow[]; isCut: boolean }> {
  const accountIndexes =
    account === undefined ? undefined : ctx.vault.indexes('account', requireAccount(account))
  const rows = await repository.listSuspects(ctx, { ...filter, accountIndexes }, PAGE + 1)
  return { rows: rows.slice(0, PAGE), isCut: rows.length > PAGE }
}

/** By hand, with grounds. @throws AppError invalid_request, illegal_move where the account is there already */
export const addByHand = (
  ctx: Context,
  { account, grounds, days }: { readonly account: string; readonly grounds: string; readonly days: number },
): Promise<SuspectRow> =>
  ctx.transact(async (tx) => {
    const { id: accountId, partyId } = await ensureAccount(tx, requireAccount(account), '')
    if (await isVictims(tx, partyId)) throw invalid('account', "an account that is not a victim's own")
    if ((await repository.openOf(tx, accountId)) !== null)
      throw new AppError('illegal_move', 'suspect_account: it is there already')
    const expiresAt = after(tx.clock.now(), days * DAY_MS)
    return list(tx, {
      accountId,
      source: 'hand',
      warningId: null,
      grounds,
      listedBy: personOf(tx.actor),
      expiresAt,
    })
  })

/** Somebody whom a live warning is about is no suspect by a slip of the hand. */
const isVictims = async (ctx: Context, partyId: string | null): Promise<boolean> =>
  partyId !== null &&
  (await ctx.db.warning.count({
    where: { OR: [{ partyId }, { organisationId: partyId }], state: { notIn: ['dismissed', 'expired'] } },
  })) > 0

/** A bank has stopped or frozen the account: told twice it is there once, and its time runs anew. */
export async function addByMeasure(
  ctx: Context,
  measure: {
    readonly source: 'stop' | 'freeze'
    readonly accountId: string
    readonly warningId: string
    readonly number: string
  },
): Promise<void> {
  const { source, accountId, warningId, number } = measure
  const expiresAt = after(ctx.clock.now(), suspectLimits.listed.value * DAY_MS)
  const known = await repository.openOf(ctx, accountId)
  if (known === null) {
    await list(ctx, { accountId, source, warningId, grounds: number, listedBy: null, expiresAt })
  } else if (known.expiresAt < expiresAt) {
    await repository.extendSuspect(ctx, known.id, expiresAt)
    await ctx.timers.set(ctx.db, 'suspect-account.expiry', known.id, expiresAt)
    if (known.state === 'listed') await repository.recordChange(ctx, known.id, 'add')
  }
}

async function list(ctx: Context, suspect: Omit<repository.NewSuspect, 'id'>): Promise<SuspectRow> {
  const id = ctx.ids.next()
  await repository.insertSuspect(ctx, { ...suspect, id })
  await ctx.timers.set(ctx.db, 'suspect-account.expiry', id, suspect.expiresAt)
  return requireSuspect(ctx, id)
}

/** @throws AppError not_found, illegal_move, lost_race */
export const endSuspect = (ctx: Context, id: string, reason: string): Promise<SuspectRow> =>
  ctx.transact(async (tx) => {
    await endOne(tx, found(await repository.lockSuspect(tx, id), 'suspect account'), reason)
    return requireSuspect(tx, id)
  })

async function endOne(ctx: Context, row: SuspectRow, reason: string): Promise<void> {
  await repository.moveSuspect(ctx, row, 'end', reason)
  await ctx.timers.stop(ctx.db, 'suspect-account.expiry', row.id)
}

/** The warning was no fraud: what was registered because of it goes with it. */
export async function endOfWarning(ctx: Context, warningId: string): Promise<void> {
  const warning = await ctx.db.warning.findUnique({ where: { id: warningId }, select: { state: true } })
  if (warning?.state !== 'dismissed') return
  for (const row of await repository.openOfWarning(ctx, warningId))
    await endOne(ctx, row, 'the warning was dismissed')
}

/** The holder, or somebody for the holder, objects; entered by the desk. @throws AppError not_found, illegal_move */
export const fileAppeal = (ctx: Context, id: string, statement: string): Promise<SuspectRow> =>
  ctx.transact(async (tx) => {
    const row = found(await repository.lockSuspect(tx, id), 'suspect account')
    if (!suspectMachine.can(row.state, 'end') || row.appeals[0]?.state === 'filed')
      throw new AppError('illegal_move', 'suspect_appeal: nothing to appeal against, or one is under way')
    const decideBy = hoursAfter(tx.clock.now(), suspectLimits.appeal.value)
    const filedBy = personOf(tx.actor)
    await repository.insertAppeal(tx, {
      id: tx.ids.next(),
      suspectAccountId: id,
      statement,
      filedBy,
      decideBy,
    })
    await tx.timers.set(tx.db, 'suspect-account.appeal', id, decideBy)
    return requireSuspect(tx, id)
  })

/** Another person decides; granted means out at once. @throws AppError not_found, four_eyes, illegal_move */
export const decideAppeal = (
  ctx: Context,
  id: string,
  { isGranted, decision }: { readonly isGranted: boolean; readonly decision: string },
): Promise<SuspectRow> =>
  ctx.transact(async (tx) => {
    const row = found(await repository.lockSuspect(tx, id), 'suspect account')
    const appeal = found(row.appeals[0] ?? null, 'appeal')
    requireAnother(tx, appeal.filedBy)
    await repository.moveAppeal(tx, appeal, isGranted ? 'grant' : 'deny', {
      decidedBy: personOf(tx.actor),
      decidedAt: tx.clock.now(),
      decision,
    })
    await tx.timers.stop(tx.db, 'suspect-account.appeal', id)
    if (isGranted && suspectMachine.can(row.state, 'end')) await endOne(tx, row, 'an appeal was granted')
    else if (row.state === 'suspended')
      await repository.moveSuspect(tx, row, 'resume', 'the appeal was denied')
    return requireSuspect(tx, id)
  })

/** A clock ran out; which one is seen from the row and the time. */
export async function handleDue(ctx: Context, id: string): Promise<void> {
  const row = await repository.lockSuspect(ctx, id)
  if (row === null || !suspectMachine.can(row.state, 'expire')) return
  const now = ctx.clock.now()
  const [appeal] = row.appeals
  if (row.expiresAt <= now) await repository.moveSuspect(ctx, row, 'expire')
  else if (appeal?.state === 'filed' && appeal.decideBy <= now && row.state === 'listed')
    await repository.moveSuspect(ctx, row, 'suspend', 'nobody has decided the appeal in its time')
}

/** The account and why, for somebody's eyes; the purpose goes into the audit log. */
export async function openSuspect(ctx: Context, id: string, purpose: 'stop-payment' | 'appeal') {
  const row = await requireSuspect(ctx, id)
  const [appeal] = row.appeals
  return {
    grounds: await repository.openGrounds(ctx, row, purpose),
    statement: appeal === undefined ? null : await repository.openStatement(ctx, appeal, purpose),
    account: accountNumberOf(ctx, row.account),
  }
}
