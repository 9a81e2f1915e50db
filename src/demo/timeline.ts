import { SECOND_MS } from '../lib/duration'

/** Prints what happens as it happens: seconds since the start, seconds the step took, who did what. */
export interface Timeline {
  /** Does the step and prints its line; `tell` words the outcome. */
  step<T>(who: string, what: string, work: () => Promise<T>, tell?: (result: T) => string): Promise<T>
  heading(text: string): void
  line(text: string): void
  totalSeconds(): number
}

export function createTimeline(print: (line: string) => void, now: () => number): Timeline {
  const start = now()
  const seconds = (from: number): string => ((now() - from) / SECOND_MS).toFixed(1)
  return {
    heading: (text) => print(`\n── ${text} ${'─'.repeat(Math.max(2, 66 - text.length))}`),
    line: (text) => print(text),
    totalSeconds: () => (now() - start) / SECOND_MS,
    async step(who, what, work, tell) {
      const began = now()
      const result = await work()
      const outcome = tell === undefined ? '' : ` → ${tell(result)}`
      print(`${seconds(start).padStart(6)}s (+${seconds(began)}s)  [${who}] ${what}${outcome}`)
      return result
    },
  }
}

const POLL_MS = 150

/** Asks until there is an answer. @throws after `limitSeconds`, naming what was waited for */
export async function until<T>(what: string, limitSeconds: number, ask: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + limitSeconds * SECOND_MS
  for (;;) {
    const answer = await ask()
    if (answer !== null) return answer
    if (Date.now() > deadline) throw new Error(`waited ${limitSeconds} s in vain for ${what}`)
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}
