import type { Evaluation } from '../engine'
import { ingestLimits, type QuickSignal } from '../signals'
import { lineBatches, type LineWriter } from './jsonl'
import { presentLine, type Replay } from '../replays/judge'
import { readSignal } from '../replays/wire'

export interface Judging {
  /** Path of the recorded stream. */
  readonly input: string
  readonly replay: Replay
  readonly out: LineWriter
  /** Told of each signal after its answer was written; null: nobody asks. */
  readonly onJudged: ((read: QuickSignal, evaluation: Evaluation) => Promise<void> | undefined) | null
}

const TOO_LONG = `longer than ${ingestLimits.signalBytes} bytes`

/** Judges a recorded stream line by line; a bad line is named on stderr. @returns how many lines were none */
export async function judgeStream({ input, replay, out, onJudged }: Judging): Promise<number> {
  let refused = 0
  for await (const lines of lineBatches(input, ingestLimits.signalBytes)) {
    // All are read before the first is judged: one after the other, each finds the processor's caches full of the other.
    const reads = lines.map(({ text }) => (text === null ? TOO_LONG : readSignal(text)))
    for (const [at, read] of reads.entries()) {
      if (typeof read === 'string') {
        refused++
        process.stderr.write(`${input}:${lines[at]?.number}: ${read}\n`)
        continue
      }
      const evaluation = replay.judge(read.signal)
      // Nothing is waited for that need not be: a promise a signal costs as much as reading it.
      const full = out.write(presentLine(read.sourceRef, evaluation))
      if (full !== undefined) await full
      const told = onJudged?.(read, evaluation)
      if (told !== undefined) await told
    }
  }
  return refused
}
