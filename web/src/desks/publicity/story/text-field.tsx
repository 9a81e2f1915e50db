import type { Ref } from 'react'
import { MirroredText } from './marked-text'
import type { Finding } from './use-story'

interface TextFieldProps {
  readonly id: string
  readonly label: string
  readonly about?: string
  readonly count: string
  readonly text: string
  readonly findings: readonly Finding[]
  readonly chosen: string | null
  readonly longest: number
  readonly isLine?: boolean
  readonly describedBy: string
  readonly ref: Ref<HTMLTextAreaElement>
  readonly onWrite: (text: string) => void
  readonly onCaret: (at: number) => void
  readonly onSave: () => void
}

/**
 * A field that grows with its text, over a mirror of it in which the findings are marked. The marks are for the eye;
 * the list of findings says the same in words.
 */
export function TextField(props: TextFieldProps) {
  const { id, isLine = false, onCaret } = props
  return (
    <div className={isLine ? 'pub-field pub-field-title' : 'pub-field'}>
      <div className="pub-field-head">
        <label htmlFor={id}>{props.label}</label>
        {props.about !== undefined && <span className="soft">{props.about}</span>}
        <span className="pub-space" />
        <span className="soft number">{props.count}</span>
      </div>
      <div className="pub-field-box">
        <MirroredText text={props.text} findings={props.findings} chosen={props.chosen} />
        <textarea
          id={id}
          ref={props.ref}
          value={props.text}
          rows={1}
          maxLength={props.longest}
          spellCheck={false}
          aria-describedby={props.describedBy}
          aria-invalid={props.findings.length > 0}
          onChange={({ target }) => props.onWrite(isLine ? target.value.replaceAll('\n', ' ') : target.value)}
          onSelect={({ currentTarget }) => onCaret(currentTarget.selectionStart)}
          onKeyDown={(event) => {
            if (event.key === 's' && (event.ctrlKey || event.metaKey)) {
              event.preventDefault()
              props.onSave()
            }
            if (isLine && event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault()
          }}
        />
      </div>
    </div>
  )
}
