import { Alert, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay } from '../../../language/language'
import { useFocusFirst } from '../../../parts/use-focus-first'
import { shortOf } from '../address'
import { ChangeMark } from '../parts/marks'
import type { Pack } from '../reads'
import type { Draft } from './draft'
import { editWords } from './words'

const LONGEST_NOTE = 300
const SHORTEST_NOTE = 2

interface SaveProps {
  readonly base: string
  readonly draft: Draft
  /** Paths that the base has. */
  readonly known: ReadonlySet<string>
  /** A draft of one's own that is given up for this one. */
  readonly replaces: string | null
  readonly onSaved: (pack: Pack) => void
  readonly onClose: () => void
}

/** Saves what was written as a pack of its own, with the reason for whoever reviews it. */
export function SaveDialog({ base, draft, known, replaces, onSaved, onClose }: SaveProps) {
  const say = useSay(editWords)
  const first = useFocusFirst()
  const [note, setNote] = useState('')
  const [isMissing, setMissing] = useState(false)
  const save = useSave(base, draft, replaces, onSaved)
  const confirm = (): void => {
    const text = note.trim()
    setMissing(text.length < SHORTEST_NOTE)
    if (text.length >= SHORTEST_NOTE) save.run(text)
  }
  return (
    <Modal
      open
      title={say('saveTitle')}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ loading: save.isRunning }}
      onOk={confirm}
      onCancel={onClose}
      width={600}
    >
      <p>{say('saveEffect')}</p>
      {replaces !== null && <p>{say('replaces', { pack: shortOf(replaces) })}</p>}
      <Changed draft={draft} known={known} />
      <Refused save={save} />
      <Form layout="vertical">
        <Form.Item
          label={say('note')}
          htmlFor="pack-note"
          validateStatus={isMissing ? 'error' : ''}
          help={isMissing ? say('noteMissing') : null}
        >
          <Input.TextArea
            id="pack-note"
            ref={first}
            rows={3}
            maxLength={LONGEST_NOTE}
            value={note}
            onChange={({ target }) => setNote(target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) confirm()
            }}
          />
        </Form.Item>
      </Form>
    </Modal>
  )
}

function Changed({ draft, known }: Pick<SaveProps, 'draft' | 'known'>) {
  const changes = [
    ...Object.keys(draft.files).map((path) => ({
      path,
      change: known.has(path) ? ('changed' as const) : ('added' as const),
    })),
    ...draft.removed.map((path) => ({ path, change: 'removed' as const })),
  ]
  return (
    <ul className="rules-plain">
      {changes.map(({ path, change }) => (
        <li key={path}>
          <ChangeMark change={change} /> <span className="rules-mono">{path}</span>
        </li>
      ))}
    </ul>
  )
}

function useSave(base: string, draft: Draft, replaces: string | null, onSaved: (pack: Pack) => void) {
  const say = useSay(editWords)
  return useWrite(
    (note: string) =>
      api.POST('/v1/rulesets', {
        body: {
          note,
          base,
          files: Object.entries(draft.files).map(([path, content]) => ({ path, content })),
          removed: [...draft.removed],
          ...(replaces === null ? {} : { replaces }),
        },
      }),
    { onDone: onSaved, done: say('saved'), outdates: [['rulesets']], isQuiet: true },
  )
}

function Refused({ save }: { readonly save: ReturnType<typeof useSave> }) {
  const say = useSay(editWords)
  const sayCode = useCode()
  const { refusal } = save
  if (refusal === null) return null
  return (
    <Alert
      type="error"
      role="alert"
      className="rules-alert"
      title={say('refusedTitle', { why: sayCode(refusal.code, 'problem') })}
      description={
        refusal.fields.length === 0 ? undefined : (
          <ul className="rules-plain">
            {refusal.fields.map(({ path, expected }) => (
              <li key={`${path} ${expected}`}>
                <span className="rules-mono">{path}</span> {expected}
              </li>
            ))}
          </ul>
        )
      }
    />
  )
}
