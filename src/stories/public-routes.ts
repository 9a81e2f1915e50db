import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Context } from '../context'
import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { rawRoute } from '../http/route'
import { jsonFeed, rssFeed, type Feed } from './feeds'
import { notFound } from '../errors'
import { storyFacts } from './facts'
import { listPage } from './list-page'
import { absentPage, storyPage, type PublicStory } from './page'
import { publicTypologies, publicTypologyOf, type PublicTypology } from './phrases'
import { PICTURE_CSP, readPicture } from './pictures'
import * as repository from './repository'
import type { PublicRow, PublicSearch } from './repository'
import { listPageQuery, pictureParams, slugParams } from './schema'
import type { ViewCounter } from './view-counter'

const STORIES_PER_PAGE = 20
const STORIES_PER_FEED = 50
const HTML = 'text/html; charset=utf-8'

const open = { method: 'get', policy: 'public.read', tag: 'public' } as const

const listRoutes = [
  rawRoute({
    ...open,
    path: '/stories',
    summary: 'Released stories, the latest first; a page without scripts',
    contentType: 'text/html',
    query: listPageQuery,
    handle: async (ctx, { query: { page, typology, q }, request, response }) => {
      const search = searchOf(typology, q)
      const { stories, changedAt } = await readReleased(
        ctx,
        search,
        (page - 1) * STORIES_PER_PAGE,
        STORIES_PER_PAGE + 1,
      )
      const list = {
        stories: stories.slice(0, STORIES_PER_PAGE),
        hasMore: stories.length > STORIES_PER_PAGE,
        page,
        typology,
        q,
        counts: await countsOf(ctx),
        baseUrl: baseUrlOf(ctx),
      }
      sendPage(request, response, listPage(list), changedAt)
    },
  }),
  rawRoute({
    ...open,
    path: '/stories/pictures/:name',
    summary: 'A line drawing of one kind of fraud',
    contentType: 'image/svg+xml',
    params: pictureParams,
    handle: async (_ctx, { params: { name }, request, response }) => {
      const picture = readPicture(name)
      if (picture === null) throw notFound('picture')
      // The desk's preview is in a sandbox, which counts as another origin.
      response.set({
        'content-security-policy': PICTURE_CSP,
        'cross-origin-resource-policy': 'cross-origin',
      })
      send(request, response, { type: 'image/svg+xml', text: picture, changedAt: null })
    },
  }),
  rawRoute({
    ...open,
    path: '/stories/feed.xml',
    summary: 'Released stories as RSS 2.0',
    contentType: 'application/rss+xml',
    handle: async (ctx, { request, response }) => {
      const feed = await readFeed(ctx)
      send(request, response, {
        type: 'application/rss+xml; charset=utf-8',
        text: rssFeed(feed),
        changedAt: feed.changedAt,
      })
    },
  }),
  rawRoute({
    ...open,
    path: '/stories/feed.json',
    summary: 'Released stories as JSON Feed 1.1',
    contentType: 'application/feed+json',
    handle: async (ctx, { request, response }) => {
      const feed = await readFeed(ctx)
      send(request, response, {
        type: 'application/feed+json; charset=utf-8',
        text: jsonFeed(feed),
        changedAt: feed.changedAt,
      })
    },
  }),
]

/** @param views counts whoever reads a story */
const storyRoute = (views: ViewCounter) =>
  rawRoute({
    ...open,
    path: '/stories/:slug',
    summary: 'One released story; 410 once it has been withdrawn',
    contentType: 'text/html',
    params: slugParams,
    handle: async (ctx, { params: { slug }, request, response }) => {
      const row = await repository.readPublic(ctx.db, slug)
      const story = row === null ? null : releasedStory(row)
      if (row !== null && story !== null) {
        views.count(row.id, {
          method: request.method,
          userAgent: request.get('user-agent'),
          purpose: request.get('sec-purpose') ?? request.get('purpose'),
        })
        sendPage(request, response, storyPage(story, baseUrlOf(ctx)), row.updatedAt)
        return
      }
      // Nobody is to keep what he had in its place, nor this in place of what may come.
      response.status(row === null ? 404 : 410).set({
        'content-type': HTML,
        'cache-control': 'no-store',
        'content-security-policy': PUBLIC_PAGE_CSP,
      })
      response.send(Buffer.from(absentPage(row !== null)))
    },
  })

export const publicStoryRoutes = (views: ViewCounter) => [...listRoutes, storyRoute(views)]

/** What has no heading of its own is found under the last one. */
function searchOf(typology: PublicTypology | '', q: string): PublicSearch {
  const words = q.split(/\s+/u).filter((word) => word !== '')
  if (typology === '') return { typologies: null, words }
  const named = publicTypologies.filter((each) => each !== 'other-fraud')
  return { typologies: typology === 'other-fraud' ? { except: named } : { among: [typology] }, words }
}

async function countsOf(ctx: Context): Promise<ReadonlyMap<PublicTypology, number>> {
  const counts = new Map<PublicTypology, number>()
  for (const [typology, count] of await repository.countReleased(ctx.db)) {
    const heading = publicTypologyOf(typology)
    counts.set(heading, count + (counts.get(heading) ?? 0))
  }
  return counts
}

const EVERYTHING: PublicSearch = { typologies: null, words: [] }

async function readReleased(ctx: Context, search: PublicSearch, skip: number, take: number) {
  const rows = await repository.listReleased(ctx.db, search, { skip, take })
  const changedAt = await repository.lastPublicChange(ctx.db)
  return { stories: rows.flatMap((row) => releasedStory(row) ?? []), changedAt }
}

async function readFeed(ctx: Context): Promise<Feed> {
  return { ...(await readReleased(ctx, EVERYTHING, 0, STORIES_PER_FEED)), baseUrl: baseUrlOf(ctx) }
}

const releasedStory = ({ state, slug, title, body, facts, releasedAt }: PublicRow): PublicStory | null =>
  state === 'released' && releasedAt !== null
    ? { slug, title, body, facts: storyFacts.parse(facts), releasedAt }
    : null

export const baseUrlOf = (ctx: Context): string => ctx.config.http.publicUrl.replace(/\/+$/, '')

function sendPage(request: Request, response: Response, text: string, changedAt: Date | null): void {
  response.set('content-security-policy', PUBLIC_PAGE_CSP)
  send(request, response, { type: HTML, text, changedAt })
}

interface Content {
  readonly type: string
  readonly text: string
  readonly changedAt: Date | null
}

/**
 * May be kept, but not shown without asking (RFC 9111 no-cache): a withdrawal takes effect at the next look, and what
 * is unchanged costs a 304.
 */
function send(request: Request, response: Response, { type, text, changedAt }: Content): void {
  response.set({
    'content-type': type,
    'cache-control': 'public, no-cache',
    etag: `"${createHash('sha256').update(text).digest('base64url')}"`,
    ...(changedAt === null ? {} : { 'last-modified': changedAt.toUTCString() }),
  })
  if (response.statusCode === 200 && request.fresh) {
    response.removeHeader('content-type')
    response.status(304).end()
    return
  }
  response.send(Buffer.from(text))
}
