import { useState } from 'react'
import { useUser } from '../../../session/use-session'
import type { Situation } from './blocks'
import type { Mending } from './findings-panel'
import { keyOf, mended } from './spans'
import { useActs } from './use-acts'
import { useInspection } from './use-inspection'
import { useLeaving } from './use-leaving'
import { isOpen, type Finding, type Story } from './use-story'
import { useTextAreas, type TextAreas } from './use-text-areas'
import { useWording, type Wording } from './use-wording'

/** All that the parts of the page share: the words, what was found in them, and what can be done. */
export function useDesk(story: Story) {
  const user = useUser()
  const wording = useWording(story)
  const [doubts, setDoubts] = useState(0)
  const isEditor = user.role === 'publicity' && isOpen(story)
  const { words, isDirty } = wording
  const inspection = useInspection({ story, words, isWanted: isEditor, doubts })
  const findings = inspection.findings ?? []
  const areas = useTextAreas()
  const [chosen, setChosen] = useState<string | null>(null)
  const acts = useActs(story, wording, () => setDoubts((count) => count + 1))
  useLeaving(isDirty)
  const mending = mendingOf(wording, findings, areas, setChosen)
  const situation: Situation = {
    story,
    user,
    isDirty,
    findingCount: countOf(story, inspection.isCurrent, findings),
  }
  const isEmpty = words.title.trim() === '' || words.body.trim() === ''
  const canSave = isDirty && !isEmpty && !wording.isBehind && isEditor
  return {
    user,
    wording,
    inspection,
    findings,
    areas,
    chosen,
    acts,
    situation,
    isEditor,
    isDoubted: doubts > 0,
    mending: isEditor ? mending : null,
    onCaret: (field: Finding['field'], at: number): void => {
      const under = findings.find((each) => each.field === field && each.start <= at && at <= each.end)
      setChosen(under === undefined ? null : keyOf(under))
    },
    save: (): void => {
      if (canSave) acts.save.run(words)
    },
    canSave,
  }
}

const mendingOf = (
  { words, write }: Wording,
  findings: readonly Finding[],
  areas: TextAreas,
  choose: (key: string) => void,
): Mending => ({
  goTo: (finding) => {
    choose(keyOf(finding))
    areas.select(finding)
  },
  replace: (finding) => {
    if (!areas.type(finding, finding.replacement ?? '')) write(mended(words, [finding]))
  },
  replaceAll: () => write(mended(words, findings)),
})

export type DeskState = ReturnType<typeof useDesk>

/** Of the stored check; or what is being found in the same words now. */
const countOf = (story: Story, isCurrent: boolean, findings: readonly Finding[]): number | null =>
  isCurrent ? findings.length : (story.findings?.length ?? null)
