import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type QueryKey,
  type UseQueryResult,
} from '@tanstack/react-query'
import { App } from 'antd'
import { useRefusalText } from '../parts/refusal-text'
import { answerOf, Refusal } from './client'

const RETRIES = 2

/** Kept until somebody moves what was read: the live stream says so (api/live.tsx). */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      // A refusal is an answer; only silence is worth asking again.
      retry: (failures, error) => failures < RETRIES && error instanceof Refusal && error.status === 0,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

type Exchange<T> = Promise<{ readonly data?: T; readonly error?: unknown; readonly response: Response }>

export interface ReadOptions {
  /** Machines whose moves make this out of date: 'warning', 'task', 'stop', 'freeze', 'protective_hold', 'appeal', 'story', 'campaign'. */
  readonly live?: readonly string[]
  /** false: nothing to read yet. */
  readonly isWanted?: boolean
  /** Read again after so long, for what no machine moves (positions, counters). */
  readonly everyMs?: number
  /** Shows what was there while the next is read: a list whose filter changes. */
  readonly keepsOld?: boolean
}

/**
 * Reads from the service and keeps it up to date.
 * @example const tasks = useRead(['tasks', warningId], () => api.GET('/v1/tasks', { params: { query: { warningId } } }), { live: ['task'] })
 */
export function useRead<T>(
  key: QueryKey,
  read: () => Exchange<T>,
  { live = [], isWanted = true, everyMs, keepsOld = false }: ReadOptions = {},
): UseQueryResult<T> {
  return useQuery({
    queryKey: key,
    queryFn: () => answerOf(read()),
    enabled: isWanted,
    meta: { live },
    ...(everyMs === undefined ? {} : { refetchInterval: everyMs }),
    ...(keepsOld ? { placeholderData: keepPreviousData } : {}),
  })
}

export interface Write<I, T> {
  readonly isRunning: boolean
  /** Why the last try was refused; null when it was not, or before any. */
  readonly refusal: Refusal | null
  /** One at a time: a second call while one runs does nothing, so a double click is one act. */
  run(input: I): void
  /** The same, to wait for. @returns null when it was refused or one was running */
  send(input: I): Promise<T | null>
  reset(): void
}

export interface WriteOptions<I, T> {
  readonly onDone?: (answer: T, input: I) => void
  /** What has to be read anew; unless given, all that the page shows. */
  readonly outdates?: readonly QueryKey[]
  /** Said when it is done. */
  readonly done?: string
  /** true: the caller shows the refusal itself (at its field). */
  readonly isQuiet?: boolean
}

/**
 * Changes something, once, and says how it went.
 * @example const raise = useWrite((body: Body<'/v1/warnings/{id}/raise', 'post'>) => api.POST('/v1/warnings/{id}/raise', { params, body }))
 */
export function useWrite<I, T>(
  write: (input: I) => Exchange<T>,
  { onDone, outdates, done, isQuiet = false }: WriteOptions<I, T> = {},
): Write<I, T> {
  const client = useQueryClient()
  const { message } = App.useApp()
  const textOf = useRefusalText()
  const mutation = useMutation<T, unknown, I>({
    mutationFn: (input) => answerOf(write(input)),
    onSuccess: (answer, input) => {
      if (done !== undefined) void message.success(done)
      onDone?.(answer, input)
    },
    onError: (error) => {
      if (!isQuiet) void message.error(textOf(error))
    },
    // What was refused was often refused because the page is behind.
    onSettled: () =>
      outdates === undefined
        ? client.invalidateQueries()
        : Promise.all(outdates.map((queryKey) => client.invalidateQueries({ queryKey }))),
  })
  const send = async (input: I): Promise<T | null> => {
    if (mutation.isPending) return null
    return mutation.mutateAsync(input).catch(() => null)
  }
  return {
    isRunning: mutation.isPending,
    refusal: mutation.error instanceof Refusal ? mutation.error : null,
    run: (input) => void send(input),
    send,
    reset: mutation.reset,
  }
}
