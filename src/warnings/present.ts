import { z } from 'zod'
import type { Context } from '../context'
import { formatYuan } from '../lib/money'
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
    dispatchedAt: time(row.dispatchedAt),
    dispatchedBy: row.dispatchedByUser?.displayName ?? null,
    closedAt: time(row.closedAt),
    closedReason: row.closedReason,
    person: maskedPerson(ctx, row.party),
    campaign: campaignOf(row),
    organisation: row.organisation === null ? null : maskedPerson(ctx, row.organisation),
  }
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
): z.input<typeof warningDetailView> {
  return { ...presentWarning(ctx, row), signals: signals.flatMap(presentSignal) }
}

const reasonsSchema = z.array(reasonView)
const similarSchema = signalView.shape.similar

/** A signal whose month has been archived is left out; its transition stays on the time line. */
function presentSignal({ link, signal, evaluation }: JoinedSignal): z.input<typeof signalView>[] {
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
      reasons: evaluation === null ? [] : reasonsSchema.parse(evaluation.reasons),
      similar: evaluation === null ? [] : similarSchema.parse(evaluation.similarScripts),
      ruleset: evaluation?.ruleset ?? null,
    },
  ]
}

const time = (at: Date | null): string | null => at?.toISOString() ?? null
