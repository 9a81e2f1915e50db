import { QRCode } from 'antd'
import { useEffect, useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { answerOf, api, type Answer } from '../../api/client'
import { serverNow } from '../../api/server-time'
import { defineWords, useSay } from '../../language/language'
import { Failed, Loading } from '../../parts/states'
import { Clock, timeOf } from '../../parts/time'
import { Painted } from '../../theme/theme'
import { useMe } from './use-desk'

const words = defineWords({
  title: { zh: '请核验我的身份', en: 'Please check who I am' },
  scan: {
    zh: '用您的手机扫码，或打开网页输入核验码',
    en: 'Scan it with your phone, or type the code into the page',
  },
  call: { zh: '也可以现在拨打110核实', en: 'You may also call 110 now' },
  until: { zh: '{time} 前有效，还有', en: 'Good until {time}, left' },
  bright: { zh: '扫不上时，请把屏幕亮度调到最高', en: 'If it does not scan, turn the brightness up' },
  renew: { zh: '换一个新的', en: 'A new one' },
  over: { zh: '已过期，请换一个新的', en: 'Expired: take a new one' },
  close: { zh: '收起', en: 'Close' },
  qr: { zh: '核验二维码', en: 'QR code to check the officer' },
})

type Code = Answer<'/v1/tasks/{id}/code', 'post'>

/** In memory only, until it expires: the code that is on the screen again after a look at the task. */
const shown = new Map<string, Code>()
const QR_SIZE = 240

/** The whole screen, white: what the person at the door scans. */
export function CodePage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const { code, error, renew } = useCodeOf(id)
  useAwake()
  const close = (): void => void navigate(`/desk/officer/task/${id}`, { replace: true })
  return (
    <main id="content" tabIndex={-1} className="code-page">
      <Painted shade="light">
        {code !== null ? (
          <Shown code={code} onRenew={renew} />
        ) : error === null ? (
          <Loading />
        ) : (
          <Failed error={error} onRetry={renew} />
        )}
        <button type="button" className="code-close" onClick={close}>
          {say('close')}
        </button>
      </Painted>
    </main>
  )
}

function Shown({ code, onRenew }: { readonly code: Code; readonly onRenew: () => void }) {
  const say = useSay(words)
  const me = useMe()
  const half = code.code.length / 2
  const { host } = new URL(code.url)
  return (
    <>
      <h1>{say('title')}</h1>
      {me !== undefined && <p>{`${me.name} · ${me.stationName}`}</p>}
      <div role="img" aria-label={say('qr')} className="code-qr">
        <div aria-hidden="true">
          <QRCode value={code.url} size={QR_SIZE} type="svg" color="#000" bgColor="#fff" bordered={false} />
        </div>
      </div>
      <p className="code-text">{`${code.code.slice(0, half)} ${code.code.slice(half)}`}</p>
      <p className="code-address">{`${host}/verify`}</p>
      <p>{say('scan')}</p>
      <p>
        {say('until', { time: timeOf(code.expiresAt) })} <Clock to={code.expiresAt} />
      </p>
      <p>
        <strong>{say('call')}</strong>
      </p>
      <p className="hint" style={{ color: '#444' }}>
        {say('bright')}
      </p>
      <button type="button" className="link-button" style={{ margin: '8px 0 12px' }} onClick={onRenew}>
        {say('renew')}
      </button>
    </>
  )
}

function useCodeOf(id: string) {
  const [code, setCode] = useState<Code | null>(() => validOf(shown.get(id)))
  const [error, setError] = useState<unknown>(null)
  const renew = (): void => {
    setError(null)
    answerOf(api.POST('/v1/tasks/{id}/code', { params: { path: { id } } }))
      .then((next) => {
        shown.set(id, next)
        setCode(next)
      })
      .catch(setError)
  }
  useEffect(() => {
    if (code === null) renew()
    // Once: what is asked for again is asked for by hand.
  }, [id])
  return { code, error, renew }
}

const validOf = (code: Code | undefined): Code | null =>
  code !== undefined && Date.parse(code.expiresAt) > serverNow() ? code : null

/** The screen stays on while somebody looks at it. */
function useAwake(): void {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined
    const asked = navigator.wakeLock.request('screen').catch(() => null)
    return () => void asked.then((lock) => lock?.release())
  }, [])
}
