import { Button } from 'antd'
import { useState, type ReactNode } from 'react'
import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay } from '../../language/language'
import { useUser } from '../../session/use-session'
import { Loaded } from '../states'
import { FreezeCard, ProtectionCard, StopCard } from './cards'
import { DraftDialog } from './draft-dialog'
import './holds.css'
import { PaymentRow, ProposalRow } from './proposals'
import { ProtectDialog } from './protect-dialog'
import { ReportDraftRow } from './report-drafts'
import { reportWords } from './report-words'
import { HOLD_MACHINES, type Running } from './types'
import { holdWords } from './words'

/** All that holds money in one warning, and what may be held next; the victim's own account apart. */
export function HoldsPanel({ warningId }: { readonly warningId: string }) {
  const running = useRunning({ warningId })
  const runningOf = (id: string): Running | undefined => running.data?.items.find((one) => one.id === id)
  return (
    <div className="holds-panel">
      <Reported warningId={warningId} />
      <Proposals warningId={warningId} />
      <Payments warningId={warningId} />
      <Suspects warningId={warningId} runningOf={runningOf} />
      <Own warningId={warningId} runningOf={runningOf} />
    </div>
  )
}

export const useRunning = (query: { readonly warningId?: string }) =>
  useRead(['running-holds', query], () => api.GET('/v1/running-holds', { params: { query } }), {
    live: HOLD_MACHINES,
  })

function Section(props: {
  readonly title: string
  readonly className?: string
  readonly act?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section className={`hold-section ${props.className ?? ''}`} aria-label={props.title}>
      <header>
        <h3>{props.title}</h3>
        {props.act}
      </header>
      {props.children}
    </section>
  )
}

/** Only where somebody has reported payments: their minutes run. */
function Reported({ warningId }: { readonly warningId: string }) {
  const say = useSay(reportWords)
  const { data } = useRead(
    ['report-drafts', warningId],
    () => api.GET('/v1/warnings/{id}/report-drafts', { params: { path: { id: warningId } } }),
    { live: [...HOLD_MACHINES, 'warning'] },
  )
  const items = data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={say('title')} className="hold-section-next">
      <p className="soft hold-none">{say('about')}</p>
      <ul className="hold-list">
        {items.map((draft) => (
          <ReportDraftRow key={draft.id} draft={draft} />
        ))}
      </ul>
    </Section>
  )
}

/** Only where a bank has told of any: what is to be decided first. */
function Proposals({ warningId }: { readonly warningId: string }) {
  const say = useSay(holdWords)
  const { data } = useRead(
    ['proposed-stops', warningId],
    () => api.GET('/v1/warnings/{id}/proposed-stops', { params: { path: { id: warningId } } }),
    { live: HOLD_MACHINES },
  )
  const items = data?.items ?? []
  if (items.length === 0) return null
  const sorted = [...items].sort((a, b) => Number(b.state === 'proposed') - Number(a.state === 'proposed'))
  return (
    <Section title={say('proposals')} className="hold-section-next">
      <ul className="hold-list">
        {sorted.map((proposal) => (
          <ProposalRow key={proposal.id} proposal={proposal} />
        ))}
      </ul>
    </Section>
  )
}

/** Payments whose payee no stop has been drafted for; what a report tells stands above, with its clock. */
function Payments({ warningId }: { readonly warningId: string }) {
  const say = useSay(holdWords)
  const { data } = useRead(
    ['stoppable-payments', warningId],
    () => api.GET('/v1/warnings/{id}/stoppable-payments', { params: { path: { id: warningId } } }),
    { live: [...HOLD_MACHINES, 'warning'] },
  )
  const items = (data?.items ?? []).filter(({ canDraft, source }) => canDraft && source !== 'report')
  if (items.length === 0) return null
  return (
    <Section title={say('payments')}>
      <ul className="hold-list">
        {items.map((payment) => (
          <PaymentRow key={payment.id} warningId={warningId} payment={payment} />
        ))}
      </ul>
    </Section>
  )
}

interface OfWarning {
  readonly warningId: string
  readonly runningOf: (id: string) => Running | undefined
}

function Suspects({ warningId, runningOf }: OfWarning) {
  const say = useSay(holdWords)
  const [isOpen, setOpen] = useState(false)
  const query = { warningId }
  const stops = useRead(['stop-payments', query], () => api.GET('/v1/stop-payments', { params: { query } }), {
    live: HOLD_MACHINES,
  })
  const freezes = useRead(['freezes', query], () => api.GET('/v1/freezes', { params: { query } }), {
    live: HOLD_MACHINES,
  })
  return (
    <Section
      title={say('stops')}
      act={
        <Button size="small" onClick={() => setOpen(true)}>
          {say('draftOther')}
        </Button>
      }
    >
      <Loaded of={stops} rows={2}>
        {({ items }) => (
          <>
            {items.length === 0 && <p className="soft hold-none">{say('noStops')}</p>}
            {(freezes.data?.items ?? []).map((freeze) => (
              <FreezeCard key={freeze.id} freeze={freeze} running={runningOf(freeze.id)} />
            ))}
            {items.map((stop) => (
              <StopCard key={stop.id} stop={stop} running={runningOf(stop.id)} />
            ))}
          </>
        )}
      </Loaded>
      {isOpen && <DraftDialog warningId={warningId} onClose={() => setOpen(false)} />}
    </Section>
  )
}

function Own({ warningId, runningOf }: OfWarning) {
  const say = useSay(holdWords)
  const { role } = useUser()
  const [isOpen, setOpen] = useState(false)
  const query = { warningId }
  const holds = useRead(
    ['protective-holds', query],
    () => api.GET('/v1/protective-holds', { params: { query } }),
    { live: HOLD_MACHINES },
  )
  const mayAsk = role === 'operator' || role === 'supervisor'
  return (
    <Section
      title={say('protections')}
      className="hold-section-own"
      act={
        mayAsk && (
          <Button size="small" onClick={() => setOpen(true)}>
            {say('protect')}
          </Button>
        )
      }
    >
      <p className="soft hold-none">{say('protectionsAbout')}</p>
      <Loaded of={holds} rows={1}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft hold-none">{say('noProtections')}</p>
          ) : (
            items.map((hold) => <ProtectionCard key={hold.id} hold={hold} running={runningOf(hold.id)} />)
          )
        }
      </Loaded>
      {isOpen && <ProtectDialog warningId={warningId} onClose={() => setOpen(false)} />}
    </Section>
  )
}
