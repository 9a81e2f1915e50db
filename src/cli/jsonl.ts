import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'

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

export interface LineWriter {
  write(line: string): Promise<void>
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
    async write(line) {
      buffered += `${line}\n`
      if (buffered.length >= BUFFERED_CHARS) await flush()
    },
    async close() {
      await flush()
      stream.end()
      await once(stream, 'finish')
    },
  }
}

/** The parsed JSON of a line, or null when it is none. */
export function jsonOf(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
