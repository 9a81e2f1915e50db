import { createContext, use, useMemo, useState } from 'react'
import { emptyDraft, type Draft } from './answer'

interface Drafts {
  of(id: string): Draft
  change(id: string, more: Partial<Draft>): void
  drop(id: string): void
  /** Something has been entered that is not sent. */
  has(id: string): boolean
}

const DraftContext = createContext<Drafts | null>(null)
export const DraftProvider = DraftContext.Provider

/** Kept for as long as the desk is open: who looks something up in another request finds his answer as he left it. */
export function useDraftKeeping(): Drafts {
  const [kept, setKept] = useState<ReadonlyMap<string, Draft>>(new Map())
  return useMemo(
    () => ({
      of: (id) => kept.get(id) ?? emptyDraft,
      change: (id, more) =>
        setKept((before) => new Map(before).set(id, { ...(before.get(id) ?? emptyDraft), ...more })),
      drop: (id) => setKept((before) => new Map([...before].filter(([key]) => key !== id))),
      has: (id) => kept.has(id),
    }),
    [kept],
  )
}

export function useDrafts(): Drafts {
  const drafts = use(DraftContext)
  if (drafts === null) throw new Error('there are no drafts here')
  return drafts
}
