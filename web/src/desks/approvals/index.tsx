import { Segmented } from 'antd'
import type { ReactNode } from 'react'
import { Navigate, Route, Routes, useLocation, useNavigate, useParams } from 'react-router'
import { useSay } from '../../language/language'
import { BankStatus } from '../../parts/bank-links'
import { RunningList } from '../../parts/holds'
import '../../parts/holds/holds.css'
import { KeyHelp, useKeys, type KeyBinding } from '../../parts/keys'
import { useWorklistKeys, WorkDesk } from '../../parts/worklist'
import { ApprovalPage } from './approval-page'
import './approvals.css'
import { BooksPage } from './books-page'
import { Corrections } from './corrections'
import { Statements } from './statements'
import { Nothing, WaitingList } from './list'
import { MissedPage } from './missed-page'
import { ProposalPage } from './proposal-page'
import { ReturnPage } from './returns/return-page'
import { ReturnList } from './returns/returns-page'
import { ReportPage } from './report-page'
import { addressOf, DESK, firstOf, useApprovals } from './reads'
import { approvalWords, decideWords } from './words'

/** 审批: what waits for a second named person, by time left; and all that is in force. */
export default function ApprovalsDesk() {
  return (
    <>
      <Routes>
        <Route path="running" element={<RunningPage />} />
        <Route path="returns" element={<ReturnsPage />} />
        <Route path="returns/:id" element={<ReturnsPage />} />
        <Route path="missed" element={<ListView title="missed" list={<MissedPage />} />} />
        <Route path="books" element={<ListView title="books" list={<Books />} />} />
        <Route path="*" element={<Waiting />} />
      </Routes>
      <DeskKeys />
    </>
  )
}

function Waiting() {
  const opened = useLocation().pathname.split('/').at(4) ?? null
  return (
    <WorkDesk
      top={
        <>
          <Due />
          <BankStatus />
          <Views />
        </>
      }
      list={<WaitingList opened={opened} />}
    >
      <Routes>
        <Route index element={<Nothing />} />
        <Route path="proposals/:id" element={<ProposalPage />} />
        <Route path="reports/:id" element={<ReportPage />} />
        {['stops', 'freezes', 'protections', 'appeals'].map((kind) => (
          <Route key={kind} path={`${kind}/:id`} element={<ApprovalPage />} />
        ))}
        <Route path="*" element={<Navigate replace to={DESK} />} />
      </Routes>
    </WorkDesk>
  )
}

function Books() {
  return (
    <>
      <BooksPage />
      <Corrections />
      <Statements />
    </>
  )
}

function RunningPage() {
  const say = useSay(approvalWords)
  return (
    <div className="approvals-running">
      <div className="approvals-running-top">
        <h1>{say('running')}</h1>
        <Views />
      </div>
      <RunningList />
    </div>
  )
}

function ListView({ title, list }: { readonly title: View; readonly list: ReactNode }) {
  const say = useSay(approvalWords)
  return (
    <div className="approvals-running">
      <div className="approvals-running-top">
        <h1>{say(title)}</h1>
        <Views />
      </div>
      {list}
    </div>
  )
}

function ReturnsPage() {
  const say = useSay(approvalWords)
  const { id } = useParams()
  return (
    <div className="approvals-running">
      <div className="approvals-running-top">
        <h1>{say('returns')}</h1>
        <Views />
      </div>
      {id === undefined ? <ReturnList /> : <ReturnPage />}
    </div>
  )
}

function Due() {
  const say = useSay(approvalWords)
  const { data } = useApprovals()
  const { open, overdue } = data?.counts ?? { open: 0, overdue: 0 }
  return (
    <>
      <h1 className="visually-hidden">{say('title')}</h1>
      <span className="work-due" role="status">
        <strong>{say('due', { count: open })}</strong>
        {overdue > 0 && <span className="is-late"> · {say('late', { count: overdue })}</span>}
      </span>
      <span className="work-space" />
    </>
  )
}

const views = ['waiting', 'running', 'returns', 'missed', 'books'] as const
type View = (typeof views)[number]

function useView() {
  const navigate = useNavigate()
  const { pathname } = useLocation()
  const view = views.find((each) => pathname.startsWith(`${DESK}/${each}`)) ?? 'waiting'
  return {
    view,
    show: (next: View): void => void navigate(next === 'waiting' ? DESK : `${DESK}/${next}`),
    next: views[(views.indexOf(view) + 1) % views.length] ?? 'waiting',
  }
}

function Views() {
  const say = useSay(approvalWords)
  const { view, show } = useView()
  return (
    <Segmented<View>
      size="small"
      aria-label={say('view')}
      value={view}
      onChange={show}
      options={views.map((value) => ({ value, label: say(value) }))}
    />
  )
}

/** The keys of the desk; those that decide are the page's. */
function DeskKeys() {
  const say = useSay(approvalWords)
  const sayDecide = useSay(decideWords)
  const navigate = useNavigate()
  const moving = useWorklistKeys()
  const { next, show } = useView()
  const first = firstOf(useApprovals().data?.items ?? [])
  const own: readonly KeyBinding[] = [
    {
      key: 'n',
      what: say('keyNext'),
      run: () => (first === null ? undefined : void navigate(addressOf(first))),
    },
    { key: 'e', what: say('keyRunning'), run: () => show(next) },
  ]
  useKeys(own)
  const deciding = [
    { key: 'a', what: sayDecide('approve'), run: () => undefined },
    { key: 'x', what: sayDecide('refuse'), run: () => undefined },
  ]
  return <KeyHelp bindings={[...moving, ...own, ...deciding]} />
}
