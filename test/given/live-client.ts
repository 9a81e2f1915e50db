import { request } from 'node:http'

export interface LiveEvent {
  readonly id: string
  readonly event: string
  readonly data: Record<string, unknown>
}

export interface LiveClient {
  readonly events: readonly LiveEvent[]
  /** The id of the last event, or of a heartbeat behind it. */
  lastEventId(): string
  /** Waits for the first event that fits, from the start of the stream on. */
  until(fits: (event: LiveEvent) => boolean): Promise<LiveEvent>
  /** Resolves when the server has ended the stream. */
  readonly ended: Promise<void>
  close(): void
}

/** Reads server-sent events as a browser does. @throws with the status when the server refuses */
export function openStream(port: number, cookie: string, lastEventId?: string): Promise<LiveClient> {
  return new Promise((resolve, reject) => {
    const headers = { cookie, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) }
    const outgoing = request({ port, host: '127.0.0.1', path: '/v1/live', headers })
    outgoing.on('error', reject)
    outgoing.on('response', (response) => {
      if (response.statusCode !== 200) {
        response.resume()
        reject(new Error(`status ${response.statusCode}`))
        return
      }
      const events: LiveEvent[] = []
      const waiting = new Set<() => void>()
      let last = ''
      let buffer = ''
      const ended = new Promise<void>((end) => response.on('close', end))
      response.setEncoding('utf8')
      response.on('error', () => undefined)
      response.on('data', (chunk: string) => {
        const blocks = (buffer + chunk).split('\n\n')
        buffer = blocks.pop() ?? ''
        for (const block of blocks) {
          const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
          last = field('id') ?? last
          const data = field('data')
          if (data !== undefined)
            events.push({ id: last, event: field('event') ?? 'message', data: JSON.parse(data) })
        }
        for (const look of waiting) look()
      })
      resolve({
        events,
        ended,
        lastEventId: () => last,
        close: () => outgoing.destroy(),
        until: (fits) =>
          new Promise((found) => {
            const look = (): void => {
              const event = events.find(fits)
              if (event === undefined) return
              waiting.delete(look)
              found(event)
            }
            waiting.add(look)
            look()
          }),
      })
    })
    outgoing.end()
  })
}
