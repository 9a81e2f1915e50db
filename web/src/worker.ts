import {
  addRoute,
  cleanupOutdatedCaches,
  matchPrecache,
  precache,
  type PrecacheEntry,
} from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'

/** What the officer's page consists of; put in when the page is built (worker-plugin.mts). */
declare const PAGE_ASSETS: PrecacheEntry[]

// A network that is lost in a lift often does not say so: the officer does not wait for it longer than this.
const PATIENCE_MS = 3_000
const PAGES = [/^\/$/, /^\/desk(?:\/|$)/]

/**
 * Keeps the page itself on the phone, nothing that the service says: the page asks for that and keeps what it needs.
 * With a network the page always comes from there, so that nobody works with yesterday's.
 */
precache(PAGE_ASSETS)
cleanupOutdatedCaches()
registerRoute(
  new NavigationRoute(async ({ request }) => fromNetwork(request).catch(async () => fromPhone()), {
    allowlist: PAGES,
  }),
)
addRoute()

async function fromNetwork(request: Request): Promise<Response> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('no answer in time')), PATIENCE_MS)
  })
  const answer = await Promise.race([fetch(request), late]).finally(() => clearTimeout(timer))
  if (answer.status >= 500) throw new Error('the service does not answer')
  return answer
}

async function fromPhone(): Promise<Response> {
  const page = await matchPrecache('/')
  if (page === undefined) throw new Error('the page is not kept yet')
  return page
}
