import { useEffect } from 'react'
import { Route, Routes, useLocation } from 'react-router'
import { useIsLive } from '../../api/live'
import { useSay } from '../../language/language'
import '../../parts/phone/phone.css'
import { signOut } from '../../session/sign-out'
import { useUser } from '../../session/use-session'
import { PhoneTop } from '../../shell/phone-top'
import { shellWords } from '../../shell/words'
import { AnswerPage } from './answer-page'
import { FollowUpPage } from './follow-up-page'
import { GiveBackPage } from './give-back-page'
import { ListPage } from './list-page'
import { words } from './words'

/** 网格员: whom to ask again, on a phone. Nothing is kept on it. */
export default function GridDesk() {
  const { pathname } = useLocation()
  useEffect(() => {
    window.scrollTo(0, 0)
  }, [pathname])
  return (
    <div className="phone">
      <TopBar />
      <Routes>
        <Route index element={<ListPage />} />
        <Route path=":id" element={<FollowUpPage />} />
        <Route path=":id/answer" element={<AnswerPage />} />
        <Route path=":id/give-back" element={<GiveBackPage />} />
        <Route path="*" element={<ListPage />} />
      </Routes>
    </div>
  )
}

function TopBar() {
  const say = useSay(words)
  const sayShell = useSay(shellWords)
  const user = useUser()
  const isLive = useIsLive()
  return (
    <PhoneTop
      home="/desk/grid"
      isConnected={isLive}
      network={isLive ? say('online') : sayShell('connecting')}
      onLeave={() => void signOut()}
    >
      <span className="soft">{user.displayName}</span>
    </PhoneTop>
  )
}
