import { useSyncExternalStore } from 'react'
import { session, type SessionState, type User } from './store'

export const useSession = (): SessionState => useSyncExternalStore(session.subscribe, session.state)

/** Who sits here. Only under the signed-in page. */
export function useUser(): User {
  const state = useSession()
  if (state.kind === 'open' || state.kind === 'ended') return state.session.user
  throw new Error('nobody is signed in')
}
