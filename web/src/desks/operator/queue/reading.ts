import { answerOf, api } from '../../../api/client'
import { serverNow } from '../../../api/server-time'
import type { QueueStore } from './store'

/** What the service gives at once, and what a re-reading may name. */
const PAGE = 200

/** Reads page after page until all are there. Stops when `signal` says so. */
export async function readAll(store: QueueStore, signal: AbortSignal): Promise<void> {
  const since = store.begin()
  const seen = new Set<string>()
  let cursor: string | null = null
  try {
    do {
      const query: { limit: number; cursor?: string } = {
        limit: PAGE,
        ...(cursor === null ? {} : { cursor }),
      }
      const page = await answerOf(api.GET('/v1/warnings', { params: { query }, signal }))
      if (signal.aborted) return
      for (const { id } of page.items) seen.add(id)
      store.putPage(page.items, page.total, since)
      cursor = page.nextCursor
    } while (cursor !== null)
    store.complete(seen, since)
  } catch (error) {
    if (!signal.aborted) store.fail(error)
  }
}

/** Reads these anew, however many. */
export async function readThese(store: QueueStore, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += PAGE) {
    const some = ids.slice(from, from + PAGE)
    const query = { id: some.join(','), limit: PAGE }
    const { items } = await answerOf(api.GET('/v1/warnings', { params: { query } }))
    store.patch(some, items, serverNow())
  }
}

/** The warnings of a campaign that has grown or shrunk. */
export async function membersOf(campaignId: string): Promise<readonly string[]> {
  const { members } = await answerOf(api.GET('/v1/campaigns/{id}', { params: { path: { id: campaignId } } }))
  return members.map(({ warningId }) => warningId)
}
