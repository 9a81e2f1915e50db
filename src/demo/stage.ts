import { RefusedError, asAnyone, asSource, signIn, type Client, type Json } from './client'
import type { Run } from './progress'
import type { Timeline } from './timeline'

/** The people of a case: each signs in when first needed, with nobody else's rights. */
export interface Stage {
  readonly run: Run
  readonly timeline: Timeline
  /** A user by name; signed in once. */
  as(username: string): Promise<Client>
  /** A source by its code, with its API key. */
  source(code: string): Client
  anyone(): Client
}

export interface StageSecrets {
  readonly users: readonly { readonly username: string; readonly password: string }[]
  readonly apiKeys: readonly { readonly source: string; readonly key: string }[]
}

export function createStage(baseUrl: string, secrets: StageSecrets, run: Run, timeline: Timeline): Stage {
  const signedIn = new Map<string, Promise<Client>>()
  return {
    run,
    timeline,
    anyone: () => asAnyone(baseUrl),
    source: (code) => {
      const key = secrets.apiKeys.find(({ source }) => source === code)
      if (key === undefined) throw new Error(`there is no API key for ${code}: npm run seed`)
      return asSource(baseUrl, key.key)
    },
    as: (username) => {
      const user = secrets.users.find((each) => each.username === username)
      if (user === undefined) throw new Error(`there is no demo user ${username}: npm run seed`)
      const client = signedIn.get(username) ?? signIn(baseUrl, user)
      signedIn.set(username, client)
      return client
    },
  }
}

/**
 * Does what has not been done: a run that is carried on finds the state further than the step. The refusal is
 * then the answer, and the present state is what counts.
 */
export async function unlessDone(work: () => Promise<Json>, present: () => Promise<Json>): Promise<Json> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof RefusedError && error.code === 'illegal_move') return present()
    throw error
  }
}
