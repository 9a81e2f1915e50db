import { Alert, Button, Form, Input } from 'antd'
import { useId, useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useCode, useSay } from '../../language/language'
import { State } from '../code'
import { Money } from '../money'
import { ReasonDialog } from '../reason-dialog'
import { Moment } from '../time'
import { ActFrame, Field } from './act-frame'
import { BankSelect } from './bank-select'
import type { Payment, Proposal } from './types'
import { holdWords } from './words'

/** One transfer that a bank has told of: draft the next stop, or say why not. */
export function ProposalRow({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay(holdWords)
  const sayCode = useCode()
  const { otherStop, nextStop } = proposal
  const shown = nextStop ?? otherStop
  return (
    <li className="hold-proposal" aria-label={`${proposal.account} ${proposal.accountName}`}>
      <div className="hold-line">
        <State state={proposal.state} of="proposal" />
        <span className="mono">{proposal.account}</span>
        <span>{proposal.accountName}</span>
        <span>{proposal.bank}</span>
        <Money yuan={proposal.amount} />
        <Moment at={proposal.transferredAt} />
      </div>
      <span className="soft">
        {say('toldBy', { bank: proposal.from.bank.name, number: proposal.from.number })}
      </span>
      {proposal.isVictims && <Alert type="warning" showIcon title={say('victims')} className="hold-note" />}
      {shown !== null && (
        <span className="hold-next">
          {say('otherStop', { number: shown.number, state: sayCode(shown.state, 'hold') })}
        </span>
      )}
      {proposal.dismissalReason !== null && <span className="soft">{proposal.dismissalReason}</span>}
      <ProposalActs proposal={proposal} />
    </li>
  )
}

function ProposalActs({ proposal }: { readonly proposal: Proposal }) {
  const say = useSay(holdWords)
  const [open, setOpen] = useState<'dismiss' | 'bank' | null>(null)
  const params = { path: { id: proposal.id } }
  const close = (): void => setOpen(null)
  const draft = useWrite(
    (body: { bankCode?: string }) => api.POST('/v1/proposed-stops/{id}/draft', { params, body }),
    { done: say('drafted'), onDone: close },
  )
  const dismiss = useWrite(
    (reason: string) => api.POST('/v1/proposed-stops/{id}/dismiss', { params, body: { reason } }),
    { done: say('dismissed'), onDone: close },
  )
  const missing = { bank: proposal.bank, needsBank: true, needsName: false, isRunning: draft.isRunning }
  const reason = { title: say('dismissTitle'), effect: say('dismissEffect'), action: say('dismiss') }
  return (
    <span className="hold-acts">
      {proposal.canDraft && (
        <DraftButton
          account={proposal.account}
          isRunning={draft.isRunning}
          onClick={() => (proposal.bankCode === null ? setOpen('bank') : draft.run({}))}
        />
      )}
      {proposal.state === 'proposed' && (
        <Button
          size="small"
          aria-label={`${say('dismiss')} ${proposal.account}`}
          onClick={() => setOpen('dismiss')}
        >
          {say('dismiss')}
        </Button>
      )}
      {open === 'bank' && (
        <MissingDialog {...missing} onClose={close} onConfirm={({ bankCode }) => draft.run({ bankCode })} />
      )}
      {open === 'dismiss' && (
        <ReasonDialog {...reason} isRunning={dismiss.isRunning} onCancel={close} onConfirm={dismiss.run} />
      )}
    </span>
  )
}

function DraftButton(props: {
  readonly account: string
  readonly isRunning: boolean
  readonly isQuiet?: boolean
  readonly onClick: () => void
}) {
  const say = useSay(holdWords)
  return (
    <Button
      size="small"
      type={props.isQuiet === true ? 'default' : 'primary'}
      loading={props.isRunning}
      aria-label={`${say('draft')} ${props.account}`}
      onClick={props.onClick}
    >
      {say('draft')}
    </Button>
  )
}

const sources = { transaction: 'fromTransaction', report: 'fromReport', visit: 'fromVisit' } as const

interface OfWarning {
  readonly warningId: string
  readonly payment: Payment
}

/** A payment that a signal or a visit tells of, with the stop of its payee one press away. */
export function PaymentRow({ warningId, payment }: OfWarning) {
  const say = useSay(holdWords)
  return (
    <li className="hold-proposal" aria-label={payment.account}>
      <div className="hold-line">
        <span className="mono">{payment.account}</span>
        <span>{payment.accountName ?? '–'}</span>
        <span>{payment.bank ?? '–'}</span>
        <Money yuan={payment.amount} />
        <Moment at={payment.transferredAt} />
        <span className="soft">{say(sources[payment.source])}</span>
        {payment.isPending && <strong className="hold-next">{say('pending')}</strong>}
      </div>
      {payment.canDraft && <PaymentDraft warningId={warningId} payment={payment} />}
    </li>
  )
}

function PaymentDraft({ warningId, payment }: OfWarning) {
  const say = useSay(holdWords)
  const [isOpen, setOpen] = useState(false)
  const params = { path: { id: warningId, paymentId: payment.id } }
  const draft = useWrite(
    (body: { accountName?: string; bankCode?: string }) =>
      api.POST('/v1/warnings/{id}/stoppable-payments/{paymentId}/draft', { params, body }),
    { done: say('drafted'), onDone: () => setOpen(false) },
  )
  const [needsName, needsBank] = [payment.accountName === null, payment.bankCode === null]
  return (
    <span className="hold-acts">
      <DraftButton
        account={payment.account}
        isRunning={draft.isRunning}
        isQuiet={payment.isPending}
        onClick={() => (needsName || needsBank ? setOpen(true) : draft.run({}))}
      />
      {isOpen && (
        <MissingDialog
          {...{ needsBank, needsName, isRunning: draft.isRunning, bank: payment.bank ?? '' }}
          onClose={() => setOpen(false)}
          onConfirm={({ bankCode, accountName }) =>
            draft.run({ ...(needsBank ? { bankCode } : {}), ...(needsName ? { accountName } : {}) })
          }
        />
      )}
    </span>
  )
}

/** Asks for what nobody has told, and the bank must match. */
export function MissingDialog(props: {
  readonly bank: string
  readonly needsBank: boolean
  readonly needsName: boolean
  readonly isRunning: boolean
  readonly onClose: () => void
  readonly onConfirm: (given: { readonly bankCode: string; readonly accountName: string }) => void
}) {
  const say = useSay(holdWords)
  const id = useId()
  const [bank, setBank] = useState<string | null>(null)
  const [name, setName] = useState('')
  const isComplete = (!props.needsBank || bank !== null) && (!props.needsName || name.trim() !== '')
  return (
    <ActFrame
      title={say('draft')}
      action={say('draft')}
      isRunning={props.isRunning}
      isDisabled={!isComplete}
      onSend={() => props.onConfirm({ bankCode: bank ?? '', accountName: name.trim() })}
      onClose={props.onClose}
    >
      <p>{say('draftEffect')}</p>
      <Form layout="vertical">
        {props.needsName && (
          <Field id={`${id}-name`} label={say('nameMissing')}>
            <Input
              id={`${id}-name`}
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
          </Field>
        )}
        {props.needsBank && (
          <Field id={`${id}-bank`} label={say('bankMissing', { bank: props.bank })}>
            <BankSelect id={`${id}-bank`} value={bank} onChange={setBank} />
          </Field>
        )}
      </Form>
    </ActFrame>
  )
}
