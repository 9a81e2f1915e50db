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

export interface NewStory {
  readonly id: string
  readonly slug: string
  readonly warningId: string
  readonly facts: StoryFacts
  readonly title: string
  readonly body: string
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
export const unchecked = { findings: Prisma.DbNull, checkedAt: null }

// ------------------------------------------------------------------ in public

const publicFields = {
  slug: true,
  state: true,
  title: true,
  body: true,
  releasedAt: true,
  updatedAt: true,
} as const satisfies Prisma.StorySelect

export const readPublic = (db: Db, slug: string) =>
  db.story.findFirst({ where: { slug, state: { in: ['released', 'withdrawn'] } }, select: publicFields })
export type PublicRow = NonNullable<Awaited<ReturnType<typeof readPublic>>>

export const listReleased = (db: Db, page: { readonly skip: number; readonly take: number }) =>
  db.story.findMany({
    where: { state: 'released' },
    select: publicFields,
    orderBy: [{ releasedAt: 'desc' }, { id: 'desc' }],
    ...page,
  })

/** When what the public sees last changed: a withdrawal counts. null: nothing was ever released. */
export async function lastPublicChange(db: Db): Promise<Date | null> {
  const { _max } = await db.story.aggregate({
    where: { state: { in: ['released', 'withdrawn'] } },
    _max: { updatedAt: true },
  })
  return _max.updatedAt
}
