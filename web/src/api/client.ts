import createClient from 'openapi-fetch'
import type { components, paths } from '../generated/api'
import { patientFetch } from './patient-fetch'

export type { components, paths }
export type Problem = components['schemas']['Problem']

/**
 * The service, typed by its own OpenAPI document: path, query, body and answer. A field that drifts does not compile.
 * @example const { number } = await answerOf(api.GET('/v1/warnings/{id}', { params: { path: { id } } }))
 */
export const api = createClient<paths>({ fetch: patientFetch, cache: 'no-store' })

/** A refusal of the service with its stable code; `unreachable` when there was no answer at all. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Partial<Problem>,
  ) {
    super(problem.title ?? `HTTP ${status}`)
  }

  get code(): string {
    return this.problem.code ?? 'unreachable'
  }

  /** Which fields are wrong, by their path: "transfers.0.amount". */
  get fields(): readonly { readonly path: string; readonly expected: string }[] {
    return this.problem.fields ?? []
  }
}

interface Exchange<T> {
  readonly data?: T
  readonly error?: unknown
  readonly response: Response
}

/** What was answered. @throws Refusal */
export async function answerOf<T>(exchange: Promise<Exchange<T>>): Promise<T> {
  const { data, error, response } = await exchange.catch((reason: unknown) => {
    throw reason instanceof Refusal ? reason : new Refusal(0, {})
  })
  if (response.ok) return data as T
  throw new Refusal(response.status, problemOf(error))
}

// A proxy's page in place of ours is no problem document: it has no code.
const problemOf = (error: unknown): Partial<Problem> =>
  typeof error === 'object' && error !== null ? error : {}

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'
type Ok<R> = R extends { responses: infer A }
  ? { [S in Extract<keyof A, 200 | 201 | 202>]: A[S] }[Extract<keyof A, 200 | 201 | 202>]
  : never

/** The answer of a route: `Answer<'/v1/warnings/{id}', 'get'>`. */
export type Answer<P extends keyof paths, M extends Method & keyof paths[P]> =
  Ok<paths[P][M]> extends { content: { 'application/json': infer T } } ? T : null

/** The body that a route takes: `Body<'/v1/warnings/{id}/raise', 'post'>`. */
export type Body<P extends keyof paths, M extends Method & keyof paths[P]> = paths[P][M] extends {
  requestBody?: { content: { 'application/json': infer T } }
}
  ? T
  : never
