import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { answerOf, api, type Answer } from '../../../api/client'

export type StoryList = Answer<'/v1/stories', 'get'>
export type Summary = StoryList['items'][number]
export type StoryState = Summary['state']

// Views are counted, and no machine moves with them.
const VIEWS_EVERY_MS = 60_000

/** Stories of a state, or all, page by page; read anew when one of them moves. */
export function useStories(state: StoryState | null) {
  const query = useInfiniteQuery({
    queryKey: ['stories', state],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/v1/stories', {
          params: {
            query: {
              ...(state === null ? {} : { state }),
              ...(pageParam === null ? {} : { cursor: pageParam }),
            },
          },
        }),
      ),
    initialPageParam: noCursor,
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    refetchInterval: VIEWS_EVERY_MS,
    meta: { live: ['story'] },
  })
  const pages = query.data?.pages ?? []
  return {
    query,
    items: pages.flatMap(({ items }) => items),
    counts: pages[0]?.counts ?? null,
  }
}

const noCursor: string | null = null
