import { Switch } from 'antd'
import { Link, useNavigate } from 'react-router'
import { useIsLive } from '../../api/live'
import { useSay } from '../../language/language'
import { timeOf } from '../../parts/time'
import { PhoneTop } from '../../shell/phone-top'
import { shellWords } from '../../shell/words'
import { unsent } from './phone/queue'
import { useIsOnline, useOutbox } from './phone/use-phone'
import { useDeed } from './use-deed'
import { useMe } from './use-desk'
import { usePosition, type Sharing } from './use-position'
import { words } from './words'

export function TopBar() {
  const say = useSay(words)
  const sayShell = useSay(shellWords)
  const navigate = useNavigate()
  const isOnline = useIsOnline()
  const isLive = useIsLive()
  const isThere = isOnline && isLive
  return (
    <PhoneTop
      home="/desk/officer"
      isConnected={isThere}
      network={isThere ? say('online') : isOnline ? sayShell('connecting') : say('offline')}
      onLeave={() => void navigate('/desk/officer/leave')}
      strips={
        <>
          <PositionStrip />
          <OutboxStrip />
        </>
      }
    >
      <Duty />
    </PhoneTop>
  )
}

function Duty() {
  const say = useSay(words)
  const me = useMe()
  const carryOut = useDeed()
  if (me === undefined) return null
  const change = (onDuty: boolean): void =>
    void carryOut({ kind: 'duty', taskId: null, about: null, deed: { onDuty } })
  return (
    <label className="duty">
      {say(me.isOnDuty ? 'onDuty' : 'offDuty')}
      <Switch checked={me.isOnDuty} aria-label={say('duty')} onChange={change} />
    </label>
  )
}

function PositionStrip() {
  const say = useSay(words)
  const me = useMe()
  const sharing = usePosition(me?.isOnDuty === true)
  if (me === undefined || sharing.kind === 'off') return null
  return (
    <p className="strip" role="status" style={{ margin: 0 }}>
      {sharingText(sharing, say)}
    </p>
  )
}

function sharingText(sharing: Sharing, say: ReturnType<typeof useSay<typeof words>>): string {
  switch (sharing.kind) {
    case 'sharing':
      return say('sharing', { time: timeOf(sharing.sentAt) })
    case 'finding':
      return say('sharingSoon')
    case 'denied':
      return say('locationDenied')
    case 'missing':
      return say('locationMissing')
    case 'off':
      return say('notSharing')
  }
}

/** What is on the phone and not with the service yet; and, for a day, when the last of it went. */
function OutboxStrip() {
  const say = useSay(words)
  const { entries, isSending } = useOutbox()
  const open = unsent(entries)
  const refused = open.filter(({ state }) => state === 'refused').length
  const lastSent = entries
    .flatMap(({ sentAt }) => sentAt ?? [])
    .sort()
    .at(-1)
  if (open.length === 0 && lastSent === undefined) return null
  const kind = refused > 0 ? 'refused' : open.length > 0 ? 'waiting' : 'sent'
  const text = {
    refused: () => say('refusedSome', { count: refused }),
    waiting: () => say(isSending ? 'sendingNow' : 'kept', { count: open.length }),
    sent: () => say('allSent', { time: timeOf(lastSent ?? 0) }),
  }[kind]()
  return (
    <div role="status">
      <Link to="/desk/officer/outbox" className={`strip strip-${kind}`}>
        {text}
        <span className="strip-end" aria-hidden="true">
          ›
        </span>
      </Link>
    </div>
  )
}
