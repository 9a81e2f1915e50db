import { Button, Tag } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Moment } from '../../../parts/time'
import { useUser } from '../../../session/use-session'
import type { Objection, Return } from './reads'
import { returnWords } from './words'

/** What was said against the shares while the notice runs. */
export function Objections({ of }: { readonly of: Return }) {
  const say = useSay(returnWords)
  const [isOpen, setOpen] = useState(false)
  const file = useWrite(
    (statement: string) =>
      api.POST('/v1/fund-returns/{id}/objections', { params: { path: { id: of.id } }, body: { statement } }),
    { done: say('objected'), onDone: () => setOpen(false) },
  )
  if (of.publishedAt === null) return null
  return (
    <section className="card return-part" aria-label={say('objections')}>
      <header className="return-part-head">
        <h3>{say('objections')}</h3>
        {of.state === 'published' && (
          <Button size="small" onClick={() => setOpen(true)}>
            {say('object')}
          </Button>
        )}
      </header>
      {of.objections.length === 0 && <p className="soft">{say('noObjections')}</p>}
      <ul className="hold-list">
        {of.objections.map((objection) => (
          <Entry key={objection.id} returnId={of.id} objection={objection} />
        ))}
      </ul>
      {isOpen && (
        <ReasonDialog
          title={say('object')}
          effect={say('objectEffect')}
          action={say('object')}
          label={say('objectLabel')}
          isRunning={file.isRunning}
          onCancel={() => setOpen(false)}
          onConfirm={file.run}
        />
      )}
    </section>
  )
}

type Decision = Body<'/v1/fund-returns/{id}/objections/{objectionId}/decide', 'post'>

function Entry({ returnId, objection }: { readonly returnId: string; readonly objection: Objection }) {
  const say = useSay(returnWords)
  const { id: userId } = useUser()
  const [open, setOpen] = useState<Decision['outcome'] | null>(null)
  const path = { id: returnId, objectionId: objection.id }
  const decide = useWrite(
    (body: Decision) =>
      api.POST('/v1/fund-returns/{id}/objections/{objectionId}/decide', { params: { path }, body }),
    { done: say('decided'), onDone: () => setOpen(null) },
  )
  const isMine = objection.filedBy.id === userId
  return (
    <li className="hold-proposal">
      <div className="hold-line">
        <Tag>{say(objection.state)}</Tag>
        <Moment at={objection.filedAt} />
        <span>{objection.filedBy.name}</span>
      </div>
      {objection.statement !== null && <p className="return-said">{objection.statement}</p>}
      {objection.decision !== null && (
        <span className="soft">
          {objection.decidedBy?.name}: {objection.decision}
        </span>
      )}
      {objection.state === 'filed' && !isMine && (
        <span className="hold-acts">
          {(['uphold', 'reject'] as const).map((outcome) => (
            <Button key={outcome} size="small" onClick={() => setOpen(outcome)}>
              {say(outcome)}
            </Button>
          ))}
        </span>
      )}
      {open !== null && (
        <ReasonDialog
          title={say(open)}
          effect={say('decideEffect')}
          action={say(open)}
          isRunning={decide.isRunning}
          onCancel={() => setOpen(null)}
          onConfirm={(decision) => decide.run({ outcome: open, decision })}
        />
      )}
    </li>
  )
}
