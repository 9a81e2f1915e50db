import type { Answer } from '../api/client'

export type Session = Answer<'/v1/session', 'get'>
export type User = Session['user']
export type Role = User['role']

/**
 * unknown: not asked yet; none: nobody is signed in; open; ended: it was open and the service no longer knows it,
 * the page stands still under the sign-in form.
 */
export type SessionState =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'none' }
  | { readonly kind: 'open'; readonly session: Session }
  | { readonly kind: 'ended'; readonly session: Session }

const FIRST_FAULT = 500

let state: SessionState = { kind: 'unknown' }
const listeners = new Set<() => void>()
let waiting: (() => void)[] = []

function become(next: SessionState): void {
  state = next
  listeners.forEach((listener) => listener())
}

/** One per page, outside React: requests ask it for the token and wait for it to be renewed. */
export const session = {
  state: (): SessionState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  csrfToken: (): string => (state.kind === 'open' || state.kind === 'ended' ? state.session.csrfToken : ''),
  /** @returns false when somebody else has signed in meanwhile: he must not go on with what the one before had open */
  open(next: Session): boolean {
    const isOther =
      (state.kind === 'ended' || state.kind === 'open') && state.session.user.id !== next.user.id
    if (isOther) {
      window.location.assign('/')
      return false
    }
    become({ kind: 'open', session: next })
    waiting.forEach((resume) => resume())
    waiting = []
    return true
  },
  /** Without a network: whoever was at work here goes on with what his phone keeps; else nobody is signed in. */
  resume(remembered: Session | null): void {
    if (state.kind !== 'unknown') return
    become(remembered === null ? { kind: 'none' } : { kind: 'open', session: remembered })
  },
  leave(): void {
    waiting = []
    become({ kind: 'none' })
  },
  /** Resolves when the same person has signed in again. */
  renewed(): Promise<void> {
    if (state.kind === 'open') become({ kind: 'ended', session: state.session })
    return new Promise((resolve) => waiting.push(resolve))
  },
  /** Asks the service who is signed in. @returns false when nobody is, or somebody else @throws without an answer */
  async reread(): Promise<boolean> {
    const answer = await fetch('/v1/session', { headers: { accept: 'application/json' }, cache: 'no-store' })
    if (answer.status >= FIRST_FAULT) throw new Error(`the service answers ${answer.status}`)
    if (!answer.ok) return false
    return session.open((await answer.json()) as Session)
  },
}
