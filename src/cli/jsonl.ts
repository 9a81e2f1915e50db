import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { createLineReader } from '../signals'

export interface Line {
  number: number
  text: string
}

/** Non-empty lines of a file, one at a time. */
export async function* linesOf(path: string): AsyncGenerator<Line> {
  const reader = createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })
  let number = 0
  for await (const text of reader) {
    number++
    if (text.trim() !== '') yield { number, text }
  }
}

const CHUNK_BYTES = 1 << 16

/**
 * The same lines, as many at once as one read brings: a promise a line costs more than judging it. Ends at line feeds
 * only, and a line longer than `maxBytes` comes as null.
 */
export async function* lineBatches(
  path: string,
  maxBytes: number,
): AsyncGenerator<readonly { number: number; text: string | null }[]> {
  const reader = createLineReader(maxBytes)
  const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES })
  for await (const chunk of stream) yield reader.push(chunk)
  yield reader.end()
}

export interface LineWriter {
  /** undefined: taken, nothing to wait for. */
  write(line: string): Promise<void> | undefined
  close(): Promise<void>
}

const BUFFERED_CHARS = 1 << 16

/** Writes lines to a file with back-pressure, so that a month of signals does not pile up in memory. */
export async function lineWriter(path: string): Promise<LineWriter> {
  const stream = createWriteStream(path, 'utf8')
  await once(stream, 'open')
  let buffered = ''
  const flush = async () => {
    const chunk = buffered
    buffered = ''
    if (chunk !== '' && !stream.write(chunk)) await once(stream, 'drain')
  }
  return {
    write(line) {
      buffered += `${line}\n`
      return buffered.length >= BUFFERED_CHARS ? flush() : undefined
    },
    async close() {
      await flush()
      stream.end()
      await once(stream, 'finish')
    },
  }
}
