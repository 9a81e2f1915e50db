import { useEffect, useState, useSyncExternalStore } from 'react'
import { queryClient } from '../../../api/query'
import { rememberForOffline } from '../../../session/offline'
import { session, type User } from '../../../session/store'
import {
  forgetDrafts,
  forgetOthers,
  readDesk,
  writeDesk,
  type KeptDesk,
  type Me,
  type Task,
  type TaskDetail,
} from './database'
import { outbox, type OutboxState } from './outbox'
import { registerWorker } from './register-worker'

export const deskKeys = {
  all: ['officer'],
  tasks: ['officer', 'tasks'],
  me: ['officer', 'me'],
  banks: ['officer', 'banks'],
  task: (id: string) => ['officer', 'task', id],
} as const

export const useOutbox = (): OutboxState => useSyncExternalStore(outbox.subscribe, outbox.state)

const watchNetwork = (listener: () => void): (() => void) => {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}
export const useIsOnline = (): boolean => useSyncExternalStore(watchNetwork, () => navigator.onLine)

export type PhoneState = 'opening' | 'ready' | 'broken'

/** Takes what is kept on the phone, shows it until the service answers, and keeps it up to date. */
export function usePhone(user: User): PhoneState {
  const [state, setState] = useState<PhoneState>('opening')
  useEffect(() => {
    const ends: (() => void)[] = []
    let isOver = false
    const open = async (): Promise<void> => {
      await forgetOthers(user.id)
      restore(await readDesk(user.id))
      const stop = await outbox.start(user.id)
      if (isOver) stop()
      else ends.push(stop, keepDesk(user.id))
      setState('ready')
    }
    // A browser that keeps nothing still works while there is a network.
    open().catch(() => setState('broken'))
    void registerWorker()
    const now = session.state()
    if (now.kind === 'open') rememberForOffline(now.session)
    return () => {
      isOver = true
      ends.forEach((end) => end())
    }
  }, [user.id])
  return state
}

interface Items<T> {
  readonly items: readonly T[]
}

function restore(kept: KeptDesk | null): void {
  if (kept === null) return
  const put = (key: readonly string[], data: unknown): void => {
    const known = queryClient.getQueryState(key)?.dataUpdatedAt ?? 0
    if (known < kept.readAt) queryClient.setQueryData(key, data, { updatedAt: kept.readAt })
  }
  put(deskKeys.tasks, { items: kept.tasks, nextCursor: null })
  put(deskKeys.banks, { items: kept.banks })
  if (kept.me !== null) put(deskKeys.me, kept.me)
  for (const detail of kept.details) put(deskKeys.task(detail.id), detail)
  // Shown at once and asked for again at once: what is kept is never the last word.
  void queryClient.invalidateQueries({ queryKey: deskKeys.all, refetchType: 'none' })
}

const GATHER_MS = 300
// As the queries' keys are written: every one of this desk begins with its name.
const OURS = JSON.stringify(deskKeys.all).slice(0, -1)

/** @returns stops it */
function keepDesk(userId: string): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = queryClient.getQueryCache().subscribe(({ type, query }) => {
    if (type !== 'updated' || !query.queryHash.startsWith(OURS)) return
    clearTimeout(timer)
    timer = setTimeout(() => void write(userId), GATHER_MS)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

async function write(userId: string): Promise<void> {
  const tasks = queryClient.getQueryData<Items<Task>>(deskKeys.tasks)
  if (tasks === undefined) return
  const running = tasks.items.filter(({ officerId, state }) => officerId === userId && isRunning(state))
  await writeDesk({
    userId,
    readAt: queryClient.getQueryState(deskKeys.tasks)?.dataUpdatedAt ?? 0,
    me: queryClient.getQueryData<Me>(deskKeys.me) ?? null,
    banks: queryClient.getQueryData<Items<KeptDesk['banks'][number]>>(deskKeys.banks)?.items ?? [],
    tasks: tasks.items,
    details: running.flatMap(({ id }) => queryClient.getQueryData<TaskDetail>(deskKeys.task(id)) ?? []),
  })
  const waiting = outbox.state().entries.flatMap(({ taskId }) => taskId ?? [])
  await forgetDrafts(userId, [...tasks.items.map(({ id }) => id), ...waiting])
}

export const isRunning = (state: string): boolean => ['assigned', 'accepted', 'arrived'].includes(state)
