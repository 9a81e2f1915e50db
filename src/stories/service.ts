import type { Context } from '../context'
import { AppError } from '../errors'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import { begin, found, move } from '../transitions'
import { readCase, readOthers, readVolumes } from './case-file'
import { check, refuseLeaks, stored, type Checked } from './checking'
import { widenFor } from './combination'
import { composeStory, voiceOf, type Voice } from './compose'
import { readAgreed } from './consents'
import { buildFacts, printedTier, traitsOf, type StoryFacts } from './facts'
import { storyMachine } from './machine'
import * as repository from './repository'
import type { StoryRow } from './repository'
import type { Edit, Inspection, ListQuery, Redraft } from './schema'

export const readStory = async (ctx: Context, id: string): Promise<StoryRow> =>
  found(await repository.readStory(ctx.db, id), 'story')

export async function listStories(
  ctx: Context,
  query: ListQuery,
): Promise<{ rows: StoryRow[]; nextCursor: string | null; counts: Record<StoryState, number> }> {
  const rows = await repository.listStories(ctx.db, query, keyOf(query.cursor))
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const isLast = rows.length <= query.limit || last === undefined
  return {
    rows: page,
    nextCursor: isLast ? null : encodeCursor([last.draftedAt.toISOString(), last.id]),
    counts: await countsOf(ctx),
  }
}

type StoryState = (typeof storyMachine.states)[number]

async function countsOf(ctx: Context): Promise<Record<StoryState, number>> {
  const counted = await repository.countByState(ctx.db)
  const of = (state: StoryState): number => counted.get(state) ?? 0
  return {
    drafted: of('drafted'),
    checked: of('checked'),
    approved: of('approved'),
    released: of('released'),
    withdrawn: of('withdrawn'),
    discarded: of('discarded'),
  }
}

/** How often each was read; one that nobody has read is not in it. */
export const viewsOf = (ctx: Context, rows: readonly StoryRow[]): Promise<ReadonlyMap<string, number>> =>
  repository.sumViews(
    ctx.db,
    rows.map(({ id }) => id),
  )

const DAYS_OF_VIEWS = 90

export async function readViews(ctx: Context, id: string) {
  const story = await readStory(ctx, id)
  const [total, days] = await Promise.all([
    viewsOf(ctx, [story]),
    repository.listViews(ctx.db, id, DAYS_OF_VIEWS),
  ])
  return {
    total: total.get(id) ?? 0,
    days: days.map(({ day, views }) => ({ day: day.toISOString().slice(0, 10), views })),
  }
}

function keyOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null
  const [at = '', id = ''] = decodeCursor(cursor, 2) ?? []
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) {
    const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { at: new Date(at), id }
}

/** The money is frozen: drafts the story of its warning, once, however many freezes there are. */
export async function draftForFreeze(ctx: Context, freezeId: string): Promise<void> {
  const freeze = found(await repository.readFreeze(ctx.db, freezeId), 'freeze')
  const { warningId, warning } = freeze
  // What turned out to be honest, or was never looked at, is nothing to tell.
  if (warning.state === 'dismissed' || warning.state === 'expired') return
  // A discarded or withdrawn story is not written again by itself; publicity may ask for it.
  if ((await repository.countStories(ctx.db, warningId)) > 0) return
  const id = ctx.ids.derived(`story:${warningId}`)
  await writeDraft(ctx, warningId, { id, voice: 'article', draftedBy: null })
}

/** @throws AppError not_found; illegal_move when the warning is not confirmed; already_exists */
export async function draftStory(
  ctx: Context,
  warningNumber: string,
  voice: Voice = 'article',
): Promise<StoryRow> {
  return ctx.transact(async (tx) => {
    const warning = found(await repository.readWarningByNumber(tx.db, warningNumber), 'warning')
    if (warning.state !== 'confirmed')
      throw new AppError('illegal_move', `warning: it is ${warning.state}, not confirmed`)
    const id = tx.ids.next()
    const isWritten = await writeDraft(tx, warning.id, { id, voice, draftedBy: userOf(tx) })
    if (!isWritten) throw new AppError('already_exists', 'the warning has a story')
    return readStory(tx, id)
  })
}

async function writeDraft(
  ctx: Context,
  warningId: string,
  draft: { readonly id: string; readonly voice: Voice; readonly draftedBy: string | null },
): Promise<boolean> {
  const { id, voice } = draft
  const { facts, district } = await factsOf(ctx, warningId)
  const isWritten = await repository.insertStory(ctx.db, {
    ...composeStory(facts, voice),
    ...draft,
    slug: ctx.ids.secret(),
    warningId,
    facts,
    draftedAt: ctx.clock.now(),
  })
  if (isWritten) {
    await begin(ctx, storyMachine, { id, event: 'draft', warningId, districtCode: district })
  }
  return isWritten
}

async function factsOf(
  ctx: Context,
  warningId: string,
): Promise<{ facts: StoryFacts; district: string | null }> {
  const record = await readCase(ctx, warningId)
  const [others, volumes] = await Promise.all([readOthers(ctx, warningId, record), readVolumes(ctx, record)])
  const { isVictimsConsentGiven: isConsentGiven } = await readAgreed(ctx, warningId)
  const own = traitsOf(record, printedTier(record))
  return {
    facts: buildFacts(record, widenFor({ own, others, volumes, isConsentGiven })),
    district: record.district,
  }
}

/** Written anew from what the case is now; the words are the service's own again, and those before are gone. */
export async function redraftStory(
  ctx: Context,
  id: string,
  { revision, voice }: Redraft,
): Promise<StoryRow> {
  return moving(ctx, id, 'redraft', async (story, tx) => {
    requireRevision(story, revision)
    const { facts } = await factsOf(tx, story.warningId)
    const told = voice ?? voiceOf(story.voice)
    return { ...composeStory(facts, told), voice: told, facts, ...rewritten(story), editedBy: null }
  })
}

/** Who did what with it, and when; the first first. */
export async function readHistory(ctx: Context, id: string) {
  await readStory(ctx, id)
  return repository.readHistory(ctx.db, id)
}

/** Changes the wording; what was checked or approved was the earlier one, so it is a draft again. */
export async function editStory(ctx: Context, id: string, edit: Edit): Promise<StoryRow> {
  return moving(ctx, id, 'edit', (story) => {
    requireRevision(story, edit.revision)
    return { title: edit.title, body: edit.body, ...rewritten(story), editedBy: userOf(ctx) }
  })
}

function requireRevision(story: StoryRow, revision: number | undefined): void {
  if (revision !== undefined && revision !== story.revision)
    throw new AppError('lost_race', `story: it is at revision ${story.revision}`)
}

/** Other words: what was checked and approved were those before. */
const rewritten = ({ revision }: StoryRow) => ({
  revision: revision + 1,
  ...repository.unchecked,
  approvedBy: null,
  approvedAt: null,
})

/** The same check of words that are not saved: for whoever writes, as he writes. Each look is in the audit log. */
export async function inspectWords(ctx: Context, id: string, words: Inspection): Promise<Checked> {
  const story = await readStory(ctx, id)
  return check(ctx, story, words)
}

/** Looks for every sealed value of the case in the text, and stores where it found one. */
export async function checkStory(ctx: Context, id: string): Promise<StoryRow> {
  return moving(ctx, id, 'check', async (story, tx) => {
    return { ...stored(await check(tx, story)), checkedAt: tx.clock.now() }
  })
}

/**
 * The first of two persons. Whoever wrote the present wording may not approve it: he would vouch for himself.
 * Who asked for the draft may, since the draft's words are the service's own.
 * @throws AppError four_eyes, story_leaks, illegal_move, lost_race
 */
export async function approveStory(ctx: Context, id: string): Promise<StoryRow> {
  return moving(ctx, id, 'approve', async (story, tx) => {
    const userId = userOf(tx)
    if (story.editedBy === userId) throw new AppError('four_eyes', 'who wrote the wording may not approve it')
    const checked = await refuseLeaks(tx, story)
    return { ...checked, approvedBy: userId, approvedAt: tx.clock.now() }
  })
}

/** The second person; from here on everybody can read it. @throws AppError four_eyes, story_leaks */
export async function releaseStory(ctx: Context, id: string): Promise<StoryRow> {
  return moving(ctx, id, 'release', async (story, tx) => {
    const userId = userOf(tx)
    if (story.approvedBy === userId) throw new AppError('four_eyes', 'who approved it may not release it')
    const checked = await refuseLeaks(tx, story)
    return { ...checked, releasedBy: userId, releasedAt: tx.clock.now() }
  })
}

/** Takes it out of the page and the feeds at once. */
export const withdrawStory = (ctx: Context, id: string, reason: string): Promise<StoryRow> =>
  moving(ctx, id, 'withdraw', (_, tx) => ({ withdrawnBy: userOf(tx), withdrawnAt: tx.clock.now() }), reason)

export const discardStory = (ctx: Context, id: string): Promise<StoryRow> =>
  moving(ctx, id, 'discard', () => ({}))

type StoryEvent = Parameters<typeof storyMachine.can>[1]
type Changes = Parameters<typeof repository.updateStory>[3]

async function moving(
  ctx: Context,
  id: string,
  event: StoryEvent,
  decide: (story: StoryRow, tx: Context) => Changes | Promise<Changes>,
  reason: string | null = null,
): Promise<StoryRow> {
  return ctx.transact(async (tx) => {
    const story = await readStory(tx, id)
    // Said before anything is looked at: a refusal names the state, not what the text might hold.
    if (!storyMachine.can(story.state, event))
      throw new AppError('illegal_move', `story: ${event} is not possible in state ${story.state}`)
    const changes = await decide(story, tx)
    await move(tx, storyMachine, {
      id,
      state: story.state,
      event,
      reason,
      warningId: story.warningId,
      districtCode: story.warning.districtCode,
      write: (guard, state) =>
        repository.updateStory(tx.db, story, guard, { ...changes, state, updatedAt: tx.clock.now() }),
    })
    return readStory(tx, id)
  })
}

export function userOf({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'a person must do this')
  return actor.id
}
