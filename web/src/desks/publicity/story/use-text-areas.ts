import { useRef, type RefObject } from 'react'
import { keyOf } from './spans'
import type { Field, Finding } from './use-story'

export interface TextAreas {
  readonly title: RefObject<HTMLTextAreaElement | null>
  readonly body: RefObject<HTMLTextAreaElement | null>
  /** Selects it in its field and brings it into view. */
  select(finding: Finding): void
  /** Puts other words in its place, as if they were typed: the browser's undo takes it back. @returns false: it could not */
  type(finding: Finding, words: string): boolean
}

export function useTextAreas(): TextAreas {
  const title = useRef<HTMLTextAreaElement>(null)
  const body = useRef<HTMLTextAreaElement>(null)
  const of = (field: Field): HTMLTextAreaElement | null => (field === 'title' ? title : body).current
  const select = (finding: Finding): void => {
    const area = of(finding.field)
    if (area === null) return
    area.focus({ preventScroll: true })
    area.setSelectionRange(finding.start, finding.end)
    document
      .querySelector(`[data-finding="${CSS.escape(keyOf(finding))}"]`)
      ?.scrollIntoView({ block: 'center' })
  }
  return {
    title,
    body,
    select,
    type: (finding, words) => {
      select(finding)
      return words === '' ? document.execCommand('delete') : document.execCommand('insertText', false, words)
    },
  }
}
