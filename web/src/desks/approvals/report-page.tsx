import { Alert } from 'antd'
import { useParams } from 'react-router'
import { useSay } from '../../language/language'
import { ReportDraftRow } from '../../parts/holds/report-drafts'
import { fieldWords, reportWords } from '../../parts/holds/report-words'
import type { ReportDraft } from '../../parts/holds/types'
import { Money } from '../../parts/money'
import { Empty, Loaded } from '../../parts/states'
import { Moment } from '../../parts/time'
import type { WorkItem } from '../../parts/worklist'
import { Fact } from './approval-page'
import { reportAddress, useReportDrafts } from './reads'
import { WarningCard } from './warning-card'
import { approvalWords, decideWords } from './words'

/** An account that a report tells of, before anybody has signed for it. */
export function ReportPage() {
  const { id = '' } = useParams()
  const sayList = useSay(approvalWords)
  const sayDecide = useSay(decideWords)
  const say = useSay(reportWords)
  return (
    <Loaded of={useReportDrafts()} rows={6}>
      {({ items }) => {
        const draft = items.find((each) => each.id === id)
        if (draft === undefined)
          return (
            <div className="card approvals-nothing">
              <Empty title={sayList('settled')} />
            </div>
          )
        return (
          <article className="approval" aria-label={say('page')}>
            <header className="approval-head">
              <h2>{say('page')}</h2>
            </header>
            <Alert type="info" showIcon title={say('about')} />
            <section className="card approval-facts" aria-label={sayDecide('facts')}>
              <ul className="hold-list approval-proposal">
                <ReportDraftRow key={id} draft={draft} />
              </ul>
              <dl className="approval-list">
                <Fact name={say('reportedAt')}>
                  <Moment at={draft.reportedAt} />
                </Fact>
                <Fact name={sayDecide('stopsTaken')}>{sayDecide('ofTwo', { taken: draft.stopsTaken })}</Fact>
              </dl>
            </section>
            <WarningCard id={draft.warningId} number={draft.warningNumber} />
          </article>
        )
      }}
    </Loaded>
  )
}

export function useReportItem(): (draft: ReportDraft) => WorkItem {
  const say = useSay(reportWords)
  const sayField = useSay(fieldWords)
  return (draft) => ({
    id: draft.id,
    href: reportAddress(draft.id),
    clock: { to: draft.enterBy, label: say('enterWithin') },
    title: (
      <>
        <span className="mono">{draft.account ?? say('noAccount')}</span>
        <span>{draft.accountName ?? say('noName')}</span>
        {draft.amount !== null && <Money yuan={draft.amount} isFull />}
      </>
    ),
    line: (
      <span className="soft">
        {draft.warningNumber}{' '}
        {draft.missing.length === 0
          ? say('nothingMissing')
          : say('missing', { fields: draft.missing.map((field) => sayField(field)).join(say('between')) })}
      </span>
    ),
    tone: draft.stop === null ? 'now' : 'runs',
  })
}
