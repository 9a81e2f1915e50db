import { Alert, Button } from 'antd'
import { useState } from 'react'
import { Link, useParams } from 'react-router'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay, useSpeech } from '../../../language/language'
import { State } from '../../../parts/code'
import { CopyButton } from '../../../parts/copy-button'
import { ActFrame } from '../../../parts/holds/act-frame'
import { yuanText } from '../../../parts/money'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Loaded } from '../../../parts/states'
import { Clock } from '../../../parts/time'
import { ClaimsTable } from './claims-table'
import { Objections } from './objections'
import { clockOf, RETURNS, useReturn, type Return } from './reads'
import { returnWords } from './words'

/** One return: who has a claim, what each gets, what was said against it, and the second officer's word. */
export function ReturnPage() {
  const { id = '' } = useParams()
  return (
    <Loaded of={useReturn(id)} rows={8}>
      {(data) => <Opened key={id} of={data} />}
    </Loaded>
  )
}

function Opened({ of }: { readonly of: Return }) {
  const say = useSay(returnWords)
  const rest = Number(of.rest) > 0
  return (
    <article className="approval return-page" aria-label={of.number}>
      <Head of={of} />
      {of.blockedBy !== null && <Alert type="info" showIcon title={say(of.blockedBy)} />}
      {of.returned !== null && (
        <Alert type="success" showIcon title={say('returned', { sum: yuanText(of.returned) })} />
      )}
      <section className="card return-part" aria-label={say('claims')}>
        <ClaimsTable of={of} />
        {rest && <p>{say('rest', { sum: yuanText(of.rest), goes: say(of.restGoes) })}</p>}
      </section>
      <Notice of={of} />
      <Objections of={of} />
      <Acts of={of} />
    </article>
  )
}

function Head({ of }: { readonly of: Return }) {
  const say = useSay(returnWords)
  const clock = clockOf(of)
  return (
    <header className="approval-head">
      <Link to={RETURNS}>{say('back')}</Link>
      <h2>{say('title')}</h2>
      <span className="number">{of.number}</span>
      <State state={of.state} of="fundReturn" />
      <span className="mono">{of.account}</span>
      <span>{of.bank.name}</span>
      <strong>{yuanText(of.available)}</strong>
      <span className="work-space" />
      {clock !== null && (
        <span className="approval-clock">
          <small>{say(clock.word)}</small> <Clock to={clock.to} label={say(clock.word)} />
        </span>
      )}
    </header>
  )
}

/** To be put up as it is. */
function Notice({ of }: { readonly of: Return }) {
  const say = useSay(returnWords)
  const { language } = useSpeech()
  if (of.notice === null) return null
  const text = of.notice[language]
  return (
    <section className="card return-part" aria-label={say('notice')}>
      <header className="return-part-head">
        <h3>{say('notice')}</h3>
        <CopyButton text={text} what={say('notice')} />
      </header>
      <pre className="return-notice">{text}</pre>
    </section>
  )
}

function useActs(of: Return, onDone: () => void) {
  const say = useSay(returnWords)
  const params = { path: { id: of.id } }
  const publish = useWrite(() => api.POST('/v1/fund-returns/{id}/publish', { params }), {
    done: say('published'),
  })
  const approve = useWrite(() => api.POST('/v1/fund-returns/{id}/approve', { params }), {
    done: say('approved'),
    onDone,
  })
  const giveUp = useWrite(
    (reason: string) => api.POST('/v1/fund-returns/{id}/cancel', { params, body: { reason } }),
    { done: say('givenUp'), onDone },
  )
  return { publish, approve, giveUp }
}

function Acts({ of }: { readonly of: Return }) {
  const say = useSay(returnWords)
  const [open, setOpen] = useState<'approve' | 'giveUp' | null>(null)
  const close = (): void => setOpen(null)
  const { publish, approve, giveUp } = useActs(of, close)
  if (of.state !== 'drafted' && of.state !== 'published') return null
  const { number } = of
  const giving = { title: say('giveUpTitle', { number }), effect: say('giveUpEffect'), action: say('giveUp') }
  return (
    <footer className="hold-acts return-acts">
      {of.state === 'drafted' && of.needsNotice && (
        <Button type="primary" loading={publish.isRunning} onClick={() => publish.run(undefined)}>
          {say('publish')}
        </Button>
      )}
      <Button
        type={of.needsNotice && of.state === 'drafted' ? 'default' : 'primary'}
        disabled={of.blockedBy !== null}
        onClick={() => setOpen('approve')}
      >
        {say('approve')}
      </Button>
      <Button onClick={() => setOpen('giveUp')}>{say('giveUp')}</Button>
      {open === 'approve' && (
        <ActFrame
          title={say('approveTitle', { number })}
          action={say('approve')}
          isRunning={approve.isRunning}
          onSend={() => approve.run(undefined)}
          onClose={close}
        >
          <p>{say('approveEffect')}</p>
        </ActFrame>
      )}
      {open === 'giveUp' && (
        <ReasonDialog {...giving} isRunning={giveUp.isRunning} onCancel={close} onConfirm={giveUp.run} />
      )}
    </footer>
  )
}
