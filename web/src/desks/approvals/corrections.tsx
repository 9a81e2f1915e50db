import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, type Answer } from '../../api/client'
import { useRead, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { ledgerWords } from '../../parts/ledger/words'
import { Money } from '../../parts/money'
import { ReasonDialog } from '../../parts/reason-dialog'
import { Loaded } from '../../parts/states'
import { Moment } from '../../parts/time'
import { correctionWords } from './words'

type Correction = Answer<'/v1/ledger/corrections', 'get'>['items'][number]

/** 台账更正: entries that somebody says are wrong; another person decides. */
export function Corrections() {
  const say = useSay(correctionWords)
  const corrections = useRead(['ledger-corrections'], () => api.GET('/v1/ledger/corrections'), {
    live: ['ledger_correction'],
  })
  return (
    <section className="card books" aria-label={say('title')}>
      <h2>{say('title')}</h2>
      <Loaded of={corrections} rows={2}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="soft">{say('none')}</p>
          ) : (
            <ul className="books-list">
              {items.map((item) => (
                <One key={item.id} item={item} />
              ))}
            </ul>
          )
        }
      </Loaded>
    </section>
  )
}

function One({ item }: { readonly item: Correction }) {
  const say = useSay(correctionWords)
  const sayAccount = useSay(ledgerWords)
  const { entry, requestedBy, decidedBy, decidedAt } = item
  return (
    <li>
      <div>
        <Link to={`/desk/operator/warnings/${item.warningId}`} className="number">
          {item.warningNumber}
        </Link>{' '}
        {sayAccount(entry.from)} → {sayAccount(entry.to)} <Money yuan={entry.amount} isFull />
        <br />
        {item.reason}{' '}
        <span className="soft">
          {requestedBy.name} <Moment at={item.requestedAt} />
        </span>
        {decidedBy !== null && decidedAt !== null && (
          <>
            <br />
            <strong>{say(item.state)}</strong> {item.decisionReason}{' '}
            <span className="soft">
              {decidedBy.name} <Moment at={decidedAt} />
            </span>
          </>
        )}
      </div>
      {item.state === 'requested' && <Decide item={item} />}
    </li>
  )
}

type Decision = 'book' | 'refuse'

function Decide({ item }: { readonly item: Correction }) {
  const say = useSay(correctionWords)
  const [decision, setDecision] = useState<Decision | null>(null)
  const decide = useWrite(
    ({ what, reason }: { what: Decision; reason: string }) => {
      const sent = { params: { path: { id: item.id } }, body: { reason } }
      return what === 'book'
        ? api.POST('/v1/ledger/corrections/{id}/book', sent)
        : api.POST('/v1/ledger/corrections/{id}/refuse', sent)
    },
    { onDone: () => setDecision(null) },
  )
  return (
    <div className="books-acts">
      <Button size="small" type="primary" onClick={() => setDecision('book')}>
        {say('book')}
      </Button>
      <Button size="small" onClick={() => setDecision('refuse')}>
        {say('refuse')}
      </Button>
      {decision !== null && (
        <ReasonDialog
          title={`${say(decision)} ${item.warningNumber}`}
          effect={say(decision === 'book' ? 'bookEffect' : 'refuseEffect')}
          action={say(decision)}
          isRunning={decide.isRunning}
          onCancel={() => setDecision(null)}
          onConfirm={(reason) => decide.run({ what: decision, reason })}
        />
      )}
    </div>
  )
}
