import type { Evaluation, WindowOverlay } from '../engine'
import { insertEvaluations, judgeAll, type EvaluationRow, type Judged } from '../evaluations'
import { present } from '../lib/assert'
import { minutesAfter } from '../lib/duration'
import type { Statement } from '../lib/sql'
import { timeOfUuidV7 } from '../lib/uuid'
import { planPeople, type PeoplePlan, type Roles } from '../people'
import { emitAll, type EmittedEvent } from '../platform/hot-outbox'
import { amountOf, atRiskOf, castOf, insertReferences, insertSignals, PAYLOAD_FIELD, toEngineSignal, type SignalWrite } from '../signals' // prettier-ignore
import {
  findLive,
  levelSchema,
  liveOf,
  planWarnings,
  type SuspectSignal,
  type WarningPlan,
} from '../warnings'
import type { IngestParts, Sent } from './parts'
import { withTalks } from './talks'
import type { Watched } from './watched-repository'

/** The signals of a batch that are new, with everything that follows from them; nothing is written yet. */
export interface Fresh {
  readonly people: PeoplePlan
  readonly rows: readonly SignalWrite[]
  readonly evaluations: readonly EvaluationRow[]
  readonly warnings: WarningPlan | null
  readonly overlay: WindowOverlay
  /** Warnings whose money has reached an account of these signals. */
  readonly traced: readonly string[]
}

export async function judgeFresh(
  parts: IngestParts,
  sent: readonly Sent[],
  watched: Watched,
): Promise<Fresh> {
  const { ids, directory, tables, engine, windows } = parts
  const signalIds = sent.map(() => ids.next())
  const casts = sent.map(({ parsed }, i) => castOf(parsed, present(signalIds[i], 'id')))
  const people = await planPeople(directory, casts, ids, tables.districtOf)
  const rows = sent.map((one, i) => writeOf(parts, one, present(signalIds[i], 'id'), present(people.roles[i], 'roles'))) // prettier-ignore
  const signals = await withTalks(
    parts,
    rows.map((row) => ({ ...judgedOf(row), lists: watched.lists })),
  )
  const { evaluations, overlay } = await judgeAll(engine, windows, signals, people.merges)
  const judged = rows.map((row, i) => ({ row, keyId: sent[i]?.keyId ?? null, ...stamped(row, present(evaluations[i], 'evaluation')) })) // prettier-ignore
  const warnings = await warningsOf(parts, people, judged)
  const traced = [...new Set(sent.flatMap(({ parsed }) => watched.warningsOf(parsed)))]
  return {
    people,
    rows,
    traced,
    evaluations: judged.map((one) => evaluationRowOf(one, warnings)),
    warnings,
    overlay,
  }
}

/** In the order in which rows point at each other. */
export function statementsOf({ vault, ids, clock }: IngestParts, fresh: Fresh): Statement[] {
  const { people, rows, evaluations, warnings, traced } = fresh
  return [
    insertReferences(rows),
    ...people.statements(vault, ids, clock),
    insertSignals(rows, vault.keyVersion),
    insertEvaluations(evaluations),
    ...(warnings?.statements ?? []),
    ...emitAll([...eventsOf(people, warnings), ...toldOf(traced), ...reportsOf(rows, warnings)], clock.now()),
  ]
}

function writeOf({ vault }: IngestParts, { parsed }: Sent, id: string, roles: Roles): SignalWrite {
  return {
    id,
    receivedAt: timeOfUuidV7(id),
    parsed,
    roles,
    amountFen: amountOf(parsed.signal),
    payloadSealed: vault.seal(PAYLOAD_FIELD, parsed.text),
  }
}

const judgedOf = ({ id, parsed, roles }: SignalWrite): Judged => ({
  signal: toEngineSignal(parsed, id),
  person: roles.partyId,
  payer: roles.payerId,
  payees: roles.payeeIds,
})

interface Stamped {
  readonly row: SignalWrite
  readonly keyId: string | null
  readonly evaluation: Evaluation
  readonly holdUntil: Date | null
}

const stamped = ({ receivedAt }: SignalWrite, evaluation: Evaluation) => ({
  evaluation,
  holdUntil: evaluation.holdMinutes === null ? null : minutesAfter(receivedAt, evaluation.holdMinutes),
})

const evaluationRowOf = (
  { row, evaluation, holdUntil }: Stamped,
  warnings: WarningPlan | null,
): EvaluationRow => ({
  signalId: row.id,
  evaluatedAt: row.receivedAt,
  evaluation,
  holdUntil,
  reasonsText: JSON.stringify(evaluation.reasons),
  similarText: JSON.stringify(evaluation.similar),
  warningId: warnings?.warningOf.get(row.id) ?? null,
})

/** Asks for live warnings only when somebody seems to be in danger, which few batches say. */
async function warningsOf(
  { sql, tables, ids, clock }: IngestParts,
  people: PeoplePlan,
  judged: readonly Stamped[],
): Promise<WarningPlan | null> {
  const suspects = judged.flatMap((one) => suspectOf(people, one))
  if (suspects.length === 0) return null
  const partyIds = new Set([
    ...suspects.map(({ partyId }) => partyId),
    ...people.merges.map(({ from }) => from),
  ])
  const [rows = []] = await sql.read([findLive([...partyIds])])
  return planWarnings(suspects, liveOf(rows, people.rootOf), tables.policies(), ids, clock.now())
}

function suspectOf(people: PeoplePlan, { row, keyId, evaluation, holdUntil }: Stamped): SuspectSignal[] {
  const { partyId, organisationId } = row.roles
  const level = levelSchema.safeParse(evaluation.level)
  if (!level.success || partyId === null) return []
  const { signal } = row.parsed
  const organisation = organisationId === null ? null : people.party(organisationId)
  return [
    {
      signalId: row.id,
      source: signal.source,
      sourceId: keyId,
      partyId,
      organisationId,
      // A cashier is reached where the company is, unless a place of her own is known.
      districtCode: people.party(partyId).districtCode ?? organisation?.districtCode ?? null,
      level: level.data,
      score: evaluation.score,
      typology: evaluation.typology,
      holdUntil,
      isPayment: signal.type === 'transaction',
      atRiskFen: atRiskOf(signal),
    },
  ]
}

const toldOf = (traced: readonly string[]): EmittedEvent[] =>
  traced.map((warningId) => ({ name: 'transfer.told', payload: { warningId } }) as const)

function eventsOf(people: PeoplePlan, warnings: WarningPlan | null): EmittedEvent[] {
  return [
    ...people.merges.map(({ to }) => ({ name: 'party.merged', payload: { partyId: to } }) as const),
    ...(warnings?.opened ?? []).map(
      (warningId) => ({ name: 'warning.opened', payload: { warningId } }) as const,
    ),
    ...(warnings?.raised ?? []).map(
      (warningId) => ({ name: 'warning.raised', payload: { warningId } }) as const,
    ),
    ...(warnings?.payments ?? []).map((payload) => ({ name: 'signal.joined', payload }) as const),
    ...(warnings?.informed ?? []).map(
      (warningId) => ({ name: 'evidence.joined', payload: { warningId } }) as const,
    ),
  ]
}

/** Reports that tell where money went: the accounts are to be stopped within minutes. */
const reportsOf = (rows: readonly SignalWrite[], warnings: WarningPlan | null): EmittedEvent[] =>
  rows.flatMap(({ id, parsed: { signal } }): EmittedEvent[] => {
    const warningId = warnings?.warningOf.get(id)
    if (warningId === undefined || signal.type !== 'report' || (signal.transfers ?? []).length === 0)
      return []
    return [{ name: 'report.joined', payload: { warningId, signalId: id } }]
  })
