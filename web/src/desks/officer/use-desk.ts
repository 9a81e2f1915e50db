import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { serverNow } from '../../api/server-time'
import type { Bank, Me, Task, TaskDetail } from './phone/database'
import { deskKeys, useOutbox } from './phone/use-phone'
import { dutyOf, withEntries } from './phone/queue'

const MOST_TASKS = 100

/** When what is shown was read, by the service's clock. */
const readAtOf = (updatedAt: number): number => updatedAt + (serverNow() - Date.now())

interface Read<T> {
  readonly data: T | undefined
  readonly error: unknown
  readonly readAt: number
  readonly again: () => void
}

/** His own tasks and those his station has nobody for, as he has left them. */
export function useTasks(): Read<readonly Task[]> {
  const { entries } = useOutbox()
  const read = useRead(
    deskKeys.tasks,
    () =>
      api.GET('/v1/tasks', {
        params: { query: { state: 'assigned,accepted,arrived,reported', limit: MOST_TASKS } },
      }),
    { live: ['task'] },
  )
  const readAt = readAtOf(read.dataUpdatedAt)
  return {
    data: read.data?.items.map((task) => withEntries(task, entries, readAt)),
    error: read.error,
    readAt,
    again: () => void read.refetch(),
  }
}

export function useTask(id: string): Read<TaskDetail> {
  const { entries } = useOutbox()
  const read = useRead(deskKeys.task(id), () => api.GET('/v1/tasks/{id}', { params: { path: { id } } }), {
    live: ['task'],
  })
  const readAt = readAtOf(read.dataUpdatedAt)
  return {
    data: read.data === undefined ? undefined : withEntries(read.data, entries, readAt),
    error: read.error,
    readAt,
    again: () => void read.refetch(),
  }
}

export function useMe(): Me | undefined {
  const { entries } = useOutbox()
  const { data } = useRead(deskKeys.me, () => api.GET('/v1/officers/me'))
  const onDuty = dutyOf(entries)
  return data === undefined || onDuty === null ? data : { ...data, isOnDuty: onDuty }
}

export function useBanks(): readonly Bank[] {
  const { data } = useRead(deskKeys.banks, () => api.GET('/v1/banks'))
  return data?.items ?? []
}
