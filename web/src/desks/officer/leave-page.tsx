import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSay } from '../../language/language'
import { Loading } from '../../parts/states'
import { useUser } from '../../session/use-session'
import { signOut } from '../../shell/head'
import { BigButton, Bottom } from './parts'
import { hasDrafts, wipe } from './phone/database'
import { unsent } from './phone/queue'
import { useOutbox } from './phone/use-phone'
import { words } from './words'

/** Signing out wipes the phone: what would be lost is said first. */
export function LeavePage() {
  const say = useSay(words)
  const navigate = useNavigate()
  const user = useUser()
  const count = unsent(useOutbox().entries).length
  const [drafts, setDrafts] = useState<boolean | null>(null)
  useEffect(() => void hasDrafts(user.id).then(setDrafts, () => setDrafts(false)), [user.id])
  const leave = async (): Promise<void> => {
    await wipe(user.id).catch(() => undefined)
    await signOut()
  }
  const isClean = count === 0 && drafts === false
  useEffect(() => {
    if (isClean) void leave()
    // Nothing would be lost: no question.
  }, [isClean])
  if (drafts === null || isClean)
    return (
      <main id="content" tabIndex={-1} className="phone-main">
        <p className="hint">{say('leaving')}</p>
        <Loading rows={1} />
      </main>
    )
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <h1>{say('leaveTitle', { count: count + (drafts ? 1 : 0) })}</h1>
        <p className="missing" role="alert">
          {say('leaveAbout')}
          {drafts && say('leaveDrafts')}
        </p>
      </main>
      <Bottom>
        <BigButton kind="danger" onClick={() => void leave()}>
          {say('leaveAnyway')}
        </BigButton>
        <BigButton onClick={() => void navigate('/desk/officer', { replace: true })}>{say('stay')}</BigButton>
      </Bottom>
    </>
  )
}
