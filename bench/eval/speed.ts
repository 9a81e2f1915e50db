import { createEngine, type Engine, type RulePack } from '../../src/engine'
import type { Labelled } from './sets'

export interface Speed {
  readonly texts: number
  /** Microseconds for one text, by the clock: half of the texts take less, 99 of 100 take less. */
  readonly medianUs: number
  readonly p99Us: number
  /** Milliseconds for a text of a million characters. */
  readonly megabyteMs: number
  /** Microseconds for the engine's answer, nearest scripts included, with this many imported cases. */
  readonly imported: number
  readonly importedMedianUs: number
  readonly importedP99Us: number
  /** What the engine holds beyond the heap of an empty process, and with the imported cases. */
  readonly engineMb: number
  readonly importedMb: number
}

const WARM_UP = 2_000
const IMPORTED = 100_000
const MB = 1_048_576
const US_PER_NS = 1_000n

export function speedOf(pack: RulePack, texts: readonly Labelled[], baseMb: number): Speed {
  const engine = createEngine(pack)
  const plain = timed(engine, texts)
  const engineMb = usedMb() - baseMb
  const from = process.hrtime.bigint()
  engine.classify('请把钱转到安全账户，不要告诉任何人。'.repeat(60_000).slice(0, 1_000_000))
  const megabyteMs = Number((process.hrtime.bigint() - from) / US_PER_NS) / 1_000
  const large = createEngine(pack, { cases: casesOf(texts, IMPORTED) })
  const imported = timed(large, texts)
  return {
    texts: texts.length,
    medianUs: plain.median,
    p99Us: plain.p99,
    megabyteMs,
    imported: IMPORTED,
    importedMedianUs: imported.median,
    importedP99Us: imported.p99,
    engineMb,
    importedMb: usedMb() - baseMb,
  }
}

/** What is held after everything that can be let go of has been. */
export function usedMb(): number {
  globalThis.gc?.()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return (heapUsed + arrayBuffers) / MB
}

function timed(engine: Engine, texts: readonly Labelled[]): { median: number; p99: number } {
  for (const { text } of texts.slice(0, WARM_UP)) engine.classify(text)
  const times = texts.map(({ text }) => {
    const from = process.hrtime.bigint()
    engine.classify(text)
    return Number(process.hrtime.bigint() - from) / Number(US_PER_NS)
  })
  times.sort((a, b) => a - b)
  return { median: times[times.length >> 1] ?? 0, p99: times[Math.floor(times.length * 0.99)] ?? 0 }
}

/** Cases that differ from each other: halves of two texts put together. */
function casesOf(texts: readonly Labelled[], count: number): { text: string; label: string }[] {
  return Array.from({ length: count }, (_, i) => {
    const head = texts[i % texts.length]
    const tail = texts[(i * 31 + Math.floor(i / texts.length) * 7) % texts.length]
    if (head === undefined || tail === undefined) throw new Error('no texts')
    const text = head.text.slice(0, head.text.length >> 1) + tail.text.slice(tail.text.length >> 1)
    return { text, label: head.truth }
  })
}
