import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { useCode, useSay } from '../../language/language'
import { reportWords } from '../../parts/holds/report-words'
import type { Proposal } from '../../parts/holds/types'
import { Money } from '../../parts/money'
import { Empty, Loaded } from '../../parts/states'
import { Moment } from '../../parts/time'
import { Worklist, type WorkGroup, type WorkItem } from '../../parts/worklist'
import {
  addressOf,
  firstOf,
  proposalAddress,
  useApprovals,
  useProposals,
  useReportDrafts,
  type Approval,
} from './reads'
import { useReportItem } from './report-page'
import { approvalWords } from './words'

/** What the reader decides first, then what banks have told, then what is for others. */
export function WaitingList({ opened }: { readonly opened: string | null }) {
  const say = useSay(approvalWords)
  const sayReport = useSay(reportWords)
  const approvals = useApprovals()
  const proposals = useProposals()
  const approvalItem = useApprovalItem()
  const proposalItem = useProposalItem()
  const reports = useReportDrafts()
  const reportItem = useReportItem()
  const some = (fits: (blockedBy: Approval['blockedBy']) => boolean) =>
    (approvals.data?.items ?? []).filter(({ blockedBy }) => fits(blockedBy)).map(approvalItem)
  const groups: readonly WorkGroup[] = [
    { key: 'forMe', title: say('forMe'), items: some((blockedBy) => blockedBy === null) },
    { key: 'reports', title: sayReport('list'), items: (reports.data?.items ?? []).map(reportItem) },
    { key: 'proposals', title: say('proposals'), items: (proposals.data?.items ?? []).map(proposalItem) },
    { key: 'forOthers', title: say('forOthers'), items: some((blockedBy) => blockedBy === 'four_eyes') },
    {
      key: 'blocked',
      title: say('blocked'),
      items: some((blockedBy) => blockedBy !== null && blockedBy !== 'four_eyes'),
    },
  ]
  return (
    <Loaded of={approvals} rows={8}>
      {({ isCut }) => (
        <>
          {groups.every(({ items }) => items.length === 0) ? (
            <Empty title={say('nothing')} about={say('nothingAbout')} />
          ) : (
            <Worklist label={say('title')} groups={groups} opened={opened} />
          )}
          {isCut && <p className="soft approvals-cut">{say('cut')}</p>}
        </>
      )}
    </Loaded>
  )
}

function useApprovalItem(): (approval: Approval) => WorkItem {
  const say = useSay(approvalWords)
  const sayCode = useCode()
  return (approval) => ({
    id: approval.id,
    href: addressOf(approval),
    clock: {
      to: approval.approveBy,
      label: say(approval.kind === 'appeal' ? 'decideWithin' : 'approveWithin'),
    },
    title: (
      <>
        <strong>{sayCode(approval.kind, 'request')}</strong>
        <span className="number">{approval.number}</span>
      </>
    ),
    line: (
      <>
        <span className="mono">{approval.account}</span>
        <span>{approval.accountName}</span>
        {approval.amount === null ? <span>{say('wholeAccount')}</span> : <Money yuan={approval.amount} />}
      </>
    ),
    notes: (
      <span className="soft">
        {approval.bank.name} · {say('askedBy', { name: approval.askedBy.name })}
      </span>
    ),
    tone: approval.subject === 'protective_hold' ? 'own' : approval.blockedBy === null ? 'now' : 'quiet',
  })
}

function useProposalItem(): (proposal: Proposal) => WorkItem {
  const say = useSay(approvalWords)
  return (proposal) => ({
    id: proposal.id,
    href: proposalAddress(proposal.id),
    clock: null,
    when: (
      <>
        <Moment at={proposal.toldAt} />
        <small>{say('told')}</small>
      </>
    ),
    title: (
      <>
        <span className="mono">{proposal.account}</span>
        <span>{proposal.accountName}</span>
        <Money yuan={proposal.amount} />
      </>
    ),
    line: (
      <span className="soft">
        {proposal.from.number} → {proposal.bank}
      </span>
    ),
    tone: 'runs',
  })
}

/** Nothing is open: opening is logged, so it is left to whoever sits here. */
export function Nothing() {
  const say = useSay(approvalWords)
  const navigate = useNavigate()
  const first = firstOf(useApprovals().data?.items ?? [])
  return (
    <div className="card approvals-nothing">
      <Empty
        title={say('choose')}
        about={say('chooseAbout')}
        action={
          first !== null && (
            <Button type="primary" onClick={() => void navigate(addressOf(first))}>
              {say('openFirst')} <kbd aria-hidden="true">N</kbd>
            </Button>
          )
        }
      />
    </div>
  )
}
