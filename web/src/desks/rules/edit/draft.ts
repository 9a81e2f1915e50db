import { useCallback, useEffect, useState } from 'react'
import { useUser } from '../../../session/use-session'

/** What somebody has written over a pack and not saved. */
export interface Draft {
  /** New or changed files with their texts. */
  readonly files: Readonly<Record<string, string>>
  readonly removed: readonly string[]
}

const NONE: Draft = { files: {}, removed: [] }

export const sizeOf = ({ files, removed }: Draft): number => Object.keys(files).length + removed.length

export interface Drafting {
  readonly draft: Draft
  readonly isDirty: boolean
  /** @param original the text in the pack; null: the file is new */
  write(path: string, text: string, original: string | null): void
  remove(path: string): void
  /** As it is in the pack. */
  revert(path: string): void
  clear(): void
}

/**
 * Kept in the browser's tab by whose it is and over which pack: it outlives a reload, another page of the desk and an
 * ended session, and asks before the tab is closed.
 */
export function useDraft(base: string): Drafting {
  const key = keyOf(useUser().id, base)
  const [draft, setDraft] = useState<Draft>(() => read(key))
  const isDirty = sizeOf(draft) > 0
  useAskBeforeClosing(isDirty)
  const change = useCallback(
    (next: (draft: Draft) => Draft): void =>
      setDraft((before) => {
        const after = next(before)
        keep(key, after)
        return after
      }),
    [key],
  )
  return {
    draft,
    isDirty,
    write: (path, text, original) =>
      change(({ files, removed }) => ({
        files: text === original ? without(files, path) : { ...files, [path]: text },
        removed: removed.filter((one) => one !== path),
      })),
    remove: (path) =>
      change(({ files, removed }) => ({
        files: without(files, path),
        removed: [...removed.filter((one) => one !== path), path],
      })),
    revert: (path) =>
      change(({ files, removed }) => ({
        files: without(files, path),
        removed: removed.filter((one) => one !== path),
      })),
    clear: () => change(() => NONE),
  }
}

/** Puts a text into the draft over a pack before the editor opens, unless something is written of that file already. */
export function layIntoDraft(userId: string, base: string, path: string, text: string): void {
  const key = keyOf(userId, base)
  const draft = read(key)
  if (draft.files[path] === undefined) keep(key, { ...draft, files: { ...draft.files, [path]: text } })
}

const keyOf = (userId: string, base: string): string => `menshen.rules.${userId}.${base}`

function keep(key: string, draft: Draft): void {
  if (sizeOf(draft) === 0) sessionStorage.removeItem(key)
  else sessionStorage.setItem(key, JSON.stringify(draft))
}

function read(key: string): Draft {
  const kept = sessionStorage.getItem(key)
  if (kept === null) return NONE
  const told: unknown = JSON.parse(kept)
  return isDraft(told) ? told : NONE
}

const isDraft = (told: unknown): told is Draft =>
  typeof told === 'object' &&
  told !== null &&
  'files' in told &&
  'removed' in told &&
  typeof told.files === 'object' &&
  told.files !== null &&
  Object.values(told.files).every((text) => typeof text === 'string') &&
  Array.isArray(told.removed)

const without = (files: Draft['files'], path: string): Draft['files'] =>
  Object.fromEntries(Object.entries(files).filter(([one]) => one !== path))

function useAskBeforeClosing(isDirty: boolean): void {
  useEffect(() => {
    if (!isDirty) return undefined
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [isDirty])
}
