import { api, type Answer } from '../api/client'
import { useRead } from '../api/query'

export type Trace = Answer<'/v1/warnings/{id}/trace', 'get'>
export type TraceAccount = Trace['accounts'][number]
export type TraceEdge = Trace['edges'][number]

// What the stream brings moves no machine until its proposal is made.
const AGAIN_MS = 60_000

export const useTrace = (warningId: string) =>
  useRead(
    ['trace', warningId],
    () => api.GET('/v1/warnings/{id}/trace', { params: { path: { id: warningId } } }),
    {
      live: ['warning', 'task', 'stop', 'proposed_stop', 'freeze', 'traced_account'],
      everyMs: AGAIN_MS,
    },
  )
