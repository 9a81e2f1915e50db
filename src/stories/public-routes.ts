import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Context } from '../context'
import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { rawRoute } from '../http/route'
import { jsonFeed, rssFeed, type Feed } from './feeds'
import { absentPage, listPage, storyPage, type PublicStory } from './page'
import * as repository from './repository'
import type { PublicRow } from './repository'
import { pageQuery, slugParams } from './schema'

const STORIES_PER_PAGE = 20
const STORIES_PER_FEED = 50
const HTML = 'text/html; charset=utf-8'

const open = { method: 'get', policy: 'public.read', tag: 'public' } as const

export const publicStoryRoutes = [
  rawRoute({
    ...open,
    path: '/stories',
    summary: 'Released stories, the latest first; a page without scripts',
    contentType: 'text/html',
    query: pageQuery,
    handle: async (ctx, { query: { page }, request, response }) => {
      const { stories, changedAt } = await readReleased(
        ctx,
        (page - 1) * STORIES_PER_PAGE,
        STORIES_PER_PAGE + 1,
      )
      const shown = stories.slice(0, STORIES_PER_PAGE)
      const hasMore = stories.length > STORIES_PER_PAGE
      sendPage(
        request,
        response,
        listPage({ stories: shown, page, hasMore, baseUrl: baseUrlOf(ctx) }),
        changedAt,
      )
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
        sendPage(request, response, storyPage(story, baseUrlOf(ctx)), row.updatedAt)
        return
      }
      response.status(row === null ? 404 : 410)
      sendPage(request, response, absentPage(row !== null), null)
    },
  }),
]

async function readReleased(ctx: Context, skip: number, take: number) {
  const rows = await repository.listReleased(ctx.db, { skip, take })
  const changedAt = await repository.lastPublicChange(ctx.db)
  return { stories: rows.flatMap((row) => releasedStory(row) ?? []), changedAt }
}

async function readFeed(ctx: Context): Promise<Feed> {
  return { ...(await readReleased(ctx, 0, STORIES_PER_FEED)), baseUrl: baseUrlOf(ctx) }
}

const releasedStory = ({ state, slug, title, body, releasedAt }: PublicRow): PublicStory | null =>
  state === 'released' && releasedAt !== null ? { slug, title, body, releasedAt } : null

const baseUrlOf = (ctx: Context): string => ctx.config.http.publicUrl.replace(/\/+$/, '')

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
