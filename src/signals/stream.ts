import type { Readable, Writable } from 'node:stream'
import type { AppError } from '../errors'
import { toAppError } from '../http/problem'
import { ingestLimits } from './limits'
import { createLineReader, type Line } from './lines'

export interface LineAnswerer {
  /** Resolves when the ingest has room for more. */
  room(): Promise<void>
  /** A signal's answer as a JSON object's text. @throws what the source is told */
  answer(text: string): Promise<string>
}

/**
 * Answers a stream of lines line by line, in their order, while it comes. Nothing is read while as many signals as
 * allowed wait for their answer, or while the reader of the answers is that far behind: memory is bounded, however
 * long the stream.
 */
export async function answerLines(input: Readable, output: Writable, answerer: LineAnswerer): Promise<void> {
  const reader = createLineReader(ingestLimits.signalBytes)
  const waiting = createWaitingLine(output)
  const take = async (lines: readonly Line[]): Promise<void> => {
    for (const line of lines) {
      if (waiting.isFull()) await waiting.hasMoved()
      await answerer.room()
      waiting.push(answerTo(line, answerer))
    }
  }
  // for await reads the next piece only when this one is dealt with: that is the back-pressure on the socket.
  for await (const chunk of input) if (Buffer.isBuffer(chunk)) await take(reader.push(chunk))
  await take(reader.end())
  await waiting.isDone()
  output.end()
}

async function answerTo({ number, text }: Line, answerer: LineAnswerer): Promise<string> {
  try {
    if (text === null) return refusalOf(number, tooLong)
    const answer = await answerer.answer(text)
    return `{"line":${number},"status":200,${answer.slice(1)}\n`
  } catch (error) {
    return refusalOf(number, toAppError(error))
  }
}

const tooLong = { status: 413, code: 'body_too_large', fields: [] } as const

function refusalOf(line: number, refusal: Pick<AppError, 'status' | 'code' | 'fields' | 'detail'>): string {
  const { status, code, fields, detail } = refusal
  return `${JSON.stringify({ line, status, code, ...(detail === undefined ? {} : { detail }), fields })}\n`
}

interface WaitingLine {
  push(answer: Promise<string>): void
  isFull(): boolean
  /** Resolves when an answer has been handed on. @throws when they cannot be any more */
  hasMoved(): Promise<void>
  isDone(): Promise<void>
}

/** Answers in the order of their lines, written as soon as all before them are. */
function createWaitingLine(output: Writable): WaitingLine {
  const answers: Promise<string>[] = []
  let wake = (): void => undefined
  let isRunning = false
  let failure: Error | null = null
  const drain = async (): Promise<void> => {
    while (answers[0] !== undefined) {
      const answer = await answers[0]
      if (output.destroyed) throw new Error('nobody reads the answers any more')
      if (!output.write(answer) && output.writableLength > ingestLimits.unsentBytes) await drained(output)
      void answers.shift()
      wake()
    }
  }
  const start = (): void => {
    if (isRunning || failure !== null) return
    isRunning = true
    const end = (error: unknown = null): void => {
      if (error !== null) failure = error instanceof Error ? error : new Error('unknown')
      isRunning = false
      wake()
    }
    void drain().then(() => end(), end)
  }
  const moved = (): Promise<void> =>
    new Promise((resolve, reject) => {
      wake = () => (failure === null ? resolve() : reject(failure))
      if (!isRunning) wake()
    })
  return {
    push: (answer) => {
      answers.push(answer)
      start()
    },
    isFull: () => failure !== null || answers.length >= ingestLimits.queuedOfOneStream,
    hasMoved: moved,
    isDone: async () => {
      while (answers.length > 0) await moved()
    },
  }
}

/** The sender reads its answers too late, or not at all: the connection ends, what is committed stays. */
function drained(output: Writable): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => output.destroy(), ingestLimits.unreadMs)
    const settle = (): void => {
      clearTimeout(timer)
      output.off('drain', settle)
      output.off('close', settle)
      if (output.destroyed) reject(new Error('the answers were not read'))
      else resolve()
    }
    output.on('drain', settle)
    output.on('close', settle)
  })
}
