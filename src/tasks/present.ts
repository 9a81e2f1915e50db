import type { z } from 'zod'
import type { Context } from '../context'
import { missedClocks } from '../escalations'
import { presentPause } from '../pauses'
import { typologyName } from '../stations'
import { levelSchema, maskedPerson, openIdentity } from '../warnings'
import { firstWordsFor } from './first-words'
import type { TaskRow } from './repository'
import { choiceView, kindSchema, taskStateSchema, type taskDetailView, type taskView } from './schema'
import { wayTo } from './way'

export function presentTask(ctx: Context, row: TaskRow): z.input<typeof taskView> {
  return {
    id: row.id,
    number: row.number,
    warningId: row.warningId,
    warningNumber: row.warning.number,
    kind: kindSchema.parse(row.kind),
    state: taskStateSchema.parse(row.state),
    level: levelSchema.parse(row.level),
    typology: row.warning.typology,
    districtCode: row.warning.districtCode,
    stationId: row.stationId,
    stationName: row.station?.name ?? null,
    officerId: row.officerId,
    officerName: row.officer?.user.displayName ?? null,
    followUpTakenBy: row.followUpTakenByUser?.displayName ?? null,
    round: row.round,
    choice: row.choice === null ? null : choiceView.parse(row.choice),
    ...timesOf(row),
    closedReason: row.closedReason,
    pause: presentPause(row.clockPauses, ctx.clock.now()),
    missed: missedClocks(row.escalations),
    person: maskedPerson(ctx, row.warning.party),
  }
}

const timesOf = (row: TaskRow) => ({
  notBefore: time(row.notBefore),
  queuedAt: row.queuedAt.toISOString(),
  assignedAt: time(row.assignedAt),
  acceptBy: time(row.acceptBy),
  acceptedAt: time(row.acceptedAt),
  departedAt: time(row.departedAt),
  arriveBy: time(row.arriveBy),
  arrivedAt: time(row.arrivedAt),
  reportBy: time(row.reportBy),
  reportedAt: time(row.reportedAt),
  followUpBy: time(row.followUpBy),
  followedUpAt: time(row.followedUpAt),
})

/** Whom the officer is to find is opened for him alone, while the task runs. */
export async function presentDetail(ctx: Context, row: TaskRow): Promise<z.input<typeof taskDetailView>> {
  const words = firstWordsFor(row.warning.typology)
  const isForHim = isForTheDoorstep(ctx, row)
  return {
    ...presentTask(ctx, row),
    opened: isForHim ? await openIdentity(ctx, row.warning, 'doorstep') : null,
    way: isForHim ? await wayTo(ctx, row) : null,
    typologyName: await typologyName(ctx, row.warning.typology),
    firstWords: { zh: [...words.zh], en: [...words.en] },
  }
}

function isForTheDoorstep({ actor }: Context, { officerId, state }: TaskRow): boolean {
  const isHis = actor.kind === 'user' && actor.role === 'officer' && officerId === actor.id
  return isHis && ['assigned', 'accepted', 'arrived'].includes(state)
}

const time = (at: Date | null): string | null => at?.toISOString() ?? null
