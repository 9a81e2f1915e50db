import { truthSchema, type Truth } from '../simulate'
import { jsonOf } from '../lib/json'
import { linesOf } from './jsonl'

/**
 * The truth beside a stream, read alongside it: both are in the order of arrival, so that only what the stream has not
 * come to yet is kept.
 */
export class TruthBeside {
  private readonly ahead = new Map<string, Truth>()
  private readonly lines: AsyncGenerator<{ number: number; text: string }>

  constructor(private readonly path: string) {
    this.lines = linesOf(path)
  }

  /** null: the truth knows no such signal. @throws Error when a line is no truth */
  async of(source: string, sourceRef: string): Promise<Truth | null> {
    const key = `${source}|${sourceRef}`
    for (;;) {
      const known = this.ahead.get(key)
      if (known !== undefined) {
        this.ahead.delete(key)
        return known
      }
      const next = await this.lines.next()
      if (next.done === true) return null
      const truth = this.parse(next.value)
      this.ahead.set(`${truth.source}|${truth.sourceRef}`, truth)
    }
  }

  private parse({ number, text }: { number: number; text: string }): Truth {
    const json = jsonOf(text)
    const parsed = json === null ? null : truthSchema.safeParse(json.value)
    if (parsed?.success !== true) throw new Error(`${this.path}:${number}: not a line of truth`)
    return parsed.data
  }
}
