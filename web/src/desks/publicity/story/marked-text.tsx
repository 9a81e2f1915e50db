import { useSay } from '../../../language/language'
import { groupWords } from './finding-words'
import { keyOf, stretchesOf, type Stretch } from './spans'
import type { Finding } from './use-story'

interface MarkedProps {
  readonly text: string
  readonly findings: readonly Finding[]
}

/** Lies under the field, letter for letter: each mark says above itself what it is. */
export function MirroredText({ text, findings, chosen }: MarkedProps & { readonly chosen: string | null }) {
  const say = useSay(groupWords)
  return (
    <div className="pub-mirror" aria-hidden="true">
      {stretchesOf(text, findings).map(({ start, text: part, findings: found }) => {
        const [first] = found
        if (first === undefined) return <span key={start}>{part}</span>
        const isChosen = found.some((finding) => keyOf(finding) === chosen)
        return (
          <mark
            key={start}
            className={`pub-mark pub-of-${first.group}${isChosen ? ' is-chosen' : ''}`}
            data-finding={keyOf(first)}
            data-what={startsHere(first, start) ? say(first.group) : null}
          >
            {part}
          </mark>
        )
      })}
      {/* The last line of a field counts even when it is empty. */}
      {'\u200b'}
    </div>
  )
}

/** To be read only: what was found is said beside it. */
export function MarkedText({ text, findings }: MarkedProps) {
  const say = useSay(groupWords)
  return stretchesOf(text, findings).map((stretch) => (
    <ReadStretch key={stretch.start} stretch={stretch} say={say} />
  ))
}

function ReadStretch({
  stretch: { text, start, findings },
  say,
}: {
  readonly stretch: Stretch
  readonly say: (group: Finding['group']) => string
}) {
  const [first] = findings
  if (first === undefined) return <span>{text}</span>
  return (
    <mark
      className={`pub-mark pub-of-${first.group}`}
      data-what={startsHere(first, start) ? say(first.group) : null}
    >
      {text}
      <span className="visually-hidden">({say(first.group)})</span>
    </mark>
  )
}

const startsHere = (finding: Finding, start: number): boolean => finding.start === start
