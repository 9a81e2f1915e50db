import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'

export type FollowUp = Answer<'/v1/follow-ups', 'get'>['items'][number]
export type FollowUpDetail = Answer<'/v1/follow-ups/{id}', 'get'>

/** The most that the service gives at once; the soonest due come first. */
const MOST = 100

export const listKey = ['grid', 'list'] as const
export const detailKey = (id: string) => ['grid', 'one', id] as const

export const useFollowUps = () =>
  useRead(listKey, () => api.GET('/v1/follow-ups', { params: { query: { limit: MOST } } }), {
    live: ['task'],
  })

/** Each reading opens who it is and is audited: not read again when another task moves. */
export const useFollowUp = (id: string) =>
  useRead(detailKey(id), () => api.GET('/v1/follow-ups/{id}', { params: { path: { id } } }))
