import type { z } from 'zod'
import type { Context } from '../context'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { after, DAY_MS } from '../lib/duration'
import { livePack, readPack } from '../rulesets'
import { begin, found, move } from '../transitions'
import { replayLimits } from './limits'
import { replayMachine, type ReplayEvent } from './machine'
import * as repository from './repository'
import type { ReplayRow } from './repository'
import type { requestSchema } from './schema'

export const STREAM_FIELD = 'ruleset_replay.stream'

/**
 * Has a pack judge recorded signals beside another one, in a worker; nothing of what it says acts.
 * @throws AppError not_found, replay_running
 */
export async function requestReplay(
  ctx: Context,
  hash: string,
  request: z.output<typeof requestSchema>,
): Promise<ReplayRow> {
  const { actor } = ctx
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person may do this')
  const pack = await readPack(ctx, hash)
  const against = request.against === undefined ? await livePack(ctx) : await readPack(ctx, request.against)
  if ((await repository.findUnderWay(ctx.db)) !== null) throw new AppError('replay_running')
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  await repository.insertReplay(ctx.db, {
    id,
    rulesetId: pack.id,
    againstId: against.id,
    state: replayMachine.initial,
    ...sourceOf(ctx, request),
    requestedBy: actor.id,
    requestedAt: now,
    updatedAt: now,
    expiresAt: after(now, replayLimits.kept.value * DAY_MS),
  })
  await begin(ctx, replayMachine, { id, event: 'request' })
  return requireReplay(ctx, id)
}

function sourceOf({ vault }: Context, request: z.output<typeof requestSchema>) {
  if (request.origin === 'stored')
    return { origin: request.origin, hours: request.hours, mostSignals: request.mostSignals }
  return {
    origin: request.origin,
    mostSignals: replayLimits.signals.value,
    streamSealed: vault.seal(STREAM_FIELD, request.content),
    keyVersion: vault.keyVersion,
  }
}

/** @throws AppError not_found */
export const requireReplay = async (ctx: Context, id: string): Promise<ReplayRow> =>
  found(await repository.readReplay(ctx.db, id), 'replay')

/** @throws AppError not_found */
export async function listReplays(ctx: Context, hash: string): Promise<ReplayRow[]> {
  await readPack(ctx, hash)
  return repository.listReplays(ctx.db, hash, replayLimits.listed.value)
}

/** One that runs is told at its next look. @throws AppError not_found, illegal_move, lost_race */
export async function cancelReplay(ctx: Context, id: string): Promise<ReplayRow> {
  await endReplay(ctx, await requireReplay(ctx, id), 'cancel', {})
  return requireReplay(ctx, id)
}

export const startReplay = (ctx: Context, row: ReplayRow): Promise<void> =>
  moveReplay(ctx, row, 'start', { startedAt: ctx.clock.now() })

/** Whatever the end: the uploaded stream goes. */
export const endReplay = (
  ctx: Context,
  row: Pick<ReplayRow, 'id' | 'state'>,
  event: Exclude<ReplayEvent, 'start'>,
  data: Prisma.RulesetReplayUncheckedUpdateManyInput,
): Promise<void> => moveReplay(ctx, row, event, { ...data, streamSealed: null, finishedAt: ctx.clock.now() })

const moveReplay = (
  ctx: Context,
  { id, state }: Pick<ReplayRow, 'id' | 'state'>,
  event: ReplayEvent,
  data: Prisma.RulesetReplayUncheckedUpdateManyInput,
): Promise<void> =>
  ctx.transact(async (tx) => {
    await move(tx, replayMachine, {
      id,
      state,
      event,
      write: (guard, to) =>
        repository.updateReplay(tx.db, id, guard, { ...data, state: to, updatedAt: tx.clock.now() }),
    })
  })

/** @returns how many were forgotten */
export const forgetExpiredReplays = async (ctx: Context): Promise<number> =>
  (await repository.deleteExpired(ctx.db, ctx.clock.now())).count
