import { Alert, Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useCode, useSay } from '../../language/language'
import { State } from '../code'
import { Money } from '../money'
import { ReasonDialog } from '../reason-dialog'
import { Clock, Moment, timeOf } from '../time'
import { CompleteDialog } from './complete-dialog'
import type { Completion } from './completion'
import { fieldWords, reportWords } from './report-words'
import type { ReportDraft } from './types'
import { holdWords } from './words'

/** One account that a report tells of: what is known, what is missing, and how long there is. */
export function ReportDraftRow({ draft }: { readonly draft: ReportDraft }) {
  const say = useSay(reportWords)
  const sayHold = useSay(holdWords)
  const sayCode = useCode()
  return (
    <li className="hold-proposal" aria-label={draft.account ?? say('noAccount')}>
      <div className="hold-line">
        <State state={draft.state} of="reportDraft" />
        <span className="mono">{draft.account ?? say('noAccount')}</span>
        <span>{draft.accountName ?? say('noName')}</span>
        <span>{draft.bank ?? say('noBank')}</span>
        {draft.amount === null ? <span>{say('noAmount')}</span> : <Money yuan={draft.amount} />}
        {draft.transferredAt !== null && <Moment at={draft.transferredAt} />}
        <Time draft={draft} />
      </div>
      {draft.state === 'open' && <Missing draft={draft} />}
      {draft.reports > 1 && <span className="soft">{say('reports', { count: draft.reports })}</span>}
      {draft.isVictims && <Alert type="warning" showIcon title={sayHold('victims')} className="hold-note" />}
      {draft.stop !== null && (
        <span className="hold-next">
          {sayHold('otherStop', { number: draft.stop.number, state: sayCode(draft.stop.state, 'hold') })}
        </span>
      )}
      {draft.dismissalReason !== null && <span className="soft">{draft.dismissalReason}</span>}
      <DraftActs draft={draft} />
    </li>
  )
}

function Time({ draft: { state, enteredAt, enterBy } }: { readonly draft: ReportDraft }) {
  const say = useSay(reportWords)
  if (state === 'dismissed') return null
  if (enteredAt !== null)
    return <span className="hold-clock">{say('entered', { at: timeOf(enteredAt) })}</span>
  return (
    <span className="hold-clock">
      {say('enterWithin')} <Clock to={enterBy} label={say('enterWithin')} />
    </span>
  )
}

function Missing({ draft: { missing } }: { readonly draft: ReportDraft }) {
  const say = useSay(reportWords)
  const sayField = useSay(fieldWords)
  if (missing.length === 0) return <span className="soft">{say('nothingMissing')}</span>
  const fields = missing.map((field) => sayField(field)).join(say('between'))
  return <strong className="hold-missing">{say('missing', { fields })}</strong>
}

function useActs(draft: ReportDraft, onDone: () => void) {
  const say = useSay(reportWords)
  const sayHold = useSay(holdWords)
  const params = { path: { id: draft.id } }
  const adopt = useWrite((body: Completion) => api.POST('/v1/report-drafts/{id}/adopt', { params, body }), {
    done: say('adopted'),
    onDone,
  })
  const keep = useWrite((body: Completion) => api.POST('/v1/report-drafts/{id}/complete', { params, body }), {
    done: say('kept'),
    onDone,
  })
  const dismiss = useWrite(
    (reason: string) => api.POST('/v1/report-drafts/{id}/dismiss', { params, body: { reason } }),
    { done: sayHold('dismissed'), onDone },
  )
  return { adopt, keep, dismiss }
}

/** The account is free for another stop: none of this warning is under way. */
const isFree = ({ stop }: ReportDraft): boolean =>
  stop === null || ['cancelled', 'refused'].includes(stop.state)

function DraftActs({ draft }: { readonly draft: ReportDraft }) {
  const say = useSay(reportWords)
  const sayHold = useSay(holdWords)
  const [open, setOpen] = useState<'complete' | 'dismiss' | null>(null)
  const close = (): void => setOpen(null)
  const { adopt, keep, dismiss } = useActs(draft, close)
  const button = (label: string, onClick: () => void) => ({
    size: 'small' as const,
    'aria-label': `${label} ${draft.account ?? say('noAccount')}`,
    onClick,
    children: label,
  })
  const completing = say(draft.canAdopt ? 'correct' : 'complete')
  const reason = {
    title: sayHold('dismissTitle'),
    effect: sayHold('dismissEffect'),
    action: sayHold('dismiss'),
  }
  return (
    <span className="hold-acts">
      {draft.canAdopt && (
        <Button type="primary" loading={adopt.isRunning} {...button(say('adopt'), () => adopt.run({}))} />
      )}
      {draft.state !== 'dismissed' && isFree(draft) && (
        <Button
          type={draft.canAdopt ? 'default' : 'primary'}
          {...button(completing, () => setOpen('complete'))}
        />
      )}
      {draft.state === 'open' && <Button {...button(sayHold('dismiss'), () => setOpen('dismiss'))} />}
      {open === 'complete' && (
        <CompleteDialog
          draft={draft}
          isRunning={adopt.isRunning || keep.isRunning}
          onClose={close}
          onAdopt={adopt.run}
          onKeep={keep.run}
        />
      )}
      {open === 'dismiss' && (
        <ReasonDialog {...reason} isRunning={dismiss.isRunning} onCancel={close} onConfirm={dismiss.run} />
      )}
    </span>
  )
}
