import { connect, type Socket } from 'node:net'
import { bodies, REF_DIGITS, REF_MARK } from './bodies'

/**
 * The sender: raw sockets and prepared bytes, so that its own cost stays small. It runs in a process of its own and
 * reports what it saw after the warm-up.
 */
export interface LoadOrder {
  readonly port: number
  readonly path: string
  readonly key: string
  readonly kind: 'single' | 'stream'
  readonly connections: number
  readonly warmUpMs: number
  readonly measureMs: number
  /** First reference: no two runs send the same. */
  readonly firstRef: number
}

export interface LoadReport {
  readonly answered: number
  readonly refused: number
  readonly seconds: number
  readonly p50Ms: number
  readonly p99Ms: number
  readonly bytesPerSignal: number
}

const LINES_A_REQUEST = 20_000
const LINES_A_WRITE = 64
const NEWLINE = 0x0a

interface Tally {
  isMeasuring: boolean
  isOver: boolean
  answered: number
  refused: number
  readonly latencies: number[]
}

process.once('message', (order: LoadOrder) => {
  void run(order).then((report) => {
    process.send?.(report)
    process.disconnect()
  })
})

async function run(order: LoadOrder): Promise<LoadReport> {
  const texts = bodies(new Date()).map((text) => Buffer.from(text))
  const tally: Tally = { isMeasuring: false, isOver: false, answered: 0, refused: 0, latencies: [] }
  const next = references(texts, order.firstRef)
  const work = order.kind === 'single' ? oneByOne : streaming
  const sockets = Array.from({ length: order.connections }, () => work(order, next, tally))
  await sleep(order.warmUpMs)
  process.send?.('measuring')
  tally.isMeasuring = true
  const from = performance.now()
  await sleep(order.measureMs)
  tally.isMeasuring = false
  const seconds = (performance.now() - from) / 1_000
  process.send?.('measured')
  tally.isOver = true
  for (const socket of sockets) socket.destroy()
  const sorted = Float64Array.from(tally.latencies).sort()
  const at = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  const bytesPerSignal = Math.round(texts.reduce((sum, { length }) => sum + length, 0) / texts.length)
  return {
    answered: tally.answered,
    refused: tally.refused,
    seconds,
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    bytesPerSignal,
  }
}

const sleep = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds))

/** The next body with a reference of its own. */
function references(texts: readonly Buffer[], first: number): () => Buffer {
  const marked = texts.map((text) => ({ text, at: text.indexOf(REF_MARK) }))
  let count = first
  return () => {
    const { text, at } = marked[count % marked.length] ?? { text: Buffer.alloc(0), at: 0 }
    const copy = Buffer.from(text)
    copy.write(String(count++).padStart(REF_DIGITS, '0'), at, 'latin1')
    return copy
  }
}

const headOf = ({ path, key }: LoadOrder, type: string, length: string): string =>
  `POST ${path} HTTP/1.1\r\nhost: bench\r\nauthorization: Bearer ${key}\r\ncontent-type: ${type}\r\n${length}\r\n\r\n`

function note(tally: Tally, sentAt: number, isRefused: boolean): void {
  if (!tally.isMeasuring) return
  tally.answered++
  if (isRefused) tally.refused++
  tally.latencies.push(performance.now() - sentAt)
}

const LENGTH = 'content-length: '

/** One request after the other on a kept connection. */
function oneByOne(order: LoadOrder, next: () => Buffer, tally: Tally): Socket {
  const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true })
  let sentAt = 0
  let missing = -1
  const send = (): void => {
    const body = next()
    sentAt = performance.now()
    socket.write(
      Buffer.concat([Buffer.from(headOf(order, 'application/json', `${LENGTH}${body.length}`)), body]),
    )
  }
  let isRefused = false
  socket.on('connect', send)
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk.length
    if (missing < 0) {
      const head = chunk.toString('latin1', 0, Math.min(chunk.length, 2_000))
      isRefused = !head.startsWith('HTTP/1.1 200')
      const end = head.indexOf('\r\n\r\n') + 4
      const lower = head.slice(0, end).toLowerCase()
      const from = lower.indexOf(LENGTH) + LENGTH.length
      missing = Number(lower.slice(from, lower.indexOf('\r', from)))
      rest -= end
    }
    missing -= rest
    if (missing > 0) return
    missing = -1
    note(tally, sentAt, isRefused)
    if (!tally.isOver) send()
  })
  socket.on('error', (error) => {
    if (!tally.isOver) throw error
  })
  return socket
}

/** Lines as fast as they are taken, in requests of many; answers are counted as they come. */
function streaming(order: LoadOrder, next: () => Buffer, tally: Tally): Socket {
  const socket = connect({ port: order.port, host: '127.0.0.1', noDelay: true })
  const sentAt: number[] = []
  let toSend = 0
  let answeredOfRequest = 0
  const begin = (): void => {
    toSend = LINES_A_REQUEST
    answeredOfRequest = 0
    socket.write(headOf(order, 'application/x-ndjson', 'transfer-encoding: chunked'))
    pump()
  }
  const pump = (): void => {
    while (toSend > 0 && !tally.isOver) {
      const lines = Array.from({ length: Math.min(LINES_A_WRITE, toSend) }, next)
      toSend -= lines.length
      const now = performance.now()
      for (const _ of lines) sentAt.push(now)
      const body = Buffer.concat(lines.flatMap((line) => [line, NEW_LINE]))
      const isTaken = socket.write(
        Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, CRLF]),
      )
      if (toSend === 0) socket.write('0\r\n\r\n')
      if (!isTaken) return void socket.once('drain', pump)
    }
  }
  let sent = 0
  socket.on('connect', begin)
  // Every answered line ends in a line feed that follows a closing brace; chunk heads and headers end in CR LF.
  let last = 0
  socket.on('data', (chunk: Buffer) => {
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, at + 1)) {
      if ((at === 0 ? last : chunk[at - 1]) !== CLOSING_BRACE) continue
      answeredOfRequest++
      note(tally, sentAt[sent++] ?? 0, false)
    }
    last = chunk[chunk.length - 1] ?? 0
    if (answeredOfRequest === LINES_A_REQUEST && !tally.isOver) begin()
  })
  socket.on('error', (error) => {
    if (!tally.isOver) throw error
  })
  return socket
}

const NEW_LINE = Buffer.from('\n')
const CRLF = Buffer.from('\r\n')
const CLOSING_BRACE = 0x7d
