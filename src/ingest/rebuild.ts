import { z } from 'zod'
import { overlayOf, type Evaluation, type WindowOverlay } from '../engine'
import { inputsOf, keysOf, type Judged } from '../evaluations'
import { after, MINUTE_MS } from '../lib/duration'
import type { PartyChange } from '../people'
import {
  castOf,
  PAYLOAD_FIELD,
  signalLimits,
  toEngineSignal,
  trustedSignal,
  type ParsedSignal,
} from '../signals'
import type { IngestParts } from './parts'
import { recorded, signalsAbout, signalsSince, type RecordedSignal } from './rebuild-repository'

const PAGE_ROWS = 2_000
const FIRST_ID = '00000000-0000-0000-0000-000000000000'

/** Before a batch is judged: the windows have all that was committed, and people who were parted have windows of their own. */
export async function prepareWindows(parts: IngestParts, changes: readonly PartyChange[]): Promise<void> {
  const isKept = await parts.keeper.settle()
  if (!isKept || !(await parts.windows.isBuilt())) await rebuildWindows(parts)
  const parted = changes.filter(({ kind }) => kind === 'separated').flatMap(({ partyIds }) => partyIds)
  if (parted.length > 0) await rebuildPeople(parts, parted)
}

/** Builds all windows from PostgreSQL in event time, back to the longest horizon. @returns how many signals were read */
export async function rebuildWindows(parts: IngestParts): Promise<number> {
  const { engine, windows, log, clock } = parts
  const horizonMs = Math.max(...Object.values(engine.windowLimits).map((limit) => limit.horizonMs))
  const since = after(clock.now(), -(horizonMs + signalLimits.futureMinutes * MINUTE_MS))
  const count = await observeSince(parts, since)
  await windows.markBuilt()
  log.info({ signals: count }, 'windows are built')
  return count
}

// A process that died between a commit and the windows leaves a batch behind; a restart comes within this.
const CATCH_UP_MS = 30 * MINUTE_MS

/** Of windows that are shared and were built before: what somebody may have left behind. */
export const catchUp = (parts: IngestParts): Promise<number> =>
  observeSince(parts, after(parts.clock.now(), -CATCH_UP_MS))

/** Merging is idempotent and knows no order: what is there already, or is committed meanwhile, does no harm. */
export async function observeSince(parts: IngestParts, since: Date): Promise<number> {
  const { sql, windows } = parts
  let afterId = FIRST_ID
  let count = 0
  for (;;) {
    const [rows = []] = await sql.read([signalsSince(since, afterId, PAGE_ROWS)])
    const signals = recorded(rows)
    await windows.commit(await observed(parts, signals))
    count += signals.length
    const last = signals.at(-1)
    if (last === undefined || signals.length < PAGE_ROWS) return count
    afterId = last.id
  }
}

/** Theirs alone, after somebody was parted: forgotten first, so that nothing of the other one stays. */
export async function rebuildPeople(parts: IngestParts, partyIds: readonly string[]): Promise<void> {
  const { sql, engine, windows, clock } = parts
  const isOfPerson = new Set(partyIds.flatMap((id) => keysOf(engine, id)).map(kindOf))
  await windows.drop(partyIds.flatMap((id) => keysOf(engine, id)))
  const horizonMs = Math.max(...[...isOfPerson].map((kind) => engine.windowLimits[kind]?.horizonMs ?? 0))
  const [rows = []] = await sql.read([signalsAbout(partyIds, after(clock.now(), -horizonMs))])
  const overlay = await observed(parts, recorded(rows))
  const deltas = new Map([...overlay.deltas()].filter(([key]) => isOfPerson.has(kindOf(key))))
  await windows.commit({ ...overlay, deltas: () => deltas })
}

const kindOf = (key: string): string => key.slice(0, key.indexOf(':'))

async function observed(parts: IngestParts, rows: readonly RecordedSignal[]): Promise<WindowOverlay> {
  const { engine } = parts
  const overlay = overlayOf(new Map(), engine.windowLimits)
  for (const { row, judged } of await reopened(parts, rows)) {
    const evaluation = evaluationOf(row)
    for (const input of inputsOf(judged)) engine.observe(input, evaluation, overlay)
  }
  return overlay
}

/** Recorded signals as they were judged, about whom they are now. */
export async function reopened(
  parts: IngestParts,
  rows: readonly RecordedSignal[],
): Promise<{ readonly row: RecordedSignal; readonly judged: Judged }[]> {
  const signals = rows.map((row) => ({
    row,
    parsed: trustedSignal(row.type, parts.vault.openSilently(PAYLOAD_FIELD, row.payload_sealed)),
  }))
  const payeesOf = await knownPayees(parts, signals)
  return signals.map(({ row, parsed }) => ({
    row,
    judged: {
      signal: toEngineSignal(parsed, row.id),
      person: row.person_id,
      payer: row.payer_id,
      payees: payeesOf(row, parsed),
    },
  }))
}

interface Recorded {
  readonly row: RecordedSignal
  readonly parsed: Pick<ParsedSignal, 'signal' | 'occurredAt'>
}

/** A signal's row names its first payee; a report may have more, who are looked up by what it says. */
async function knownPayees({ directory }: IngestParts, signals: readonly Recorded[]) {
  const accountsOf = ({ row, parsed }: Recorded): string[] =>
    row.type === 'report' ? castOf(parsed, row.id).payees.map(({ account }) => account) : []
  const values = signals.flatMap(accountsOf).map((value) => ({ kind: 'account' as const, value }))
  await directory.learn(directory.unknownAmong(values))
  return (row: RecordedSignal, parsed: Recorded['parsed']): string[] => {
    const accounts = accountsOf({ row, parsed })
    if (accounts.length <= 1) return row.payee_id === null ? [] : [row.payee_id]
    return accounts.flatMap((account) => directory.identifier(`account:${account}`)?.id ?? [])
  }
}

const traceSchema = z.object({
  textFraud: z.number().nullable(),
  typology: z.string(),
  elements: z.array(z.string()),
  newPayee: z.boolean().nullable(),
})
const levelSchema = z.enum(['none', 'low', 'medium', 'high', 'critical'])
const actionSchema = z.enum(['allow', 'review', 'hold'])

/** What `observe` reads of an evaluation; reasons and scripts leave nothing in the windows. */
const evaluationOf = (row: RecordedSignal): Evaluation => ({
  level: levelSchema.parse(row.level),
  score: row.score,
  typology: row.typology,
  action: actionSchema.parse(row.action),
  holdMinutes: null,
  reasons: [],
  shadow: [],
  similar: [],
  trace: traceSchema.parse(JSON.parse(row.trace)),
  ruleset: row.ruleset,
})
