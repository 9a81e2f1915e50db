import { route } from '../http/route'
import type { Context } from '../context'
import { consentRoutes } from './consent-routes'
import { presentFindings } from './schema'
import { presentHistory, presentStory, presentSummary } from './present'
import { previewRoutes } from './preview-routes'
import type { StoryRow } from './repository'
import { K_ANONYMITY } from './widening'
import * as schema from './schema'
import * as service from './service'

const tag = 'stories'
const params = schema.idParams
const response = schema.storyView
const moves = ['not_found', 'illegal_move', 'lost_race'] as const
const vouched = [...moves, 'four_eyes', 'story_leaks'] as const

const shown = async (ctx: Context, row: StoryRow) =>
  presentStory(row, (await service.viewsOf(ctx, [row])).get(row.id) ?? 0)

const readRoutes = [
  route({
    method: 'get',
    path: '/v1/stories',
    policy: 'story.read',
    tag,
    summary: 'Stories, the latest draft first',
    query: schema.listQuery,
    response: schema.storyPage,
    handle: async (ctx, { query }) => {
      const { rows, nextCursor, counts } = await service.listStories(ctx, query)
      const views = await service.viewsOf(ctx, rows)
      return { items: rows.map((row) => presentSummary(row, views.get(row.id) ?? 0)), nextCursor, counts }
    },
  }),
  route({
    method: 'get',
    path: '/v1/stories/:id',
    policy: 'story.read',
    tag,
    summary: 'One story with its facts; nobody’s identity',
    params,
    response,
    errors: ['not_found'],
    handle: async (ctx, { params: { id } }) => shown(ctx, await service.readStory(ctx, id)),
  }),
  route({
    method: 'get',
    path: '/v1/stories/:id/history',
    policy: 'story.read',
    tag,
    summary: 'Who did what with it, and when; the first first',
    params,
    response: schema.historyView,
    errors: ['not_found'],
    handle: async (ctx, { params: { id } }) => presentHistory(await service.readHistory(ctx, id)),
  }),
  route({
    method: 'get',
    path: '/v1/stories/:id/views',
    policy: 'story.read',
    tag,
    summary: 'How often it was read, by day; nothing is known of who read it',
    params,
    response: schema.viewsView,
    errors: ['not_found'],
    handle: async (ctx, { params: { id } }) => service.readViews(ctx, id),
  }),
]

const writeRoutes = [
  route({
    method: 'post',
    path: '/v1/stories',
    policy: 'story.edit',
    tag,
    summary: 'Have the story of a confirmed warning drafted',
    body: schema.draftBody,
    response,
    status: 201,
    errors: ['not_found', 'illegal_move', 'already_exists'],
    handle: async (ctx, { body }) =>
      shown(ctx, await service.draftStory(ctx, body.warningNumber, body.voice)),
  }),
  route({
    method: 'put',
    path: '/v1/stories/:id',
    policy: 'story.edit',
    tag,
    summary: 'Change the wording; it is a draft again',
    params,
    body: schema.editBody,
    response,
    errors: moves,
    handle: async (ctx, { params: { id }, body }) => shown(ctx, await service.editStory(ctx, id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/redraft',
    policy: 'story.edit',
    tag,
    summary: 'Have it written anew from what the case is now; it is a draft again',
    params,
    body: schema.redraftBody,
    response,
    errors: moves,
    handle: async (ctx, { params: { id }, body }) => shown(ctx, await service.redraftStory(ctx, id, body)),
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/inspect',
    policy: 'story.edit',
    tag,
    summary:
      'The check of words that are not saved, as they are written; changes nothing, and is in the audit log',
    params,
    body: schema.inspectBody,
    response: schema.inspectionView,
    errors: ['not_found'],
    handle: async (ctx, { params: { id }, body }) => {
      const { findings, standing } = await service.inspectWords(ctx, id, body)
      return {
        findings: presentFindings([...findings]),
        standing: { ...standing, said: [...standing.said] },
        k: K_ANONYMITY,
      }
    },
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/check',
    policy: 'story.edit',
    tag,
    summary: 'Look for every sealed value of the case in the text',
    params,
    response,
    errors: moves,
    handle: async (ctx, { params: { id } }) => shown(ctx, await service.checkStory(ctx, id)),
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/discard',
    policy: 'story.edit',
    tag,
    summary: 'Give it up before it is released',
    params,
    response,
    errors: moves,
    handle: async (ctx, { params: { id } }) => shown(ctx, await service.discardStory(ctx, id)),
  }),
]

const releaseRoutes = [
  route({
    method: 'post',
    path: '/v1/stories/:id/approve',
    policy: 'story.approve',
    tag,
    summary: 'The first of two persons; not who wrote the wording',
    params,
    response,
    errors: vouched,
    handle: async (ctx, { params: { id } }) => shown(ctx, await service.approveStory(ctx, id)),
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/release',
    policy: 'story.release',
    tag,
    summary: 'The second person; from here on everybody can read it',
    params,
    response,
    errors: vouched,
    handle: async (ctx, { params: { id }, note }) => {
      const story = await service.releaseStory(ctx, id)
      const standing = schema.standingView.parse(story.standing)
      note({ revision: story.revision, k: standing.k, basis: standing.basis })
      return shown(ctx, story)
    },
  }),
  route({
    method: 'post',
    path: '/v1/stories/:id/withdraw',
    policy: 'story.withdraw',
    tag,
    summary: 'Take it back: gone from the page and the feeds at once',
    params,
    body: schema.withdrawBody,
    response,
    errors: moves,
    handle: async (ctx, { params: { id }, body, note }) => {
      const story = await shown(ctx, await service.withdrawStory(ctx, id, body.reason))
      note({ revision: story.revision, views: story.views })
      return story
    },
  }),
]

export const storyRoutes = [
  ...readRoutes,
  ...writeRoutes,
  ...releaseRoutes,
  ...consentRoutes,
  ...previewRoutes,
]

export { publicStoryRoutes } from './public-routes'
