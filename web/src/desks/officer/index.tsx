import { Suspense, useEffect } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { Loading } from '../../parts/states'
import { useUser } from '../../session/use-session'
import { useSay } from '../../language/language'
import { CodePage } from './code-page'
import { FollowUpPage } from './follow-up-page'
import { HandBackPage } from './hand-back-page'
import { LeavePage } from './leave-page'
import { OutboxPage } from './outbox-page'
import { usePhone } from './phone/use-phone'
import { TaskListPage } from './task-list-page'
import { TaskPage } from './task-page'
import { TopBar } from './top-bar'
import { VisitPage } from './visit/visit-page'
import { words } from './words'
import '../../parts/phone/phone.css'

/** 警员端: the tasks of one officer on a phone, with or without a network. */
export default function OfficerDesk() {
  const say = useSay(words)
  const state = usePhone(useUser())
  const { pathname } = useLocation()
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [pathname])
  if (state === 'opening') return <Loading />
  return (
    <div className="phone">
      <TopBar />
      {state === 'broken' && (
        <p className="strip strip-refused" role="alert">
          {say('storageBroken')}
        </p>
      )}
      <Suspense fallback={<Loading />}>
        <Routes>
          <Route index element={<TaskListPage />} />
          <Route path="task/:id" element={<TaskPage />} />
          <Route path="task/:id/visit" element={<VisitPage />} />
          <Route path="task/:id/code" element={<CodePage />} />
          <Route path="task/:id/return" element={<HandBackPage />} />
          <Route path="task/:id/follow-up" element={<FollowUpPage />} />
          <Route path="outbox" element={<OutboxPage />} />
          <Route path="leave" element={<LeavePage />} />
          <Route path="*" element={<TaskListPage />} />
        </Routes>
      </Suspense>
    </div>
  )
}
