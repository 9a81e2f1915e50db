import { z } from 'zod'
import type { Context } from '../context'
import { missedClocks } from '../escalations'
import { formatYuan } from '../lib/money'
import { presentPause } from '../pauses'
import type { RuleHead } from '../rulesets'
import { runningClock } from './clock'
import { maskedPerson } from './person'
import type { JoinedSignal, WarningRow } from './repository'
import {
  levelSchema,
  reasonView,
  signalView,
  stateSchema,
  type warningDetailView,
  type warningView,
} from './schema'

export function presentWarning(ctx: Context, row: WarningRow): z.input<typeof warningView> {
  return {
    id: row.id,
    number: row.number,
    state: stateSchema.parse(row.state),
    level: levelSchema.parse(row.level),
    score: row.score,
    typology: row.typology,
    atRisk: formatYuan(row.atRiskFen),
    holdUntil: time(row.holdUntil),
    districtCode: row.districtCode,
    openedAt: row.openedAt.toISOString(),
    acknowledgeBy: row.acknowledgeBy.toISOString(),
    acknowledgedAt: time(row.acknowledgedAt),
    acknowledgedBy: row.acknowledgedByUser?.displayName ?? null,
    acknowledgedById: row.acknowledgedBy,
    dispatchedAt: time(row.dispatchedAt),
    dispatchedBy: row.dispatchedByUser?.displayName ?? null,
    closedAt: time(row.closedAt),
    closedReason: row.closedReason,
    clock: clockOf(row),
    reachBy: time(row.reachBy),
    reachedAt: time(row.reachedAt),
    paidUnawareAt: row.madeAwareAt === null && row.closedAt === null ? time(row.paidUnawareAt) : null,
    pause: presentPause(row.clockPauses, ctx.clock.now()),
    missed: missedClocks(row.escalations),
    task: taskOf(row),
    person: maskedPerson(ctx, row.party),
    campaign: campaignOf(row),
    organisation: row.organisation === null ? null : maskedPerson(ctx, row.organisation),
  }
}

function clockOf(row: WarningRow): z.input<typeof warningView>['clock'] {
  const clock = runningClock(row)
  return clock === null ? null : { kind: clock.kind, at: clock.at.toISOString() }
}

function taskOf({ tasks: [latest] }: WarningRow): z.input<typeof warningView>['task'] {
  if (latest === undefined) return null
  const { id, kind, state, officer, station } = latest
  return { id, kind, state, officer: officer?.user.displayName ?? null, station: station?.name ?? null }
}

/** Closed: none of its warnings is alive. */
function campaignOf({ campaignWarning }: WarningRow): z.input<typeof warningView>['campaign'] {
  if (campaignWarning === null) return null
  const { id, number, _count } = campaignWarning.campaign
  return { id, number, state: _count.warnings > 0 ? 'open' : 'closed' }
}

export function presentDetail(
  ctx: Context,
  row: WarningRow,
  signals: readonly JoinedSignal[],
  rules: readonly RuleHead[],
): z.input<typeof warningDetailView> {
  const titleOf = new Map(rules.map(({ id, title }) => [id, title]))
  return {
    ...presentWarning(ctx, row),
    signals: signals.flatMap((joined) => presentSignal(joined, titleOf)),
  }
}

const reasonsSchema = z.array(reasonView)
const reasonsOf = (evaluation: JoinedSignal['evaluation']) =>
  evaluation === null ? [] : reasonsSchema.parse(evaluation.reasons)

const similarSchema = signalView.shape.similar

/** A signal whose month has been archived is left out; its transition stays on the time line. */
function presentSignal(
  { link, signal, evaluation }: JoinedSignal,
  titleOf: ReadonlyMap<string, RuleHead['title']>,
): z.input<typeof signalView>[] {
  if (signal === null) return []
  return [
    {
      id: signal.id,
      type: signal.type,
      source: signal.source,
      occurredAt: signal.occurredAt.toISOString(),
      joinedAt: link.joinedAt.toISOString(),
      level: link.level,
      score: link.score,
      typology: evaluation?.typology ?? null,
      action: evaluation?.action ?? null,
      amount: signal.amountFen === null ? null : formatYuan(signal.amountFen),
      holdUntil: time(link.holdUntil),
      reasons: reasonsOf(evaluation).map((reason) => ({
        ...reason,
        title: titleOf.get(reason.rule) ?? null,
      })),
      similar: evaluation === null ? [] : similarSchema.parse(evaluation.similarScripts),
      ruleset: evaluation?.ruleset ?? null,
    },
  ]
}

const time = (at: Date | null): string | null => at?.toISOString() ?? null
