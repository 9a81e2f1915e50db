import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../../../api/client'
import { useWrite } from '../../../../api/query'
import { useSay, useSpeech } from '../../../../language/language'
import { fenOf, Money, shortYuan } from '../../../../parts/money'
import { MissingDialog } from '../../../../parts/holds/proposals'
import { ReasonDialog } from '../../../../parts/reason-dialog'
import { State } from '../../../../parts/code'
import { Moment } from '../../../../parts/time'
import type { OfTrace } from './trace-drawer'
import { notProposedWords, traceWords } from './trace-words'
import type { TraceAccount } from '../../../../parts/use-trace'

const columns = ['account', 'received', 'left', 'stillThereColumn', 'last', 'save', 'act'] as const
const sums: readonly string[] = ['received', 'left', 'stillThereColumn', 'save']

/** The same as the drawing, what is still there to save on top. */
export function AccountsTable({ trace, warningId }: OfTrace) {
  const say = useSay(traceWords)
  return (
    <div className="trace-scroll" tabIndex={0} role="region" aria-label={say('accounts')}>
      <table className="plain-table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" className={sums.includes(column) ? 'of-sum' : ''}>
                {say(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {trace.accounts.map((account) => (
            <AccountRow key={account.id} account={account} warningId={warningId} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const PERCENT = 100

function AccountRow({ account, warningId }: OfAccount) {
  const say = useSay(traceWords)
  const { language } = useSpeech()
  const sum = (yuan: string): string => shortYuan(yuan, language)
  const { sent, cashed, outOfSight } = account
  const percent = Math.round(account.freshness * PERCENT)
  return (
    <tr>
      <td>
        <span className="trace-tier">
          {account.isOwn ? say('victim') : say('tier', { tier: account.tier })}
        </span>{' '}
        <span className="mono">{account.tail ?? say('unknown')}</span> {account.holder ?? ''}{' '}
        <span className="soft">{account.bank ?? ''}</span>
      </td>
      <td className="of-sum">
        <Money yuan={account.received} />
      </td>
      <td
        className="of-sum"
        title={say('leftTitle', { sent: sum(sent), cashed: sum(cashed), outOfSight: sum(outOfSight) })}
      >
        <Money yuan={goneOf(account)} />
      </td>
      <td className="of-sum">
        <Money yuan={account.there} />
      </td>
      <td>
        <Moment at={account.lastTaintedAt} />
      </td>
      <td className="of-sum" title={say('freshness', { percent })}>
        <Money yuan={account.expected} />
      </td>
      <td>
        <AccountActs account={account} warningId={warningId} />
      </td>
    </tr>
  )
}

const HUNDRED = 100n
const goneOf = ({ sent, cashed, outOfSight }: TraceAccount): string => {
  const fen = fenOf(sent) + fenOf(cashed) + fenOf(outOfSight)
  return `${fen / HUNDRED}.${String(fen % HUNDRED).padStart(2, '0')}`
}

interface OfAccount {
  readonly account: TraceAccount
  readonly warningId: string
}

function useDecisions({ account, warningId }: OfAccount, onDone: () => void) {
  const say = useSay(traceWords)
  const params = { path: { id: warningId, accountId: account.id } }
  const draft = useWrite(
    (body: { bankCode?: string; accountName?: string }) =>
      api.POST('/v1/warnings/{id}/trace/accounts/{accountId}/draft', { params, body }),
    { done: say('drafted'), onDone },
  )
  const dismiss = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/trace/accounts/{accountId}/dismiss', { params, body: { reason } }),
    { done: say('dismissed'), onDone },
  )
  return { draft, dismiss }
}

function AccountActs(props: OfAccount) {
  const { account } = props
  const say = useSay(traceWords)
  const [open, setOpen] = useState<'missing' | 'dismiss' | null>(null)
  const close = (): void => setOpen(null)
  const { draft, dismiss } = useDecisions(props, close)
  const [needsName, needsBank] = [account.holder === null, account.bankCode === null]
  const dialog = { title: say('dismiss'), effect: say('dismissEffect'), action: say('dismiss') }
  return (
    <span className="trace-acts">
      <Standing account={account} />
      {account.canDraft && (
        <Button
          size="small"
          type="primary"
          loading={draft.isRunning}
          aria-label={`${say('draft')} ${account.tail ?? ''}`}
          onClick={() => (needsName || needsBank ? setOpen('missing') : draft.run({}))}
        >
          {say('draft')}
        </Button>
      )}
      {account.state === 'proposed' && (
        <Button
          size="small"
          aria-label={`${say('dismiss')} ${account.tail ?? ''}`}
          onClick={() => setOpen('dismiss')}
        >
          {say('dismiss')}
        </Button>
      )}
      {open === 'missing' && (
        <MissingDialog
          {...{ needsBank, needsName, isRunning: draft.isRunning, bank: account.bank ?? '' }}
          onClose={close}
          onConfirm={({ bankCode, accountName }) =>
            draft.run({ ...(needsBank ? { bankCode } : {}), ...(needsName ? { accountName } : {}) })
          }
        />
      )}
      {open === 'dismiss' && (
        <ReasonDialog {...dialog} isRunning={dismiss.isRunning} onCancel={close} onConfirm={dismiss.run} />
      )}
    </span>
  )
}

function Standing({ account }: { readonly account: TraceAccount }) {
  const sayWhy = useSay(notProposedWords)
  return (
    <>
      {account.nextStop !== null && <State state={account.nextStop.state} of="hold" />}
      {account.state === 'dismissed' && <State state="dismissed" of="proposal" />}
      {account.notProposed !== null && <span className="soft">{sayWhy(account.notProposed)}</span>}
    </>
  )
}
