import { z } from 'zod'
import type { Context } from '../context'
import { formatYuan } from '../lib/money'
import * as repository from './timeline-repository'
import { readWarning } from './service'

const actorView = z.object({
  kind: z.string().describe('user, source, bank or system'),
  id: z.uuid().nullable(),
  name: z.string().nullable(),
})

const at = z.iso.datetime()

/** What happened, oldest first; nothing in it says who the person is. */
export const entryView = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('transition'),
    at,
    receivedAt: at.nullable().describe('when we heard of it, where that was later'),
    machine: z.string(),
    subjectId: z.uuid(),
    event: z.string(),
    from: z.string().nullable(),
    to: z.string(),
    reason: z.string().nullable(),
    actor: actorView,
  }),
  z.object({
    kind: z.literal('signal'),
    at,
    signalId: z.uuid(),
    type: z.string().nullable(),
    source: z.string().nullable(),
    level: z.string(),
    score: z.number(),
    amount: z.string().nullable(),
  }),
  z.object({
    kind: z.literal('visit'),
    at,
    visitId: z.uuid(),
    taskId: z.uuid(),
    finding: z.string(),
    attitude: z.string(),
    isInContact: z.boolean().nullable(),
    paid: z.string(),
    protected: z.string(),
    officer: z.string(),
  }),
  z.object({
    kind: z.literal('notification'),
    at,
    notificationId: z.uuid(),
    channel: z.string(),
    template: z.string(),
    state: z.string(),
  }),
  z.object({
    kind: z.literal('hold-outcome'),
    at,
    source: z.string(),
    outcome: z.string(),
    state: z.string(),
  }),
])
export type TimelineEntry = z.input<typeof entryView>

export const timelineView = z.object({ items: z.array(entryView) })

/** Everything that has happened to a warning and to what hangs on it. */
export async function readTimeline(ctx: Context, warningId: string): Promise<TimelineEntry[]> {
  await readWarning(ctx, warningId)
  const read = await repository.readTimeline(ctx.db, warningId)
  const entries: TimelineEntry[] = [
    ...read.transitions.map((row) => ofTransition(row, read.names)),
    ...read.signals.map(ofSignal),
    ...read.visits.map(ofVisit),
    ...read.notifications.map(({ id, createdAt, channel, template, state }) => ({
      kind: 'notification' as const,
      at: createdAt.toISOString(),
      notificationId: id,
      channel,
      template,
      state,
    })),
    ...read.holdNotices.map(({ deliveredAt, createdAt, source, outcome, state }) => ({
      kind: 'hold-outcome' as const,
      at: (deliveredAt ?? createdAt).toISOString(),
      source,
      outcome,
      state,
    })),
  ]
  // Stable: what happened in one instant stays in the order in which it was written.
  return entries.sort((a, b) => a.at.localeCompare(b.at))
}

type Read = Awaited<ReturnType<typeof repository.readTimeline>>

const ofTransition = (row: Read['transitions'][number], names: Read['names']): TimelineEntry => ({
  kind: 'transition',
  at: row.at.toISOString(),
  receivedAt: row.receivedAt?.toISOString() ?? null,
  machine: row.machine,
  subjectId: row.subjectId,
  event: row.event,
  from: row.fromState,
  to: row.toState,
  reason: row.reason,
  actor: { kind: row.actorKind, id: row.actorId, name: names.get(row.actorId ?? '') ?? null },
})

const ofSignal = ({ link, signal }: Read['signals'][number]): TimelineEntry => ({
  kind: 'signal',
  at: link.joinedAt.toISOString(),
  signalId: link.signalId,
  type: signal?.type ?? null,
  source: signal?.source ?? null,
  level: link.level,
  score: link.score,
  amount: signal === null || signal.amountFen === null ? null : formatYuan(signal.amountFen),
})

const ofVisit = (row: Read['visits'][number]): TimelineEntry => ({
  kind: 'visit',
  at: row.visitedAt.toISOString(),
  visitId: row.id,
  taskId: row.taskId,
  finding: row.finding,
  attitude: row.attitude,
  isInContact: row.isInContact,
  paid: formatYuan(row.paidFen),
  protected: formatYuan(row.protectedFen),
  officer: row.officer.user.displayName,
})
