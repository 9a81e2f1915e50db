import type { ReactNode } from 'react'
import { useSay, useSpeech } from '../../../language/language'
import type { SignalText } from './reads'
import { kindWords, textWords } from './text-words'

type Mark = SignalText['marks'][number]
type Stretch = { readonly text: string; readonly mark: Mark | null }

/** A text with what the engine saw in it; a transcript by its turns. */
export function MarkedText({ said }: { readonly said: SignalText }) {
  const say = useSay(textWords)
  if (said.turns.length === 0)
    return (
      <p className="said">
        <Stretches text={said.text} from={0} to={said.text.length} marks={said.marks} />
      </p>
    )
  return (
    <ol className="turns">
      {said.turns.map(({ speaker, start, end }) => (
        <li key={start} className={speaker === 'callee' ? 'turn turn-callee' : 'turn'}>
          <span className="turn-speaker">{speakerWord(say, speaker)}</span>
          <span className="said">
            <Stretches text={said.text} from={start} to={end} marks={said.marks} />
          </span>
        </li>
      ))}
    </ol>
  )
}

function speakerWord(
  say: (word: 'caller' | 'callee' | 'unknownSpeaker') => string,
  speaker: string | null,
): string {
  if (speaker === 'caller' || speaker === 'callee') return say(speaker)
  return speaker ?? say('unknownSpeaker')
}

interface StretchesProps {
  readonly text: string
  readonly from: number
  readonly to: number
  readonly marks: readonly Mark[]
}

function Stretches(props: StretchesProps) {
  const { language } = useSpeech()
  return stretchesOf(props).map(({ text, mark }, index) =>
    mark === null ? (
      <span key={index}>{text}</span>
    ) : (
      <mark
        key={index}
        className={`element element-${mark.kind}${mark.isWarned ? ' element-warned' : ''}`}
        title={mark.label[language]}
      >
        {text}
        <span className="visually-hidden">({mark.label[language]})</span>
      </mark>
    ),
  )
}

/** The stretch between two offsets, cut at its marks; a mark that goes on beyond it is cut too. */
function stretchesOf({ text, from, to, marks }: StretchesProps): Stretch[] {
  const stretches: Stretch[] = []
  let at = from
  for (const mark of marks) {
    const [start, end] = [Math.max(mark.start, from), Math.min(mark.end, to)]
    if (start >= end) continue
    if (start > at) stretches.push({ text: text.slice(at, start), mark: null })
    stretches.push({ text: text.slice(start, end), mark })
    at = end
  }
  if (at < to) stretches.push({ text: text.slice(at, to), mark: null })
  return stretches
}

/** Which elements stand in it, by kind; each once. */
export function Legend({ said, children }: { readonly said: SignalText; readonly children?: ReactNode }) {
  const say = useSay(textWords)
  const sayKind = useSay(kindWords)
  const { language } = useSpeech()
  const elements = [...new Map(said.marks.map((mark) => [`${mark.element} ${mark.isWarned}`, mark])).values()]
  return (
    <div className="legend" role="group" aria-label={say('legend')}>
      {elements.length === 0 && <span className="soft">{say('nothing')}</span>}
      {elements.map((mark) => (
        <span key={`${mark.element} ${mark.isWarned}`} className="legend-entry">
          <span className="soft">{sayKind(mark.kind)}</span>
          <span className={`element element-${mark.kind}${mark.isWarned ? ' element-warned' : ''}`}>
            {mark.label[language]}
          </span>
          {mark.isWarned && <span className="soft">{say('warned')}</span>}
        </span>
      ))}
      {said.alsoSeen.length > 0 && (
        <span className="soft">
          {say('alsoSeen', { elements: said.alsoSeen.map(({ label }) => label[language]).join(' · ') })}
        </span>
      )}
      {children}
    </div>
  )
}
