import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'
import { HOLD_MACHINES, type Freeze, type Protection, type Stop, type Subject } from '../../parts/holds/types'

export type Task = Answer<'/v1/bank-tasks', 'get'>['items'][number]
export type TaskDetail = Answer<'/v1/bank-tasks/{id}', 'get'>

export const useTasks = () =>
  useRead(['bank-tasks'], () => api.GET('/v1/bank-tasks'), { live: HOLD_MACHINES })

const limit = 200

/** Behind another authority's freeze: in force by the bank's word only, so the bank has to find them again. */
export function useQueued() {
  const query = { limit, state: 'queued' as const }
  return useRead(['freezes', query], () => api.GET('/v1/freezes', { params: { query } }), {
    live: HOLD_MACHINES,
  })
}

/** What is over, of any kind, in one shape. */
export interface Ended {
  readonly subject: Subject
  readonly hold: Stop | Freeze | Protection
  readonly amount: string | null
}

const OVER = ['lapsed', 'expired', 'released', 'refused']

/** Newest first. Drafts that never reached the bank are none of its business. */
export function useEnded() {
  const query = { limit }
  const stops = useRead(['stop-payments', query], () => api.GET('/v1/stop-payments', { params: { query } }), {
    live: HOLD_MACHINES,
  })
  const freezes = useRead(['freezes', query], () => api.GET('/v1/freezes', { params: { query } }), {
    live: HOLD_MACHINES,
  })
  const holds = useRead(
    ['protective-holds', query],
    () => api.GET('/v1/protective-holds', { params: { query } }),
    { live: HOLD_MACHINES },
  )
  const parts = [stops, freezes, holds]
  const failed = parts.find(({ error }) => error !== null)
  return {
    error: failed?.error ?? null,
    retry: () => parts.forEach(({ refetch }) => void refetch()),
    isCut: parts.some(({ data }) => (data?.nextCursor ?? null) !== null),
    items:
      stops.data === undefined || freezes.data === undefined || holds.data === undefined
        ? null
        : endedOf(stops.data.items, freezes.data.items, holds.data.items),
  }
}

const endedOf = (stops: readonly Stop[], freezes: readonly Freeze[], holds: readonly Protection[]): Ended[] =>
  [
    ...stops.map(
      (hold) => ({ subject: 'stop_payment', hold, amount: hold.heldAmount ?? hold.amount }) as const,
    ),
    ...freezes.map(
      (hold) => ({ subject: 'freeze', hold, amount: hold.frozenAmount ?? hold.amount }) as const,
    ),
    ...holds.map((hold) => ({ subject: 'protective_hold', hold, amount: null }) as const),
  ]
    .filter(({ hold }) => OVER.includes(hold.state))
    .sort((a, b) => ((a.hold.closedAt ?? '') < (b.hold.closedAt ?? '') ? 1 : -1))
