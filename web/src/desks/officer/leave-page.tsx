import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSay } from '../../language/language'
import { BigButton, Bottom } from '../../parts/phone/parts'
import { Loading } from '../../parts/states'
import { useUser } from '../../session/use-session'
import { signOut } from '../../session/sign-out'
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
  const [isLeaving, setLeaving] = useState(false)
  const leave = async (): Promise<void> => {
    setLeaving(true)
    await wipe(user.id).catch(() => undefined)
    await signOut()
    // Loaded anew: nothing of the one who has left is in the memory of the page, nor in its address.
    window.location.replace('/')
  }
  useEffect(() => {
    const decide = (found: boolean): void => {
      setDrafts(found)
      // Nothing would be lost: no question.
      if (!found && count === 0) void leave()
    }
    hasDrafts(user.id).then(decide, () => decide(false))
    // Once, as it is when he wants to leave: what is sent while he reads the question does not answer it for him.
  }, [user.id])
  if (drafts === null || isLeaving)
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
