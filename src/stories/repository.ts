import { Prisma } from '../generated/prisma/client'
import type { Db } from '../context'
import type { StoryFacts } from './facts'
import type { ListQuery } from './schema'

const named = { select: { id: true, displayName: true } } as const

const withNames = {
  warning: { select: { number: true, districtCode: true } },
  draftedByUser: named,
  editedByUser: named,
  approvedByUser: named,
  releasedByUser: named,
  withdrawnByUser: named,
} as const satisfies Prisma.StoryInclude

export const readStory = (db: Db, id: string) => db.story.findUnique({ where: { id }, include: withNames })
export type StoryRow = NonNullable<Awaited<ReturnType<typeof readStory>>>

/** Latest first. UUIDv7 sorts by time; ids that derive from the warning do not, hence the draft's time. */
export const listStories = (db: Db, { state, limit }: ListQuery, after: { at: Date; id: string } | null) =>
  db.story.findMany({
    where: {
      ...(state === undefined ? {} : { state }),
      ...(after === null
        ? {}
        : { OR: [{ draftedAt: { lt: after.at } }, { draftedAt: after.at, id: { lt: after.id } }] }),
    },
    include: withNames,
    orderBy: [{ draftedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
  })

/** The one of a warning that everybody can read. */
export const findReleased = (db: Db, warningId: string) =>
  db.story.findFirst({ where: { warningId, state: 'released' }, include: withNames })

export interface NewStory {
  readonly id: string
  readonly slug: string
  readonly warningId: string
  readonly facts: StoryFacts
  readonly title: string
  readonly body: string
  readonly voice: string
  readonly draftedBy: string | null
  readonly draftedAt: Date
}

/** @returns false when the warning has a live story already: the index, not the code, decides a race */
export async function insertStory(db: Db, story: NewStory): Promise<boolean> {
  const { count } = await db.story.createMany({
    data: [{ ...story, state: 'drafted', updatedAt: story.draftedAt }],
    skipDuplicates: true,
  })
  return count === 1
}

export const countStories = (db: Db, warningId: string) => db.story.count({ where: { warningId } })

/** Only the revision that was read: an edit in between is a lost race. */
export const updateStory = (
  db: Db,
  story: { readonly id: string; readonly revision: number },
  guard: { state: { in: string[] } },
  data: Prisma.StoryUncheckedUpdateManyInput,
) => db.story.updateMany({ where: { id: story.id, revision: story.revision, ...guard }, data })

export const readWarningByNumber = (db: Db, number: string) =>
  db.warning.findUnique({ where: { number }, select: { id: true, state: true } })

export const readFreeze = (db: Db, id: string) =>
  db.accountFreeze.findUnique({
    where: { id },
    select: { warningId: true, warning: { select: { state: true } } },
  })

/** A JSON column's own nothing: a revision that has not been checked. */
export const unchecked = { findings: Prisma.DbNull, standing: Prisma.DbNull, checkedAt: null }

/** How many are in each state. */
export async function countByState(db: Db): Promise<ReadonlyMap<string, number>> {
  const groups = await db.story.groupBy({ by: ['state'], _count: true })
  return new Map(groups.map(({ state, _count }) => [state, _count]))
}

export interface HistoryRow {
  readonly event: string
  readonly from_state: string | null
  readonly to_state: string
  readonly reason: string | null
  readonly at: Date
  readonly actor_id: string | null
  readonly display_name: string | null
}

export const readHistory = (db: Db, id: string) =>
  db.$queryRaw<HistoryRow[]>`
    SELECT t.event, t.from_state, t.to_state, t.reason, t.at, u.id AS actor_id, u.display_name
      FROM transition t LEFT JOIN app_user u ON t.actor_kind = 'user' AND u.id = t.actor_id
     WHERE t.subject_id = ${id}::uuid AND t.machine = 'story' ORDER BY t.id`

// ------------------------------------------------------------------ views

export interface ViewsOfDay {
  readonly storyId: string
  /** Of the city: "2023-02-23". */
  readonly day: string
  readonly views: number
}

/** Adds what was counted; several processes count the same day. In one order, so that two of them never wait for each other. */
export async function addViews(db: Db, counted: readonly ViewsOfDay[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO story_view (story_id, day, views)
    SELECT s.story_id, s.day, s.views
      FROM jsonb_to_recordset(${JSON.stringify(
        counted.map(({ storyId, day, views }) => ({ story_id: storyId, day, views })),
      )}::jsonb) AS s (story_id uuid, day date, views integer)
     ORDER BY s.story_id, s.day
    ON CONFLICT (story_id, day) DO UPDATE SET views = story_view.views + excluded.views`
}

/** Of each story; one that nobody has read is not in it. */
export async function sumViews(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const sums = await db.storyView.groupBy({
    by: ['storyId'],
    where: { storyId: { in: [...ids] } },
    _sum: { views: true },
  })
  return new Map(sums.map(({ storyId, _sum }) => [storyId, _sum.views ?? 0]))
}

export const listViews = (db: Db, storyId: string, days: number) =>
  db.storyView.findMany({
    where: { storyId },
    select: { day: true, views: true },
    orderBy: { day: 'desc' },
    take: days,
  })

// ------------------------------------------------------------------ in public

const publicFields = {
  id: true,
  slug: true,
  state: true,
  facts: true,
  title: true,
  body: true,
  releasedAt: true,
  updatedAt: true,
} as const satisfies Prisma.StorySelect

export const readPublic = (db: Db, slug: string) =>
  db.story.findFirst({ where: { slug, state: { in: ['released', 'withdrawn'] } }, select: publicFields })
export type PublicRow = NonNullable<Awaited<ReturnType<typeof readPublic>>>

export interface PublicSearch {
  /** null: all. */
  readonly typologies: { readonly among: readonly string[] } | { readonly except: readonly string[] } | null
  /** All of them stand in the title or the body. */
  readonly words: readonly string[]
}

/** Words are compared as they are: `position` knows no wildcards. */
const whereReleased = ({ typologies, words }: PublicSearch): Prisma.Sql => {
  const conditions = [
    Prisma.sql`state = 'released'`,
    ...(typologies === null
      ? []
      : 'among' in typologies
        ? [Prisma.sql`facts->>'typology' = ANY(${[...typologies.among]})`]
        : [Prisma.sql`facts->>'typology' <> ALL(${[...typologies.except]})`]),
    ...words.map((word) => Prisma.sql`position(lower(${word}) IN lower(title || E'\n' || body)) > 0`),
  ]
  return Prisma.join(conditions, ' AND ')
}

export async function listReleased(
  db: Db,
  search: PublicSearch,
  page: { readonly skip: number; readonly take: number },
): Promise<PublicRow[]> {
  const found = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM story WHERE ${whereReleased(search)}
     ORDER BY released_at DESC, id DESC LIMIT ${page.take} OFFSET ${page.skip}`
  return db.story.findMany({
    where: { id: { in: found.map(({ id }) => id) } },
    select: publicFields,
    orderBy: [{ releasedAt: 'desc' }, { id: 'desc' }],
  })
}

/** Released stories of each typology. */
export async function countReleased(db: Db): Promise<ReadonlyMap<string, number>> {
  const rows = await db.$queryRaw<{ typology: string; stories: bigint }[]>`
    SELECT facts->>'typology' AS typology, count(*) AS stories FROM story WHERE state = 'released' GROUP BY 1`
  return new Map(rows.map(({ typology, stories }) => [typology, Number(stories)]))
}

/** When what the public sees last changed: a withdrawal counts. null: nothing was ever released. */
export async function lastPublicChange(db: Db): Promise<Date | null> {
  const { _max } = await db.story.aggregate({
    where: { state: { in: ['released', 'withdrawn'] } },
    _max: { updatedAt: true },
  })
  return _max.updatedAt
}
