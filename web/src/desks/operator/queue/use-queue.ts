import { createContext, use, useCallback, useEffect, useRef, useSyncExternalStore } from 'react'
import { useTransitions, type Transition } from '../../../api/live'
import { membersOf, readAll, readThese } from './reading'
import { QueueStore, type QueueState } from './store'

export interface Queue {
  readonly store: QueueStore
  /** Reads everything anew. */
  reload(): void
  /** Reads one anew: it was changed here, or is looked at. */
  touch(id: string): void
}

const QueueContext = createContext<Queue | null>(null)
export const QueueProvider = QueueContext.Provider

export function useQueue(): Queue {
  const queue = use(QueueContext)
  if (queue === null) throw new Error('there is no queue here')
  return queue
}

export function useQueueState(): QueueState {
  const { store } = useQueue()
  return useSyncExternalStore(store.subscribe, store.current)
}

// A case moves several rows at once; they are read together.
const GATHER_MS = 150
const AGAIN_MS = 5_000

/** Fills the queue and keeps it as the service has it, for as long as the desk is open. */
export function useQueueKeeping(): Queue {
  const queue = useRef<Queue>(null)
  const loading = useRef<AbortController>(null)
  const moved = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  queue.current ??= makeQueue(loading, moved, timer)
  const { store, reload } = queue.current
  useEffect(() => {
    reload()
    return () => {
      loading.current?.abort()
      clearTimeout(timer.current)
    }
  }, [reload])
  const { touch } = queue.current
  useTransitions(
    useCallback(
      (transition) => {
        if (transition === null) reload()
        else follow(store, transition, touch)
      },
      [store, reload, touch],
    ),
  )
  return queue.current
}

interface Box<T> {
  current: T
}

function makeQueue(
  loading: Box<AbortController | null>,
  moved: Box<Set<string>>,
  timer: Box<ReturnType<typeof setTimeout> | undefined>,
): Queue {
  const store = new QueueStore()
  const reload = (): void => {
    loading.current?.abort()
    loading.current = new AbortController()
    void readAll(store, loading.current.signal)
  }
  const readMoved = (): void => {
    const ids = [...moved.current]
    moved.current = new Set()
    readThese(store, ids).catch(() => {
      // They have moved all the same: they are asked for again.
      for (const id of ids) moved.current.add(id)
      clearTimeout(timer.current)
      timer.current = setTimeout(readMoved, AGAIN_MS)
    })
  }
  const touch = (id: string): void => {
    if (moved.current.size === 0) timer.current = setTimeout(readMoved, GATHER_MS)
    moved.current.add(id)
  }
  return { store, reload, touch }
}

const ROWS = ['warning', 'task']

function follow(
  store: QueueStore,
  { machine, warningId, subjectId }: Transition,
  touch: Queue['touch'],
): void {
  if (ROWS.includes(machine) && warningId !== null) touch(warningId)
  if (machine !== 'campaign') return
  for (const { id, campaign } of store.current().warnings) if (campaign?.id === subjectId) touch(id)
  // Which have joined is not said with the move.
  void membersOf(subjectId)
    .then((ids) => ids.forEach(touch))
    .catch(() => undefined)
}
