import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { AppError } from '../errors'
import { rawRoute, route } from '../http/route'
import { ARTICLE_CSP, articleOf, articlePage, type Article } from './article'
import { storyFacts } from './facts'
import { absentPage, storyPage } from './page'
import { baseUrlOf } from './public-routes'
import type { StoryRow } from './repository'
import * as schema from './schema'
import * as service from './service'

const tag = 'stories'
const params = schema.idParams

/** What the public will see, before it does. */
export const previewRoutes = [
  route({
    method: 'get',
    path: '/v1/stories/:id/article',
    policy: 'story.read',
    tag,
    summary: 'The story as an article to paste into an official account',
    params,
    response: schema.articleView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params: { id } }) => {
      const story = await service.readStory(ctx, id)
      if (story.state === 'withdrawn')
        throw new AppError('illegal_move', 'story: it was withdrawn and is not handed on any more')
      return articleIn(story)
    },
  }),
  rawRoute({
    method: 'get',
    path: '/v1/stories/:id/preview',
    policy: 'story.read',
    tag,
    summary: 'The saved wording as the public page or as the article, to be framed by the desk',
    contentType: 'text/html',
    params,
    query: schema.previewQuery,
    errors: ['not_found'],
    handle: async (ctx, { params: { id }, query, response }) => {
      const story = await service.readStory(ctx, id)
      const isGone = story.state === 'withdrawn'
      const isColumn = query.as === 'column' || isGone
      if (isGone) response.status(410)
      response.set({
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'content-security-policy': isColumn ? FRAMED_PAGE_CSP : ARTICLE_CSP,
      })
      response.send(
        isColumn
          ? isGone
            ? absentPage(true)
            : storyPage(columnOf(story, ctx.clock.now()), baseUrlOf(ctx))
          : articlePage(articleIn(story)),
      )
    },
  }),
]

/** As the public page, but within the desk; a click leads nowhere. */
const FRAMED_PAGE_CSP = `${PUBLIC_PAGE_CSP.replace("frame-ancestors 'none'", "frame-ancestors 'self'")}; sandbox`

const articleIn = ({ title, body, facts }: StoryRow): Article =>
  articleOf({ title, body, facts: storyFacts.parse(facts) })

const columnOf = ({ slug, title, body, facts, releasedAt }: StoryRow, now: Date) => ({
  slug,
  title,
  body,
  facts: storyFacts.parse(facts),
  releasedAt: releasedAt ?? now,
})
