import type { z } from 'zod'
import { patientFetch } from './api/patient-fetch'
import type { problemSchema } from '../../src/http/problem'

type Problem = z.infer<typeof problemSchema>

/** A refusal of the service, with its stable code. */
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
}

/** The one place where what comes from outside gets its type: the service checks its answers against the same schemas. */
async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const response = await patientFetch(
    new Request(path, {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
      cache: 'no-store',
    }),
  )
  const text = await response.text()
  if (!response.ok) throw new Refusal(response.status, problemOf(text))
  return typed<T>(text === '' ? 'null' : text)
}

/** JSON of the service, as the type its schema has. */
// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- the caller names the shape
export const typed = <T>(text: string): T => JSON.parse(text) as T

function problemOf(text: string): Partial<Problem> {
  try {
    return typed<Partial<Problem>>(text)
  } catch {
    // A proxy's page in place of ours.
    return {}
  }
}

export const get = <T>(path: string): Promise<T> => call<T>('GET', path)
export const post = <T = null>(path: string, body?: object): Promise<T> => call<T>('POST', path, body)
export const put = <T>(path: string, body: object): Promise<T> => call<T>('PUT', path, body)
export const remove = (path: string): Promise<null> => call<null>('DELETE', path)
