import { useEffect, useMemo, useState } from 'react'
import { api } from '../../../api/client'
import { useRead } from '../../../api/query'
import type { Check } from '../reads'
import type { Draft } from './draft'
import { isRulePath } from './rule-text'

// Rules alone are checked in milliseconds; a file that all of them lean on takes the service a second.
const AFTER_TYPING_MS = 350
const AFTER_TYPING_ALL_MS = 1_200

export interface Checking {
  readonly found: Check | undefined
  /** What is shown is of an older text, or not known yet. */
  readonly isBehind: boolean
  readonly error: unknown
  readonly again: () => void
}

interface Question {
  readonly files: { path: string; content: string }[]
  readonly removed: string[]
}

/**
 * What the service says of what has been written, a moment after the last key. The rule that is open is asked about as
 * well, changed or not, so that its own tests are seen to run.
 */
export function useCheck(base: string, draft: Draft, open: Question['files'][number] | null): Checking {
  const asked = useMemo(() => questionOf(draft, open), [draft, open?.path, open?.content])
  const isOfRulesOnly = [...asked.files.map(({ path }) => path), ...asked.removed].every(isRulePath)
  const settled = useSettled(asked, isOfRulesOnly ? AFTER_TYPING_MS : AFTER_TYPING_ALL_MS)
  const isWanted = settled.files.length + settled.removed.length > 0
  const read = useRead(
    ['rule-check', base, settled],
    () => api.POST('/v1/rules/check', { body: { base, ...settled } }),
    { isWanted, keepsOld: true },
  )
  return {
    found: isWanted ? read.data : undefined,
    isBehind: settled !== asked || read.isFetching || read.isPlaceholderData,
    error: read.error,
    again: () => void read.refetch(),
  }
}

function questionOf({ files, removed }: Draft, open: Question['files'][number] | null): Question {
  const changed = Object.entries(files).map(([path, content]) => ({ path, content }))
  const isAsked = open === null || files[open.path] !== undefined || !isRulePath(open.path)
  return { files: isAsked ? changed : [...changed, open], removed: [...removed] }
}

/** The value once it has not changed for so long. */
function useSettled<T>(value: T, afterMs: number): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), afterMs)
    return () => clearTimeout(timer)
  }, [value, afterMs])
  return settled
}
