import type { Ids } from '../context'
import { bigints, doubles, texts, times, uuids } from '../lib/pg-array'
import type { Statement } from '../lib/sql'
import { warningMachine } from './machine'
import type { DraftedWarning, Joined } from './open'
import { liveStates } from './schema'

/** In the order in which rows point at each other: the parties are held, then warnings, then what hangs on them. */
export function statementsOf(
  warnings: readonly DraftedWarning[],
  joined: readonly Joined[],
  ids: Ids,
  now: Date,
): Statement[] {
  const made = warnings.filter(({ isNew }) => isNew)
  const changed = warnings.filter(({ isNew }) => !isNew)
  const raised = changed.filter(({ isRaised }) => isRaised)
  return [
    ...some(made, (rows) => [holdParties(rows), insertWarnings(rows, now)]),
    ...some(changed, (rows) => [updateWarnings(rows, now)]),
    ...some(joined, (rows) => [insertSignals(rows, now)]),
    ...some([...made, ...raised], (rows) => [insertTransitions(rows, now)]),
    ...timerStatements(made, raised, ids, now),
  ]
}

const some = <T>(rows: readonly T[], statements: (rows: readonly T[]) => Statement[]): Statement[] =>
  rows.length === 0 ? [] : statements(rows)

/** Nobody gets a warning of his own who has become one with somebody else in the meantime. */
const holdParties = (rows: readonly DraftedWarning[]): Statement => ({
  name: 'warnings.hold-parties',
  text: 'SELECT id FROM party WHERE id = ANY($1::uuid[]) AND merged_into IS NULL ORDER BY id FOR SHARE',
  values: [uuids(rows.map(({ partyId }) => partyId))],
  expectRows: rows.length,
})

// "YJ20230223-000001": the day in Shaoxing.
const insertWarnings = (rows: readonly DraftedWarning[], now: Date): Statement => ({
  name: 'warnings.insert',
  text: `INSERT INTO warning (id, number, state, party_id, organisation_id, level, score, typology, at_risk_fen, hold_until, first_signal_id, district_code, opened_at, acknowledge_by, updated_at)
         SELECT id, 'YJ' || to_char($11::timestamptz AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || '-' || lpad(nextval('warning_number')::text, 6, '0'),
                $12::text, party_id, organisation_id, level, score, typology, at_risk_fen, hold_until, first_signal_id, district_code, $11::timestamptz, acknowledge_by, $11::timestamptz
           FROM unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::float8[], $6::text[], $7::bigint[], $8::timestamptz[], $9::uuid[], $10::text[], $13::timestamptz[])
             AS r(id, party_id, organisation_id, level, score, typology, at_risk_fen, hold_until, first_signal_id, district_code, acknowledge_by)`,
  values: [
    uuids(rows.map(({ id }) => id)),
    uuids(rows.map(({ partyId }) => partyId)),
    uuids(rows.map(({ organisationId }) => organisationId)),
    texts(rows.map(({ level }) => level)),
    doubles(rows.map(({ score }) => score)),
    texts(rows.map(({ typology }) => typology)),
    bigints(rows.map(({ addedFen }) => addedFen)),
    times(rows.map(({ holdUntil }) => holdUntil)),
    uuids(rows.map(({ firstSignalId }) => firstSignalId)),
    texts(rows.map(({ districtCode }) => districtCode)),
    now,
    warningMachine.initial,
    times(rows.map(({ acknowledgeBy }) => acknowledgeBy)),
  ],
})

/** Guarded by what was read: a warning that was closed or raised in the meantime is read again. */
const updateWarnings = (rows: readonly DraftedWarning[], now: Date): Statement => ({
  name: 'warnings.join',
  text: `UPDATE warning w SET level = r.level, score = r.score, typology = r.typology, at_risk_fen = w.at_risk_fen + r.added_fen,
                hold_until = greatest(w.hold_until, r.hold_until), updated_at = $10::timestamptz,
                organisation_id = coalesce(w.organisation_id, r.organisation_id), district_code = coalesce(w.district_code, r.district_code),
                acknowledge_by = CASE WHEN w.state = 'open' THEN least(w.acknowledge_by, r.acknowledge_by) ELSE w.acknowledge_by END
           FROM unnest($1::uuid[], $2::text[], $3::text[], $4::float8[], $5::text[], $6::bigint[], $7::timestamptz[], $8::timestamptz[], $11::uuid[], $12::text[])
             AS r(id, level_before, level, score, typology, added_fen, hold_until, acknowledge_by, organisation_id, district_code)
          WHERE w.id = r.id AND w.level = r.level_before AND w.state = ANY($9::text[])`,
  values: [
    uuids(rows.map(({ id }) => id)),
    texts(rows.map(({ levelBefore }) => levelBefore)),
    texts(rows.map(({ level }) => level)),
    doubles(rows.map(({ score }) => score)),
    texts(rows.map(({ typology }) => typology)),
    bigints(rows.map(({ addedFen }) => addedFen)),
    times(rows.map(({ holdUntil }) => holdUntil)),
    times(rows.map(({ acknowledgeBy }) => acknowledgeBy)),
    [...liveStates],
    now,
    uuids(rows.map(({ organisationId }) => organisationId)),
    texts(rows.map(({ districtCode }) => districtCode)),
  ],
  expectRows: rows.length,
})

const insertSignals = (joined: readonly Joined[], now: Date): Statement => ({
  name: 'warnings.insert-signals',
  text: `INSERT INTO warning_signal (warning_id, signal_id, level, score, hold_source, hold_until, joined_at)
         SELECT *, $7::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[], $5::text[], $6::timestamptz[])`,
  values: [
    uuids(joined.map(({ warningId }) => warningId)),
    uuids(joined.map(({ signal }) => signal.signalId)),
    texts(joined.map(({ signal }) => signal.level)),
    doubles(joined.map(({ signal }) => signal.score)),
    texts(joined.map(({ signal }) => (signal.holdUntil === null ? null : signal.source))),
    times(joined.map(({ signal }) => signal.holdUntil)),
    now,
  ],
})

const insertTransitions = (rows: readonly DraftedWarning[], now: Date): Statement => ({
  name: 'warnings.insert-transitions',
  text: `INSERT INTO transition (machine, subject_id, warning_id, event, from_state, to_state, reason, actor_kind, actor_id, district_code, at)
         SELECT $8::text, id, id, event, from_state, to_state, reason, 'source', actor_id, district_code, $9::timestamptz
           FROM unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::text[])
             AS r(id, event, from_state, to_state, reason, actor_id, district_code)`,
  values: [
    uuids(rows.map(({ id }) => id)),
    texts(rows.map(({ isNew }) => (isNew ? 'open' : 'raise'))),
    texts(rows.map(({ isNew, state }) => (isNew ? null : state))),
    texts(rows.map(({ state }) => state)),
    texts(rows.map(({ isNew, levelBefore, level }) => (isNew ? null : `${levelBefore} -> ${level}`))),
    uuids(rows.map(({ sourceId }) => sourceId)),
    texts(rows.map(({ districtCode }) => districtCode)),
    warningMachine.name,
    now,
  ],
})

const ACKNOWLEDGE = 'warning.acknowledge'
const EXPIRY = 'warning.expiry'

interface TimerRow {
  readonly kind: string
  readonly subjectId: string
  readonly dueAt: Date
}

function timerStatements(
  made: readonly DraftedWarning[],
  raised: readonly DraftedWarning[],
  ids: Ids,
  now: Date,
): Statement[] {
  // Who has taken it already is not hurried again.
  const hurried = raised.filter(({ state }) => state === 'open')
  const rows: TimerRow[] = [
    ...made.map(({ id, expiresAt }) => ({ kind: EXPIRY, subjectId: id, dueAt: expiresAt })),
    ...[...made, ...hurried].map(({ id, acknowledgeBy }) => ({
      kind: ACKNOWLEDGE,
      subjectId: id,
      dueAt: acknowledgeBy,
    })),
  ]
  return [
    ...some(hurried, (those) => [stopTimers(those, now)]),
    ...some(rows, (those) => [insertTimers(those, ids, now)]),
  ]
}

const stopTimers = (rows: readonly DraftedWarning[], now: Date): Statement => ({
  name: 'warnings.stop-timers',
  text: `UPDATE timer SET stopped_at = $3::timestamptz
          WHERE kind = $2::text AND subject_id = ANY($1::uuid[]) AND fired_at IS NULL AND stopped_at IS NULL`,
  values: [uuids(rows.map(({ id }) => id)), ACKNOWLEDGE, now],
})

const insertTimers = (rows: readonly TimerRow[], ids: Ids, now: Date): Statement => ({
  name: 'warnings.insert-timers',
  text: `INSERT INTO timer (id, kind, subject_id, due_at, set_at)
         SELECT *, $5::timestamptz FROM unnest($1::uuid[], $2::text[], $3::uuid[], $4::timestamptz[])`,
  values: [
    uuids(rows.map(() => ids.next())),
    texts(rows.map(({ kind }) => kind)),
    uuids(rows.map(({ subjectId }) => subjectId)),
    times(rows.map(({ dueAt }) => dueAt)),
    now,
  ],
})
