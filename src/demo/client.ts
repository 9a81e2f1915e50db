/** Speaks to the running service as a browser or a source would: over HTTP, with nothing of the inside. */
export interface Credentials {
  readonly username: string
  readonly password: string
}

export interface Client {
  get(path: string): Promise<Json>
  post(path: string, body?: object): Promise<Json>
  put(path: string, body: object): Promise<Json>
}

/** What came back, read by path: `reply.text('warning.id')`. A missing field is an error that names it. */
export interface Json {
  readonly value: unknown
  text(path: string): string
  list(path: string): Json[]
  at(path: string): Json
  has(path: string): boolean
}

export class RefusedError extends Error {
  override readonly name = 'RefusedError'

  constructor(
    readonly status: number,
    readonly code: string,
    readonly request: string,
    detail: string,
  ) {
    super(`${request}: ${status} ${code}${detail === '' ? '' : ` (${detail})`}`)
  }
}

/** Signs in; the session's cookie and CSRF token go with every later call. */
export async function signIn(baseUrl: string, { username, password }: Credentials): Promise<Client> {
  const response = await fetch(`${baseUrl}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password }),
  })
  const reply = await read(response, 'POST /v1/session')
  const cookie = response.headers
    .getSetCookie()
    .map((each) => each.split(';', 1)[0])
    .join('; ')
  return client(baseUrl, { cookie, 'x-csrf-token': reply.text('csrfToken') })
}

export const asSource = (baseUrl: string, apiKey: string): Client =>
  client(baseUrl, { authorization: `Bearer ${apiKey}` })

export const asAnyone = (baseUrl: string): Client => client(baseUrl, {})

function client(baseUrl: string, headers: Record<string, string>): Client {
  const call = async (method: string, path: string, body?: object): Promise<Json> => {
    const response = await fetch(baseUrl + path, {
      method,
      headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      body: body === undefined ? null : JSON.stringify(body),
    })
    return read(response, `${method} ${path}`)
  }
  return {
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    put: (path, body) => call('PUT', path, body),
  }
}

async function read(response: Response, request: string): Promise<Json> {
  const text = await response.text()
  const isJson = /[/+]json/.test(response.headers.get('content-type') ?? '')
  const reply = json(isJson ? JSON.parse(text) : text, request)
  if (response.ok) return reply
  const code = reply.has('code') ? reply.text('code') : 'no_code'
  throw new RefusedError(response.status, code, request, reply.has('detail') ? reply.text('detail') : '')
}

function json(value: unknown, where: string): Json {
  const at = (path: string): Json => {
    let current = value
    for (const key of path.split('.')) {
      if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) {
        throw new Error(`${where}: the answer has no ${path}`)
      }
      current = Reflect.get(current, key)
    }
    return json(current, where)
  }
  return {
    value,
    at,
    text: (path) => String(at(path).value),
    list: (path) => {
      const found = path === '' ? value : at(path).value
      if (!Array.isArray(found)) throw new Error(`${where}: ${path} is not a list`)
      return found.map((each: unknown) => json(each, where))
    },
    has: (path) => {
      try {
        return at(path).value !== null
      } catch {
        // Absent is an answer here, not a failure.
        return false
      }
    },
  }
}
