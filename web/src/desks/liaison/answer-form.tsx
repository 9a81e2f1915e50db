import { Button, Checkbox, Form, Radio } from 'antd'
import type { KeyboardEvent } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { useSay } from '../../language/language'
import { GoneOn } from '../../parts/holds/gone-on'
import { emptyTransfer } from '../../parts/holds/transfer'
import { toLocal } from '../../parts/holds/local-time'
import { useKeys } from '../../parts/keys'
import {
  answerBody,
  outcomesFor,
  problemsOf,
  type AnswerBody,
  type Draft,
  type Outcome,
  type Problem,
} from './answer'
import type { TaskDetail } from './reads'
import { AnswerFields, AnswerSum, AnswerTime } from './answer-fields'
import { useDrafts } from './drafts'
import { requestWords } from './words'

/** What a part of the form is given. */
export interface FormPart {
  readonly task: TaskDetail
  readonly draft: Draft
  readonly problemOf: (field: keyof Draft) => Problem | null
  readonly onChange: (more: Partial<Draft>) => void
}

/** The bank's answer to one request. */
export function AnswerForm({ task }: { readonly task: TaskDetail }) {
  const say = useSay(requestWords)
  const drafts = useDrafts()
  const draft = drafts.of(task.id)
  const answer = useWrite(
    (body: AnswerBody) => api.POST('/v1/bank-tasks/{id}/answer', { params: { path: { id: task.id } }, body }),
    { done: say('sent'), onDone: () => drafts.drop(task.id) },
  )
  const onChange = (more: Partial<Draft>): void => drafts.change(task.id, more)
  const send = (): void => {
    const body = answerBody(draft, task, serverNow())
    if (body === null) onChange({ isTried: true })
    else answer.run(body)
  }
  const problems = problemsOf(draft, task)
  const part: FormPart = {
    task,
    draft,
    problemOf: (field) => (draft.isTried ? (problems.get(field) ?? null) : null),
    onChange,
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
  }
  return (
    <section className="card bank-answer" aria-label={say('answer')} onKeyDown={onKeyDown}>
      <Form layout="vertical">
        <Outcomes {...part} />
        <AnswerFields {...part} />
        {draft.outcome !== null && <AnswerTime {...part} />}
        {task.kind === 'stop' && draft.outcome !== null && <Gone {...part} />}
        <div className="bank-send">
          <AnswerSum task={task} draft={draft} />
          <Button
            type="primary"
            size="large"
            danger={draft.outcome === 'refused'}
            loading={answer.isRunning}
            aria-keyshortcuts="Control+Enter"
            onClick={send}
          >
            {say('send')}
          </Button>
        </div>
      </Form>
    </section>
  )
}

function Outcomes({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const choices = outcomesFor(task)
  useKeys(
    choices.map((outcome, index) => ({
      key: String(index + 1),
      what: say(wordOf(task, outcome)),
      run: () => onChange({ outcome }),
    })),
  )
  const problem = problemOf('outcome')
  return (
    <Form.Item
      validateStatus={problem === null ? '' : 'error'}
      help={problem === null ? null : say(problem)}
      className="bank-outcomes"
    >
      <Radio.Group
        size="large"
        aria-label={say('answer')}
        value={draft.outcome}
        onChange={({ target }) => {
          const chosen = choices.find((outcome) => outcome === target.value)
          if (chosen !== undefined) onChange({ outcome: chosen })
        }}
      >
        {choices.map((outcome, index) => (
          <Radio.Button key={outcome} value={outcome}>
            {say(wordOf(task, outcome))} <kbd aria-hidden="true">{index + 1}</kbd>
          </Radio.Button>
        ))}
      </Radio.Group>
    </Form.Item>
  )
}

type Word = keyof typeof requestWords

/** What it is called depends on what was asked. */
function wordOf({ kind, amount }: TaskDetail, outcome: Outcome): Word {
  if (outcome !== 'full' && outcome !== 'part' && outcome !== 'balance') return outcome
  if (outcome === 'balance') return 'balanceStop'
  const isStop = kind === 'stop'
  if (outcome === 'part') return isStop ? 'partStop' : 'partFreeze'
  if (isStop) return 'fullStop'
  if (kind.startsWith('renew')) return 'renewed'
  if (kind === 'protect') return 'limited'
  return amount === null ? 'wholeFreeze' : 'fullFreeze'
}

/** Where the money had gone before it could be held. */
function Gone({ task, draft, problemOf, onChange }: FormPart) {
  const say = useSay(requestWords)
  const start = (hasGoneOn: boolean): void =>
    onChange({
      hasGoneOn,
      transfers:
        draft.transfers.length === 0
          ? [emptyTransfer(toLocal(Date.parse(task.transferredAt ?? task.askedAt)))]
          : draft.transfers,
    })
  return (
    <div className="bank-gone">
      <Checkbox checked={draft.hasGoneOn} onChange={({ target }) => start(target.checked)}>
        {say('goneOn')}
      </Checkbox>
      {draft.hasGoneOn && (
        <>
          <p className="soft">{say('goneOnAbout')}</p>
          <GoneOn
            idPrefix={`gone-${task.id}`}
            transfers={draft.transfers}
            isTried={problemOf('transfers') !== null}
            onChange={(transfers) => onChange({ transfers })}
          />
          {problemOf('transfers') !== null && (
            <p className="bank-problem" role="alert">
              {say('noTransfers')}
            </p>
          )}
        </>
      )}
    </div>
  )
}
