import type { Context } from '../context'
import { followChain, origin, type Breach, type Head } from './chain'
import { readChain } from './repository'

const BATCH = 5_000

export interface Verification {
  readonly checked: number
  readonly head: Head
  readonly breach: Breach | null
}

/** Recomputes the whole chain outside the database, from the first entry to the last one there is now. */
export async function verifyAudit(
  ctx: Context,
  onBatch: (checked: number) => void = () => undefined,
): Promise<Verification> {
  const steps = followAudit(ctx)
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
    onBatch(step.value)
  }
}

/** The same, batch by batch: yields how many entries are good so far, returns what came of it. */
export async function* followAudit(ctx: Context): AsyncGenerator<number, Verification> {
  let head = origin
  let checked = 0
  for (;;) {
    const entries = await readChain(ctx, head.seq, BATCH)
    const followed = followChain(head, entries)
    checked += Number(followed.head.seq - head.seq)
    head = followed.head
    if (followed.breach !== null || entries.length === 0) return { checked, head, breach: followed.breach }
    yield checked
  }
}

/** Whether the chain still holds an entry that was noted elsewhere: a cut-off end breaks no link. */
export async function holdsHead(ctx: Context, noted: Head): Promise<boolean> {
  const [entry] = await readChain(ctx, noted.seq - 1n, 1)
  return (
    entry !== undefined && entry.seq === noted.seq && Buffer.from(entry.hash).toString('hex') === noted.hash
  )
}
