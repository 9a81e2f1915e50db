import { useEffect, useState } from 'react'
import { answerOf, api } from '../../../api/client'
import { carried } from './spans'
import { isSame, wordsOf, type Finding, type Story, type Words } from './use-story'

// Each look opens the case for the check and is in the audit log: one a pause, not one a key.
const PAUSE_MS = 800

export interface Inspection {
  /** null: these words have not been looked at, nor any before them. */
  readonly findings: readonly Finding[] | null
  /** On what these very words may be released; null: not known yet. */
  readonly standing: Story['standing']
  /** They are of the very words that stand in the fields. */
  readonly isCurrent: boolean
  readonly isFailed: boolean
  again(): void
}

interface Result {
  readonly words: Words
  readonly findings: readonly Finding[]
  readonly standing: Story['standing']
  readonly round: number
}

interface Asked {
  readonly story: Story
  readonly words: Words
  /** May this person have unsaved words looked at? */
  readonly isWanted: boolean
  /** Goes up when what the last check said is no longer believed. */
  readonly doubts: number
}

/** What could tell who it is, in the words as they are written: of the stored check, or looked for after each pause. */
export function useInspection({ story, words, isWanted, doubts }: Asked): Inspection {
  const [result, setResult] = useState<Result | null>(null)
  const [isFailed, setFailed] = useState(false)
  const [tries, setTries] = useState(0)
  const stored =
    doubts === 0 && story.findings !== null && isSame(words, wordsOf(story)) ? story.findings : null
  const isLookedAt = result?.round === doubts && isSame(result.words, words)
  const isMissing = isWanted && stored === null && !isLookedAt
  const { id } = story
  const { title, body } = words
  useEffect(() => {
    if (!isMissing) return undefined
    let isOutdated = false
    const timer = setTimeout(() => {
      const asked = api.POST('/v1/stories/{id}/inspect', { params: { path: { id } }, body: { title, body } })
      answerOf(asked).then(
        ({ findings, standing }) => {
          if (isOutdated) return
          setFailed(false)
          setResult({ words: { title, body }, findings, standing, round: doubts })
        },
        () => {
          if (!isOutdated) setFailed(true)
        },
      )
    }, PAUSE_MS)
    return () => {
      isOutdated = true
      clearTimeout(timer)
    }
  }, [isMissing, id, title, body, doubts, tries])
  const again = (): void => setTries((count) => count + 1)
  const current = { isCurrent: true, isFailed: false, again }
  if (stored !== null) return { findings: stored, standing: story.standing, ...current }
  if (isLookedAt) return { findings: result.findings, standing: result.standing, ...current }
  return { findings: before(story, result, words), standing: null, isCurrent: false, isFailed, again }
}

/** While they are being looked at: what is known of the words before, as far as it still stands. */
function before(story: Story, result: Result | null, words: Words): Finding[] | null {
  if (result !== null) return carried(result.findings, result.words, words)
  return story.findings === null ? null : carried(story.findings, wordsOf(story), words)
}
