import { answerOf, api } from '../api/client'
import { queryClient } from '../api/query'
import { forgetOffline } from './offline'
import { session } from './store'

/** Nothing that was read stays on the machine. */
export async function signOut(): Promise<void> {
  // A session that has ended already is as good as closed.
  await answerOf(api.DELETE('/v1/session')).catch(() => undefined)
  queryClient.clear()
  forgetOffline()
  session.leave()
}
