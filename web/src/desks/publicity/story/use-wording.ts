import { useCallback, useState } from 'react'
import { useUser } from '../../../session/use-session'
import { isSame, wordsOf, type Story, type Words } from './use-story'

/** What somebody has written over a revision and not saved. */
interface Draft {
  readonly revision: number
  readonly words: Words
}

export interface Wording {
  /** As they stand in the fields. */
  readonly words: Words
  readonly isDirty: boolean
  /** It was there when the page was opened. */
  readonly isKept: boolean
  /** Another revision was saved meanwhile. */
  readonly isBehind: boolean
  write(words: Words): void
  /** Back to what is saved. */
  drop(): void
  /** What was written goes on over the revision that is saved now. */
  rebase(): void
  /** Those words are now that revision; what was typed meanwhile stays. */
  saved(sent: Words, revision: number): void
}

/**
 * The words as they are written, kept in the browser's tab by whose they are: they outlive a reload, another page and an
 * ended session.
 */
export function useWording(story: Story): Wording {
  const key = `menshen.story.${useUser().id}.${story.id}`
  const [draft, setDraft] = useState<Draft | null>(() => read(key))
  const [isKept, setKept] = useState(draft !== null)
  const change = useCallback(
    (next: (draft: Draft | null) => Draft | null): void =>
      setDraft((before) => {
        const after = next(before)
        keep(key, after)
        return after
      }),
    [key],
  )
  const saved = wordsOf(story)
  const { revision } = story
  return {
    words: draft?.words ?? saved,
    isDirty: draft !== null,
    isKept: isKept && draft !== null,
    isBehind: draft !== null && draft.revision !== revision,
    write: (words) =>
      change((before) => {
        const base = before?.revision ?? revision
        return base === revision && isSame(words, saved) ? null : { revision: base, words }
      }),
    drop: () => {
      setKept(false)
      change(() => null)
    },
    rebase: () => change((before) => (before === null ? null : { ...before, revision })),
    saved: (sent, at) => {
      setKept(false)
      change((now) => (now === null || isSame(now.words, sent) ? null : { ...now, revision: at }))
    },
  }
}

function keep(key: string, draft: Draft | null): void {
  if (draft === null) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(draft))
}

function read(key: string): Draft | null {
  const kept = sessionStorage.getItem(key)
  if (kept === null) return null
  const told: unknown = JSON.parse(kept)
  return isDraft(told) ? told : null
}

const isDraft = (told: unknown): told is Draft =>
  isObject(told) &&
  typeof told['revision'] === 'number' &&
  isObject(told['words']) &&
  typeof told['words']['title'] === 'string' &&
  typeof told['words']['body'] === 'string'

const isObject = (told: unknown): told is Readonly<Record<string, unknown>> =>
  typeof told === 'object' && told !== null
