import { AppError } from '../errors'
import { evaluationText, findEvaluations, keysOf, storedText } from '../evaluations'
import { present } from '../lib/assert'
import { timeOfUuidV7 } from '../lib/uuid'
import { databaseRefusal } from '../platform/db-errors'
import { findReferences, referenceKey, referencesOf, type Outcome, type StoredReference } from '../signals'
import { judgeFresh, statementsOf, type Fresh } from './fresh'
import type { Answer, IngestParts, Sent } from './parts'
import { prepareWindows } from './rebuild'
import { Watching, type Watched } from './watched-repository'
import { keysMoved } from './window-keeper'

/**
 * Writes one batch: all of it, or nothing and an error. Two round trips: what is known, and what is new. Signals that
 * are here already are answered with what was stored; other content under a known reference is refused.
 * @returns answers as JSON text
 */
export async function writeBatch(parts: IngestParts, batch: readonly Sent[]): Promise<Outcome<string>[]> {
  const { sql, directory, tables } = parts
  await tables.refresh()
  const watching = new Watching(
    parts.vault,
    batch.map(({ parsed }) => parsed),
  )
  const [references = [], changes = [], known = []] = await sql.read([
    findReferences(batch.map(({ parsed }) => parsed)),
    directory.changesStatement(),
    ...watching.statement(parts.clock.now()),
  ])
  await prepareWindows(parts, directory.follow(changes))
  const sorted = sortOut(batch, referencesOf(references))
  const stored = await readStored(parts, sorted.repeated)
  const written = await writeFresh(parts, sorted.fresh, watching.watched(known))
  return batch.map((sent) => {
    const key = keyOf(sent)
    const known = sorted.references.get(key)
    const answer = known === undefined ? written.get(key) : stored.get(known.signalId)
    const digest = known?.digest ?? sorted.first.get(key)?.parsed.digest
    if (digest?.equals(sent.parsed.digest) !== true)
      return { ok: false, error: new AppError('reference_conflict') }
    const isDuplicate = known !== undefined || sorted.first.get(key) !== sent
    return { ok: true, value: answerText(present(answer, 'answer'), isDuplicate) }
  })
}

const keyOf = ({ parsed }: Sent): string => referenceKey(parsed.signal.source, parsed.signal.sourceRef)

interface Sorted {
  /** What the database has already, by reference. */
  readonly references: ReadonlyMap<string, StoredReference>
  /** The first of each reference that it does not have: those after it in the same batch repeat it. */
  readonly first: ReadonlyMap<string, Sent>
  readonly fresh: readonly Sent[]
  readonly repeated: readonly string[]
}

function sortOut(batch: readonly Sent[], stored: readonly StoredReference[]): Sorted {
  const references = new Map(stored.map((reference) => [reference.key, reference]))
  const first = new Map<string, Sent>()
  for (const sent of batch) {
    const key = keyOf(sent)
    if (!references.has(key) && !first.has(key)) first.set(key, sent)
  }
  return { references, first, fresh: [...first.values()], repeated: stored.map(({ signalId }) => signalId) }
}

async function readStored(parts: IngestParts, signalIds: readonly string[]): Promise<Map<string, Answer>> {
  if (signalIds.length === 0) return new Map()
  const [rows = []] = await parts.sql.read([
    findEvaluations(signalIds.map((id) => ({ id, at: timeOfUuidV7(id) }))),
  ])
  return new Map(
    rows.map((row) => {
      const { signalId, warningId, text } = storedText(row)
      return [signalId, { signalId, warningId, evaluation: text }]
    }),
  )
}

async function writeFresh(
  parts: IngestParts,
  sent: readonly Sent[],
  watched: Watched,
): Promise<Map<string, Answer>> {
  if (sent.length === 0) return new Map()
  const fresh = await judgeFresh(parts, sent, watched)
  const moved = keysMoved(fresh.people.merges, (party) => keysOf(parts.engine, party))
  const news = { overlay: fresh.overlay, moved }
  try {
    await parts.sql.write(statementsOf(parts, fresh))
  } catch (error) {
    const { id, parsed } = present(fresh.rows[0], 'row')
    if (databaseRefusal(error) === 'unavailable') parts.keeper.doubt(news, { signalId: id, parsed })
    throw error
  }
  fresh.people.remember(parts.directory)
  await parts.keeper.take(news)
  return answersOf(sent, fresh)
}

const answersOf = (sent: readonly Sent[], { rows, evaluations }: Fresh): Map<string, Answer> =>
  new Map(
    sent.map((one, i) => {
      const { id } = present(rows[i], 'row')
      const row = present(evaluations[i], 'evaluation')
      return [keyOf(one), { signalId: id, warningId: row.warningId, evaluation: evaluationText(row) }]
    }),
  )

function answerText({ signalId, warningId, evaluation }: Answer, isDuplicate: boolean): string {
  const warning = warningId === null ? 'null' : `"${warningId}"`
  return `{"signalId":"${signalId}","duplicate":${isDuplicate},"warningId":${warning},"evaluation":${evaluation}}`
}
