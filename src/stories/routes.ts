import { route } from '../http/route'
import { presentStory, presentSummary } from './present'
import { publicStoryRoutes } from './public-routes'
import * as schema from './schema'
import * as service from './service'

const tag = 'stories'
const params = schema.idParams
const response = schema.storyView
const moves = ['not_found', 'illegal_move', 'lost_race'] as const
const vouched = [...moves, 'four_eyes', 'story_leaks'] as const

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
      const { rows, nextCursor } = await service.listStories(ctx, query)
      return { items: rows.map(presentSummary), nextCursor }
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
    handle: async (ctx, { params: { id } }) => presentStory(await service.readStory(ctx, id)),
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
    handle: async (ctx, { body }) => presentStory(await service.draftStory(ctx, body.warningNumber)),
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
    handle: async (ctx, { params: { id }, body }) => presentStory(await service.editStory(ctx, id, body)),
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
    handle: async (ctx, { params: { id } }) => presentStory(await service.checkStory(ctx, id)),
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
    handle: async (ctx, { params: { id } }) => presentStory(await service.discardStory(ctx, id)),
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
    handle: async (ctx, { params: { id } }) => presentStory(await service.approveStory(ctx, id)),
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
    handle: async (ctx, { params: { id } }) => presentStory(await service.releaseStory(ctx, id)),
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
    handle: async (ctx, { params: { id }, body }) =>
      presentStory(await service.withdrawStory(ctx, id, body.reason)),
  }),
]

export const storyRoutes = [...readRoutes, ...writeRoutes, ...releaseRoutes, ...publicStoryRoutes]
