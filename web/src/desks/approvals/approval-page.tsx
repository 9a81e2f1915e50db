import { Alert } from 'antd'
import type { ReactNode } from 'react'
import { useParams } from 'react-router'
import { useCode, useSay } from '../../language/language'
import { Empty, Loaded } from '../../parts/states'
import { Clock, Moment } from '../../parts/time'
import { Decide } from './decide'
import { InFull } from './in-full'
import { useApprovals, type Approval } from './reads'
import { WarningCard } from './warning-card'
import { approvalWords, decideWords } from './words'

/** One thing that waits for a second person: who asks and why, what it is, and the decision. */
export function ApprovalPage() {
  const { id = '' } = useParams()
  const say = useSay(approvalWords)
  const approvals = useApprovals()
  return (
    <Loaded of={approvals} rows={10}>
      {({ items }) => {
        const approval = items.find((each) => each.id === id)
        if (approval !== undefined) return <Opened key={id} approval={approval} />
        return (
          <div className="card approvals-nothing">
            <Empty title={say('settled')} about={say('settledAbout')} />
          </div>
        )
      }}
    </Loaded>
  )
}

function Opened({ approval }: { readonly approval: Approval }) {
  const say = useSay(decideWords)
  return (
    <article className="approval" aria-label={approval.number}>
      <Head approval={approval} />
      <Notices approval={approval} />
      <section className="card approval-facts" aria-label={say('facts')}>
        <InFull approval={approval} />
        <Facts approval={approval} />
      </section>
      <WarningCard id={approval.warningId} number={approval.warningNumber} />
      <Decide approval={approval} />
    </article>
  )
}

function Head({ approval }: { readonly approval: Approval }) {
  const say = useSay(decideWords)
  const sayCode = useCode()
  return (
    <header className="approval-head">
      <h2>
        {sayCode(approval.kind, 'request')}
        {approval.kind === 'appeal' && ` · ${sayCode(approval.subject, 'request')}`}
      </h2>
      <span className="number">{approval.number}</span>
      <span className="work-space" />
      <span className="approval-clock">
        <small>{say(approval.kind === 'appeal' ? 'decideBy' : 'approveBy')}</small>{' '}
        <Clock to={approval.approveBy} />
      </span>
    </header>
  )
}

/** What one has to know before deciding; why one may not, before it is tried. */
function Notices({ approval }: { readonly approval: Approval }) {
  const say = useSay(decideWords)
  const { kind, subject, blockedBy } = approval
  return (
    <>
      {blockedBy !== null && <Alert type="warning" showIcon title={say(blockedBy)} />}
      {subject === 'protective_hold' && <Alert type="success" showIcon title={say('ownAccount')} />}
      {kind === 'whole_freeze' && <Alert type="warning" showIcon title={say('whole')} />}
      {kind === 'appeal' && <Alert type="info" showIcon title={say('appealAbout')} />}
    </>
  )
}

function Facts({ approval }: { readonly approval: Approval }) {
  const say = useSay(decideWords)
  const { bank } = approval
  return (
    <dl className="approval-list">
      {approval.reason !== null && (
        <Fact name={say('why')}>
          <strong>{approval.reason}</strong>
        </Fact>
      )}
      <Fact name={say('bank')}>
        {bank.name} <span className="soft">{say(bank.isConnected ? 'byGateway' : 'byLiaison')}</span>
      </Fact>
      <Fact name={say('askedBy')}>
        <strong>{approval.askedBy.name}</strong>
      </Fact>
      <Fact name={say('askedAt')}>
        <Moment at={approval.askedAt} />
      </Fact>
      {approval.subject === 'stop_payment' && (
        <Fact name={say('stopsTaken')}>{say('ofTwo', { taken: approval.stopsTaken })}</Fact>
      )}
    </dl>
  )
}

export const Fact = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
