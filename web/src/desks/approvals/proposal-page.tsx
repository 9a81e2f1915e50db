import { Alert } from 'antd'
import { useParams } from 'react-router'
import { useSay } from '../../language/language'
import { ProposalRow } from '../../parts/holds/proposals'
import { Empty, Loaded } from '../../parts/states'
import { Moment } from '../../parts/time'
import { Fact } from './approval-page'
import { useProposals } from './reads'
import { WarningCard } from './warning-card'
import { approvalWords, decideWords } from './words'

/** Where a bank says money had gone: draft the next stop, or say why none. */
export function ProposalPage() {
  const { id = '' } = useParams()
  const sayList = useSay(approvalWords)
  const say = useSay(decideWords)
  const proposals = useProposals()
  return (
    <Loaded of={proposals} rows={6}>
      {({ items }) => {
        const proposal = items.find((each) => each.id === id)
        if (proposal === undefined)
          return (
            <div className="card approvals-nothing">
              <Empty title={sayList('settled')} />
            </div>
          )
        return (
          <article className="approval" aria-label={say('proposal')}>
            <header className="approval-head">
              <h2>{say('proposal')}</h2>
            </header>
            <Alert type="info" showIcon title={say('proposalAbout')} />
            <section className="card approval-facts" aria-label={say('facts')}>
              <ul className="hold-list approval-proposal">
                <ProposalRow key={id} proposal={proposal} />
              </ul>
              <dl className="approval-list">
                <Fact name={say('from')}>
                  {proposal.from.bank.name} <span className="mono">{proposal.from.account}</span>{' '}
                  <span className="number">{proposal.from.number}</span>
                </Fact>
                <Fact name={say('told')}>
                  <Moment at={proposal.toldAt} />
                </Fact>
                <Fact name={say('stopsTaken')}>{say('ofTwo', { taken: proposal.stopsTaken })}</Fact>
              </dl>
            </section>
            <WarningCard id={proposal.warningId} number={proposal.warningNumber} />
          </article>
        )
      }}
    </Loaded>
  )
}
