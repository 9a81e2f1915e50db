import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isDescribed, loadDescription, type Called, type Description } from './openapi'

/** Known to the tests and to no account. */
export const ACCOUNT = `AC${'0'.repeat(32)}`
export const TOKEN = 'a-token-of-the-test'
export const FROM = '+8657596110'

/** What the next request meets instead of an answer. */
export type Fault =
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Record<string, string>
      readonly code?: number
    }
  /** It does what it was asked and the answer is lost. */
  | { readonly kind: 'lost' }
  /** It does nothing, and the connection breaks. */
  | { readonly kind: 'broken' }
  /** It does what it was asked and never answers. */
  | { readonly kind: 'silent' }

interface Resource {
  readonly sid: string
  readonly to: string
  readonly body: string | null
  status: string
  readonly createdAt: Date
  readonly form: URLSearchParams
}

/** The two resources of Twilio that are used, spoken to by its own client; each request is held to its own OpenAPI. */
export class FakeTwilio {
  readonly requests: (Called & { readonly authorization: string })[] = []
  /** What Twilio's description has against what was asked, or against what was answered here. */
  readonly problems: string[] = []
  readonly messages: Resource[] = []
  readonly calls: Resource[] = []
  readonly faults: Fault[] = []
  private readonly open = new Set<ServerResponse>()
  private readonly description: Description | null = isDescribed ? loadDescription() : null

  private constructor(
    private readonly server: Server,
    private readonly now: () => Date,
  ) {}

  static async start(now: () => Date = () => new Date()): Promise<FakeTwilio> {
    const server = createServer()
    const twilio = new FakeTwilio(server, now)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      let body = ''
      request.on('data', (chunk: Buffer) => (body += chunk.toString()))
      request.on('end', () => twilio.serve(request, response, body))
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return twilio
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    for (const response of this.open) response.destroy()
    this.server.closeAllConnections()
    await new Promise((resolve) => this.server.close(resolve))
  }

  private serve(request: IncomingMessage, response: ServerResponse, body: string): void {
    const { pathname, searchParams } = new URL(request.url ?? '', this.url)
    const called = {
      method: request.method ?? '',
      path: pathname,
      query: searchParams,
      form: new URLSearchParams(body),
      authorization: request.headers.authorization ?? '',
    }
    this.requests.push(called)
    this.problems.push(...(this.description?.problemsOf(called) ?? []))
    const fault = this.faults.shift()
    if (fault?.kind === 'broken') {
      request.socket.destroy()
      return
    }
    if (fault?.kind === 'status') {
      const { status, headers = {}, code = 20_000 + status } = fault
      write(response, status, { code, message: 'a fault', status, more_info: '' }, headers)
      return
    }
    const [status, answer] = this.answerOf(called)
    this.problems.push(...(this.description?.problemsOfAnswer(called, status, answer) ?? []))
    if (fault?.kind === 'lost') request.socket.destroy()
    else if (fault?.kind === 'silent') this.open.add(response)
    else write(response, status, answer)
  }

  private answerOf(called: Called): [number, object] {
    const isText = called.path.endsWith('/Messages.json')
    const kept = isText ? this.messages : this.calls
    const present = isText ? presentMessage : presentCall
    if (called.method === 'POST') {
      const resource = {
        sid: `${isText ? 'SM' : 'CA'}${String(kept.length + 1).padStart(32, '0')}`,
        to: called.form.get('To') ?? '',
        body: called.form.get('Body'),
        status: 'queued',
        createdAt: this.now(),
        form: called.form,
      }
      kept.push(resource)
      return [201, present(resource)]
    }
    const found = kept.filter(({ to }) => to === called.query.get('To')).reverse()
    return [200, { [isText ? 'messages' : 'calls']: found.map(present), page: 0, page_size: 50 }]
  }
}

function write(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

// As in the examples of https://www.twilio.com/docs/messaging/api/message-resource; dates by RFC 2822, to the second.
const presentMessage = ({ sid, to, body, status, createdAt }: Resource): object => ({
  sid,
  to,
  body,
  status,
  from: FROM,
  account_sid: ACCOUNT,
  direction: 'outbound-api',
  date_created: createdAt.toUTCString(),
  date_updated: createdAt.toUTCString(),
  date_sent: null,
  error_code: null,
  error_message: null,
  num_segments: '1',
})

const presentCall = ({ sid, to, status, createdAt }: Resource): object => ({
  sid,
  to,
  status,
  from: FROM,
  account_sid: ACCOUNT,
  direction: 'outbound-api',
  date_created: createdAt.toUTCString(),
  date_updated: createdAt.toUTCString(),
})
