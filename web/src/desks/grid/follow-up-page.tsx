import { CompassOutlined, PhoneOutlined } from '@ant-design/icons'
import type { ReactNode } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import { Refusal } from '../../api/client'
import { useSay, useSpeech } from '../../language/language'
import { phoneText } from '../../parts/numbers'
import { Address, geoOf } from '../../parts/phone/address'
import { BigButton, Bottom } from '../../parts/phone/parts'
import { Empty, Failed, Loading } from '../../parts/states'
import { Clock } from '../../parts/time'
import { useFollowUp, type FollowUpDetail } from './reads'
import { words } from './words'

/** Who it is, how to reach them and what to ask. */
export function FollowUpPage() {
  const { id = '' } = useParams()
  const say = useSay(words)
  const navigate = useNavigate()
  const { data } = useFollowUp(id)
  return (
    <>
      <main id="content" tabIndex={-1} className="phone-main">
        <Opened id={id}>
          {(one) => (
            <>
              <Heading one={one} />
              <Person one={one} />
              <Place one={one} />
              <Questions one={one} />
              <p className="hint" style={{ marginTop: 12 }}>
                {say('secret')}
              </p>
            </>
          )}
        </Opened>
      </main>
      {data !== undefined && (
        <Bottom>
          <BigButton kind="second" onClick={() => void navigate('give-back')}>
            {say('giveBack')}
          </BigButton>
          <BigButton onClick={() => void navigate('answer')}>{say('answer')}</BigButton>
        </Bottom>
      )}
    </>
  )
}

interface OpenedProps {
  readonly id: string
  readonly children: (one: FollowUpDetail) => ReactNode
}

function Opened({ id, children }: OpenedProps) {
  const say = useSay(words)
  const { data, error, refetch } = useFollowUp(id)
  if (error instanceof Refusal && error.code === 'not_found')
    return (
      <Empty
        title={say('gone')}
        about={say('goneAbout')}
        action={
          <Link to="/desk/grid" className="link-button">
            {say('toList')}
          </Link>
        }
      />
    )
  if (data !== undefined) return children(data)
  return error === null ? <Loading /> : <Failed error={error} onRetry={() => void refetch()} />
}

function Heading({ one }: { readonly one: FollowUpDetail }) {
  const say = useSay(words)
  const { language } = useSpeech()
  return (
    <>
      <p className="row soft number" style={{ margin: 0 }}>
        {one.number}
      </p>
      <h1>
        <span className="visually-hidden">{say('fraudKind')}: </span>
        {one.typologyName?.[language] ?? say('unknownKind')}
      </h1>
      <p className="row clock-large" style={{ margin: '2px 0 0' }}>
        <span className="soft">{say('due')}</span>
        <Clock to={one.dueAt} />
      </p>
    </>
  )
}

function Person({ one: { opened } }: { readonly one: FollowUpDetail }) {
  const say = useSay(words)
  return (
    <section className="panel" aria-label={say('person')}>
      <h2 className="panel-title">{say('person')}</h2>
      <p className="row" style={{ margin: 0, fontSize: 18 }}>
        <strong>{opened.name ?? '–'}</strong>
      </p>
      {opened.phones.length === 0 && <p className="hint">{say('phoneUnknown')}</p>}
      {opened.phones.map((phone) => (
        <a key={phone} className="link-button call-link" href={`tel:${phone}`}>
          <PhoneOutlined aria-hidden="true" />
          {say('call')} <span className="number">{phoneText(phone)}</span>
        </a>
      ))}
    </section>
  )
}

function Place({ one: { opened } }: { readonly one: FollowUpDetail }) {
  const say = useSay(words)
  return (
    <section className="panel" aria-label={say('address')}>
      <h2 className="panel-title">{say('address')}</h2>
      {opened.address === null ? (
        <p className="hint">{say('addressUnknown')}</p>
      ) : (
        <>
          <Address text={opened.address} />
          <a className="link-button call-link" href={geoOf(opened.address)}>
            <CompassOutlined aria-hidden="true" />
            {say('navigate')}
          </a>
        </>
      )}
    </section>
  )
}

function Questions({ one }: { readonly one: FollowUpDetail }) {
  const say = useSay(words)
  const { language } = useSpeech()
  return (
    <section className="panel">
      <h2 className="panel-title">{say('questions')}</h2>
      <ol className="sentences">
        {one.questions[language].map((question) => (
          <li key={question}>{question}</li>
        ))}
      </ol>
      <p className="hint hint-warn" style={{ margin: '8px 0 0' }}>
        {say('police')}
      </p>
    </section>
  )
}
