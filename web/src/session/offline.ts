import type { Session } from './store'

const STORED = 'menshen.offline-session'
// A phone that has not heard of the service for longer than a shift shows nothing any more.
const LONGEST_MS = 12 * 3_600_000

interface Remembered {
  readonly session: Session
  readonly at: number
}

/** Who was at work here, for a page that is loaded without a network. The token is not kept: it is asked for anew. */
export function rememberForOffline(session: Session): void {
  const remembered: Remembered = { session: { ...session, csrfToken: '' }, at: Date.now() }
  localStorage.setItem(STORED, JSON.stringify(remembered))
}

export const forgetOffline = (): void => localStorage.removeItem(STORED)

/** null: nobody, or too long ago. */
export function rememberedSession(): Session | null {
  const text = localStorage.getItem(STORED)
  if (text === null) return null
  const { session, at } = readRemembered(text)
  return Date.now() - at > LONGEST_MS ? null : session
}

// Written above, by nobody else.
const readRemembered = (text: string): Remembered => JSON.parse(text) as Remembered
