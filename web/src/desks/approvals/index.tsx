import { Segmented } from 'antd'
import { Navigate, Route, Routes, useLocation, useNavigate } from 'react-router'
import { useSay } from '../../language/language'
import { RunningList } from '../../parts/holds'
import '../../parts/holds/holds.css'
import { KeyHelp, useKeys, type KeyBinding } from '../../parts/keys'
import { useWorklistKeys, WorkDesk } from '../../parts/worklist'
import { ApprovalPage } from './approval-page'
import './approvals.css'
import { Nothing, WaitingList } from './list'
import { ProposalPage } from './proposal-page'
import { addressOf, DESK, firstOf, useApprovals } from './reads'
import { approvalWords, decideWords } from './words'

/** 审批: what waits for a second named person, by time left; and all that is in force. */
export default function ApprovalsDesk() {
  return (
    <>
      <Routes>
        <Route path="running" element={<RunningPage />} />
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
          <Views />
        </>
      }
      list={<WaitingList opened={opened} />}
    >
      <Routes>
        <Route index element={<Nothing />} />
        <Route path="proposals/:id" element={<ProposalPage />} />
        {['stops', 'freezes', 'protections', 'appeals'].map((kind) => (
          <Route key={kind} path={`${kind}/:id`} element={<ApprovalPage />} />
        ))}
        <Route path="*" element={<Navigate replace to={DESK} />} />
      </Routes>
    </WorkDesk>
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

type View = 'waiting' | 'running'

function useView() {
  const navigate = useNavigate()
  const view: View = useLocation().pathname === `${DESK}/running` ? 'running' : 'waiting'
  return {
    view,
    show: (next: View): void => void navigate(next === 'running' ? `${DESK}/running` : DESK),
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
      options={(['waiting', 'running'] as const).map((value) => ({ value, label: say(value) }))}
    />
  )
}

/** The keys of the desk; those that decide are the page's. */
function DeskKeys() {
  const say = useSay(approvalWords)
  const sayDecide = useSay(decideWords)
  const navigate = useNavigate()
  const moving = useWorklistKeys()
  const { view, show } = useView()
  const first = firstOf(useApprovals().data?.items ?? [])
  const own: readonly KeyBinding[] = [
    {
      key: 'n',
      what: say('keyNext'),
      run: () => (first === null ? undefined : void navigate(addressOf(first))),
    },
    { key: 'e', what: say('keyRunning'), run: () => show(view === 'running' ? 'waiting' : 'running') },
  ]
  useKeys(own)
  const deciding = [
    { key: 'a', what: sayDecide('approve'), run: () => undefined },
    { key: 'x', what: sayDecide('refuse'), run: () => undefined },
  ]
  return <KeyHelp bindings={[...moving, ...own, ...deciding]} />
}
