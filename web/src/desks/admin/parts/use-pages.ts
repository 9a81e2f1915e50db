import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query'
import { answerOf } from '../../../api/client'

interface Page {
  readonly items: readonly unknown[]
  readonly next: string | null
}

type Exchange<P> = Promise<{ readonly data?: P; readonly error?: unknown; readonly response: Response }>

/** A list that comes page by page: shows what there is and fetches the next when asked. */
export function usePages<P extends Page>(key: QueryKey, read: (cursor: string | undefined) => Exchange<P>) {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam }) => answerOf(read(pageParam)),
    initialPageParam: noCursor,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const pages = query.data?.pages ?? []
  const items: P['items'][number][] = pages.flatMap((page) => page.items)
  return {
    items,
    first: pages[0],
    isLoaded: query.data !== undefined,
    isFetching: query.isFetching,
    error: query.error,
    hasMore: query.hasNextPage,
    more: () => void query.fetchNextPage(),
    again: () => void query.refetch(),
  }
}

const noCursor: string | undefined = undefined
