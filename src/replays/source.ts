import type { Context } from '../context'
import type { EngineSignal } from '../engine'
import { after, DAY_MS, HOUR_MS } from '../lib/duration'
import { timeOfUuidV7 } from '../lib/uuid'
import { PAYLOAD_FIELD, toEngineSignal, trustedSignal } from '../signals'
import type { Outcome } from './comparison'
import { replayLimits } from './limits'
import * as repository from './repository'
import type { RecordedSignal, ReplayRow } from './repository'
import { STREAM_FIELD } from './service'
import { readSignal } from './wire'

export interface ReplayedSignal {
  readonly signal: EngineSignal
  readonly signalId: string | null
  readonly line: number | null
  readonly outcome: Outcome | null
  /** false: it only fills the windows. */
  readonly isCounted: boolean
}

/** What is replayed, in the order it came. */
export interface Source {
  readonly total: number
  readonly warmUp: number
  readonly pages: AsyncIterable<readonly ReplayedSignal[]>
  /** Lines that are no signal, once all pages were read. */
  readonly refused: readonly { readonly line: number; readonly reason: string }[]
}

export const openSource = (ctx: Context, row: ReplayRow): Promise<Source> =>
  row.origin === 'stored' ? storedSource(ctx, row) : uploadedSource(ctx, row)

/** The newest signals of the hours before the request, behind those that came before and fill the windows. */
async function storedSource(ctx: Context, row: ReplayRow): Promise<Source> {
  const until = row.requestedAt
  const span = { since: after(until, -(row.hours ?? 0) * HOUR_MS), until }
  const counted = await repository.newestOf(ctx.db, span, row.mostSignals)
  const warm = await repository.newestOf(
    ctx.db,
    { since: after(span.since, -replayLimits.warmUpDays.value * DAY_MS), until },
    replayLimits.warmUpSignals.value + counted.signals,
  )
  const { firstId } = warm
  return {
    total: warm.signals,
    warmUp: warm.signals - counted.signals,
    refused: [],
    pages: firstId === null ? noPages() : storedPages(ctx, firstId, counted.firstId, until),
  }
}

async function* noPages(): AsyncGenerator<readonly ReplayedSignal[]> {
  yield* []
}

async function* storedPages(
  ctx: Context,
  firstId: string,
  countFrom: string | null,
  until: Date,
): AsyncGenerator<readonly ReplayedSignal[]> {
  const span = { since: timeOfUuidV7(firstId), until }
  let afterId = BEFORE_ALL
  for (;;) {
    const rows = await repository.readSignals(ctx.db, span, { firstId, afterId }, replayLimits.page.value)
    yield rows.map((row) => replayed(ctx, row, countFrom !== null && row.id >= countFrom))
    const last = rows.at(-1)
    if (last === undefined || rows.length < replayLimits.page.value) return
    afterId = last.id
  }
}

const BEFORE_ALL = '00000000-0000-0000-0000-000000000000'

const OUTCOME_OF: Readonly<Record<string, Outcome>> = {
  confirmed: 'confirmed',
  dismissed: 'dismissed',
  expired: 'expired',
}

const replayed = (
  { vault }: Context,
  { id, type, payload, outcome }: RecordedSignal,
  isCounted: boolean,
): ReplayedSignal => ({
  signal: toEngineSignal(trustedSignal(type, vault.openSilently(PAYLOAD_FIELD, payload)), id),
  signalId: id,
  line: null,
  outcome: outcome === null ? null : (OUTCOME_OF[outcome] ?? 'open'),
  isCounted,
})

async function uploadedSource(ctx: Context, row: ReplayRow): Promise<Source> {
  const sealed = (await repository.readStream(ctx.db, row.id))?.streamSealed ?? null
  const text = sealed === null ? '' : ctx.vault.openSilently(STREAM_FIELD, sealed)
  const lines = text
    .split('\n')
    .map((content, at) => ({ line: at + 1, content }))
    .filter(({ content }) => content.trim() !== '')
    .slice(0, row.mostSignals)
  const refused: { line: number; reason: string }[] = []
  return { total: lines.length, warmUp: 0, refused, pages: uploadedPages(lines, refused) }
}

async function* uploadedPages(
  lines: readonly { readonly line: number; readonly content: string }[],
  refused: { line: number; reason: string }[],
): AsyncGenerator<readonly ReplayedSignal[]> {
  const size = replayLimits.page.value
  for (let from = 0; from < lines.length; from += size) {
    yield lines.slice(from, from + size).flatMap(({ line, content }): ReplayedSignal[] => {
      const read = readSignal(content)
      if (typeof read === 'string') refused.push({ line, reason: read })
      return typeof read === 'string'
        ? []
        : [{ signal: read.signal, signalId: null, line, outcome: null, isCounted: true }]
    })
  }
}
