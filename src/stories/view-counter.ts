import type { Context } from '../context'
import { cityDayOf } from '../lib/city-day'
import { SECOND_MS } from '../lib/duration'
import { addViews, type ViewsOfDay } from './repository'

/** So long a view may wait to be written; as much is lost when the machine dies. */
const WRITE_AFTER_MS = 5 * SECOND_MS
/** A burst over many stories is written at once rather than kept. */
const MOST_WAITING = 10_000

export interface ViewCounter {
  /** One view, if a person seems to have looked. Never waits, never fails. */
  count(storyId: string, look: Look): void
  /** Writes what has been counted. */
  flush(): Promise<void>
}

/** Of a request only what tells people from programs; nothing of it is kept. */
export interface Look {
  readonly method: string
  readonly userAgent: string | undefined
  /** "prefetch": a browser that thinks somebody might look. */
  readonly purpose: string | undefined
}

// Whoever fetches for a machine says so, by custom: search engines, link previews, monitors, libraries and scripts.
const ROBOT =
  /bot\b|bot[/;)_-]|crawl|spider|slurp|scrap|preview|fetch|monitor|uptime|pingdom|lighthouse|headless|facebookexternalhit|whatsapp|telegram|feed|rss|reader|curl|wget|(?<!lynx.*)libwww|python|java\/|okhttp|go-http|\bnode\b|undici|axios|httpclient|postman/i

export const isPerson = ({ method, userAgent = '', purpose }: Look): boolean =>
  method === 'GET' && userAgent !== '' && !ROBOT.test(userAgent) && !/prefetch|prerender/i.test(purpose ?? '')

/** Counts in memory and writes once in a while: a read is not a write each time. */
export function createViewCounter(ctx: Context): ViewCounter {
  let waiting = new Map<string, ViewsOfDay>()
  let timer: NodeJS.Timeout | null = null
  let writing: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const counted = [...waiting.values()]
    waiting = new Map()
    if (counted.length === 0) return
    try {
      await addViews(ctx.db, counted)
    } catch (error) {
      for (const views of counted) add(views)
      ctx.log.warn(
        { kind: error instanceof Error ? error.name : 'unknown' },
        'views of stories wait for the database',
      )
    }
  }
  const flush = (): Promise<void> => {
    writing = writing.then(write)
    return writing
  }
  const add = ({ storyId, day, views }: ViewsOfDay): void => {
    const key = `${storyId} ${day}`
    waiting.set(key, { storyId, day, views: views + (waiting.get(key)?.views ?? 0) })
  }
  return {
    count(storyId, look) {
      if (!isPerson(look)) return
      add({ storyId, day: cityDayOf(ctx.clock.now()), views: 1 })
      if (waiting.size >= MOST_WAITING) void flush()
      // Nothing is kept alive for it: who closes the process flushes.
      else timer ??= setTimeout(() => void flush(), WRITE_AFTER_MS).unref()
    },
    flush,
  }
}
