import { Button } from 'antd'
import { useState } from 'react'
import { api, type Answer } from '../../api/client'
import { useRead, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { useUser } from '../../session/use-session'
import { HOLD_MACHINES } from '../holds/types'
import { Money } from '../money'
import { ReasonDialog } from '../reason-dialog'
import { Loaded } from '../states'
import { Moment } from '../time'
import { BookLoss } from './book-loss'
import './ledger.css'
import { ledgerWords } from './words'

const NOTHING = '0.00'

type Entry = Answer<'/v1/warnings/{id}/ledger', 'get'>['entries'][number]

/** Every entry of a warning's books, and the way to say that one is wrong. */
export function LedgerEntries({ warningId }: { readonly warningId: string }) {
  const say = useSay(ledgerWords)
  const me = useUser()
  const ledger = useRead(
    ['ledger', warningId],
    () => api.GET('/v1/warnings/{id}/ledger', { params: { path: { id: warningId } } }),
    { live: HOLD_MACHINES },
  )
  return (
    <section aria-label={say('entries')} className="ledger-entries">
      <h3>{say('entries')}</h3>
      <Loaded of={ledger} rows={3}>
        {({ entries, accounts }) => {
          const paidOut = accounts.find(({ name }) => name === 'paid_out')?.balance ?? NOTHING
          return entries.length === 0 ? (
            <p className="soft">{say('none')}</p>
          ) : (
            <>
              {me.role === 'supervisor' && paidOut !== NOTHING && (
                <BookLoss warningId={warningId} paidOut={paidOut} />
              )}
              <ol>
                {entries.map((entry, index) => (
                  <One key={entry.id} entry={entry} nth={index + 1} warningId={warningId} />
                ))}
              </ol>
            </>
          )
        }}
      </Loaded>
    </section>
  )
}

interface OneProps {
  readonly entry: Entry
  readonly nth: number
  readonly warningId: string
}

function One({ entry: { id, kind, from, to, amount, at, cause }, nth, warningId }: OneProps) {
  const say = useSay(ledgerWords)
  const [isAsking, setAsking] = useState(false)
  const ask = useWrite(
    (reason: string) => api.POST('/v1/ledger/corrections', { body: { warningId, entryId: id, reason } }),
    { onDone: () => setAsking(false), done: say('asked') },
  )
  const hasMoved = (kind === 'posted' || kind === 'post') && !cause.startsWith('correction:')
  return (
    <li>
      <span>
        <Moment at={at} /> {say(kind)} {say(from)} → {say(to)} <Money yuan={amount} isFull />
      </span>
      {hasMoved && (
        <Button size="small" aria-label={say('correctOf', { nth })} onClick={() => setAsking(true)}>
          {say('correct')}
        </Button>
      )}
      {isAsking && (
        <ReasonDialog
          title={say('correctTitle')}
          effect={say('correctEffect')}
          action={say('correctTitle')}
          isRunning={ask.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={ask.run}
        />
      )}
    </li>
  )
}
