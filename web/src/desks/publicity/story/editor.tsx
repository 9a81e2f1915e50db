import { Alert, Button } from 'antd'
import { useCode, useSay } from '../../../language/language'
import { FINDINGS_ID } from './findings-panel'
import { TextField } from './text-field'
import type { TextAreas } from './use-text-areas'
import type { Finding, Story } from './use-story'
import type { Wording } from './use-wording'
import { storyWords } from './words'

const LONGEST_TITLE = 120
const LONGEST_BODY = 20_000

interface EditorProps {
  readonly story: Story
  readonly wording: Wording
  readonly findings: readonly Finding[]
  readonly chosen: string | null
  readonly areas: TextAreas
  readonly onCaret: (field: Finding['field'], at: number) => void
  readonly onSave: () => void
}

/** Title and body as they are written, with what was found marked in them. */
export function Editor({ story, wording, findings, chosen, areas, onCaret, onSave }: EditorProps) {
  const say = useSay(storyWords)
  const { words, isDirty } = wording
  const shared = { chosen, onSave, describedBy: FINDINGS_ID }
  const isEmpty = words.title.trim() === '' || words.body.trim() === ''
  return (
    <>
      {isEmpty && <Alert type="error" showIcon title={say('emptyField')} />}
      {isDirty && story.state !== 'drafted' && !wording.isBehind && (
        <Alert type="info" showIcon title={say('takesBack')} />
      )}
      <TextField
        {...shared}
        id="story-title"
        label={say('title')}
        count={say('length', { count: words.title.length })}
        text={words.title}
        longest={LONGEST_TITLE}
        isLine
        findings={of(findings, 'title')}
        ref={areas.title}
        onWrite={(title) => wording.write({ ...words, title })}
        onCaret={(at) => onCaret('title', at)}
      />
      <TextField
        {...shared}
        id="story-body"
        label={say('body')}
        about={say('bodyAbout')}
        count={say('length', { count: words.body.length })}
        text={words.body}
        longest={LONGEST_BODY}
        findings={of(findings, 'body')}
        ref={areas.body}
        onWrite={(body) => wording.write({ ...words, body })}
        onCaret={(at) => onCaret('body', at)}
      />
    </>
  )
}

const of = (findings: readonly Finding[], field: Finding['field']): Finding[] =>
  findings.filter((finding) => finding.field === field)

interface ConflictProps {
  readonly story: Story
  readonly wording: Wording
}

/** Somebody else was faster: both wordings are there, and which one goes on is chosen. */
export function Conflict({ story, wording }: ConflictProps) {
  const say = useSay(storyWords)
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={say('conflict', {
        name: story.editedBy?.displayName ?? say('somebody'),
        revision: story.revision,
      })}
      description={
        <>
          <details>
            <summary>{say('theirs')}</summary>
            <p>
              <strong>{story.title}</strong>
            </p>
            <p className="pub-read">{story.body}</p>
          </details>
          <div className="pub-ways">
            <Button size="small" onClick={() => wording.rebase()}>
              {say('keepMine')}
            </Button>
            <Button size="small" danger onClick={() => wording.drop()}>
              {say('takeTheirs')}
            </Button>
          </div>
        </>
      }
    />
  )
}

/** It was released, withdrawn or given up while somebody wrote: what was written can still be copied. */
export function EndedMeanwhile({ story, wording }: ConflictProps) {
  const say = useSay(storyWords)
  const sayCode = useCode()
  return (
    <Alert
      type="warning"
      role="alert"
      showIcon
      title={say('endedMeanwhile', { state: sayCode(story.state, 'story') })}
      description={
        <>
          <p className="pub-read">{`${wording.words.title}\n\n${wording.words.body}`}</p>
          <Button size="small" danger onClick={() => wording.drop()}>
            {say('revert')}
          </Button>
        </>
      }
    />
  )
}
