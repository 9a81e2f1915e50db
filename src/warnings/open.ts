import type { Ids } from '../context'
import { present } from '../lib/assert'
import { hoursAfter, minutesAfter } from '../lib/duration'
import type { Fen } from '../lib/money'
import type { Statement } from '../lib/sql'
import type { LevelPolicy } from '../stations'
import type { LiveWarning } from './live-repository'
import * as write from './open-statements'
import { warningLevels, type WarningLevel } from './schema'

/** A signal that says something of somebody: what the warnings need to know of it. */
export interface SuspectSignal {
  readonly signalId: string
  /** Who sent it, and by which API key. */
  readonly source: string
  readonly sourceId: string | null
  readonly partyId: string
  readonly organisationId: string | null
  readonly districtCode: string | null
  readonly level: WarningLevel
  readonly score: number
  readonly typology: string
  /** Until when the source was told to hold the payment. */
  readonly holdUntil: Date | null
  readonly isPayment: boolean
  readonly atRiskFen: Fen
}

/** A warning while the batch is put together. */
export interface DraftedWarning {
  readonly id: string
  readonly isNew: boolean
  /** As it was read; guards the write. */
  readonly state: string
  readonly levelBefore: string
  readonly partyId: string
  readonly sourceId: string | null
  readonly firstSignalId: string
  organisationId: string | null
  districtCode: string | null
  level: WarningLevel
  score: number
  typology: string
  addedFen: Fen
  holdUntil: Date | null
  acknowledgeBy: Date
  /** Of a new one: it is set then. */
  expiresAt: Date
  isRaised: boolean
}

export interface Joined {
  readonly warningId: string
  readonly signal: SuspectSignal
}

export interface WarningPlan {
  /** By signal. */
  readonly warningOf: ReadonlyMap<string, string>
  readonly statements: readonly Statement[]
  readonly opened: readonly string[]
  readonly raised: readonly string[]
  /** Payments that became part of a warning. */
  readonly payments: readonly { readonly warningId: string; readonly signalId: string }[]
  /** Know more, and nothing else says so: neither opened nor raised, and no payment has joined. */
  readonly informed: readonly string[]
}

// A low signal alone is no reason to go to anybody's door; it joins what is there.
const OPENS_FROM: WarningLevel = 'medium'

/**
 * One live warning a person: the first signal of medium level or above opens it, later ones join it, a graver one raises
 * it. Pure; two who open at once are told apart by the unique index, two who change by the guarded update.
 */
export function planWarnings(
  signals: readonly SuspectSignal[],
  live: ReadonlyMap<string, LiveWarning>,
  policies: readonly LevelPolicy[],
  ids: Ids,
  now: Date,
): WarningPlan {
  const drafts = new Map<string, DraftedWarning>()
  const joined: Joined[] = []
  for (const signal of signals) {
    const known = drafts.get(signal.partyId) ?? fromLive(live.get(signal.partyId), signal)
    if (known === null && rank(signal.level) < rank(OPENS_FROM)) continue
    const draft = known ?? open(signal, policyOf(policies, signal.level), ids, now)
    drafts.set(signal.partyId, draft)
    join(draft, signal, policies, now)
    joined.push({ warningId: draft.id, signal })
  }
  const warnings = [...drafts.values()]
  const payments = joined
    .filter(({ signal }) => signal.isPayment)
    .map(({ warningId, signal }) => ({ warningId, signalId: signal.signalId }))
  const paid = new Set(payments.map(({ warningId }) => warningId))
  return {
    warningOf: new Map(joined.map(({ warningId, signal }) => [signal.signalId, warningId])),
    statements: write.statementsOf(warnings, joined, ids, now),
    opened: warnings.filter(({ isNew }) => isNew).map(({ id }) => id),
    raised: warnings.filter(({ isNew, isRaised }) => isRaised && !isNew).map(({ id }) => id),
    payments,
    informed: warnings
      .filter(({ id, isNew, isRaised }) => !isNew && !isRaised && !paid.has(id))
      .map(({ id }) => id),
  }
}

const rank = (level: string): number => warningLevels.findIndex((known) => known === level)

const policyOf = (policies: readonly LevelPolicy[], level: WarningLevel): LevelPolicy =>
  present(
    policies.find((policy) => policy.level === level),
    `policy of level ${level}`,
  )

function open(signal: SuspectSignal, policy: LevelPolicy, ids: Ids, now: Date): DraftedWarning {
  return {
    id: ids.next(),
    isNew: true,
    state: 'open',
    levelBefore: signal.level,
    partyId: signal.partyId,
    organisationId: signal.organisationId === signal.partyId ? null : signal.organisationId,
    districtCode: signal.districtCode,
    sourceId: signal.sourceId,
    firstSignalId: signal.signalId,
    level: signal.level,
    score: signal.score,
    typology: signal.typology,
    addedFen: 0n,
    holdUntil: null,
    acknowledgeBy: minutesAfter(now, policy.acknowledgeMinutes),
    expiresAt: hoursAfter(now, policy.warningExpiresHours),
    isRaised: false,
  }
}

function fromLive(live: LiveWarning | undefined, signal: SuspectSignal): DraftedWarning | null {
  if (live === undefined) return null
  return {
    ...live,
    isNew: false,
    levelBefore: live.level,
    sourceId: signal.sourceId,
    firstSignalId: signal.signalId,
    addedFen: 0n,
    expiresAt: live.acknowledgeBy,
    isRaised: false,
  }
}

function join(
  draft: DraftedWarning,
  signal: SuspectSignal,
  policies: readonly LevelPolicy[],
  now: Date,
): void {
  draft.addedFen += signal.atRiskFen
  // A chat message tells neither whose money it is about nor where its reader sits; the payment does.
  draft.organisationId ??= signal.organisationId === draft.partyId ? null : signal.organisationId
  draft.districtCode ??= signal.districtCode
  if (signal.holdUntil !== null && (draft.holdUntil === null || draft.holdUntil < signal.holdUntil))
    draft.holdUntil = signal.holdUntil
  if (rank(signal.level) <= rank(draft.level)) {
    draft.score = Math.max(draft.score, signal.score)
    return
  }
  draft.isRaised = true
  draft.level = signal.level
  draft.score = signal.score
  draft.typology = signal.typology
  const policy = policyOf(policies, signal.level)
  const soonest = minutesAfter(now, policy.acknowledgeMinutes)
  if (soonest < draft.acknowledgeBy) draft.acknowledgeBy = soonest
  if (draft.isNew) draft.expiresAt = hoursAfter(now, policy.warningExpiresHours)
}
