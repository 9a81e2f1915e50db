import { MessageOutlined, PhoneOutlined } from '@ant-design/icons'
import { Alert, Button, Segmented, Tooltip } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useCode, useSay, useSpeech } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import { contactWords } from './contact-words'
import { useContacts, type Contact, type Contacts, type WarningDetail } from './reads'

const CALLABLE = ['open', 'acknowledged', 'dispatched', 'confirmed']

/** Texts and calls of the service itself: what became of each, and what may be started now. */
export function AutomaticContacts({ warning }: { readonly warning: WarningDetail }) {
  const contacts = useContacts(warning.id)
  return (
    <Loaded of={contacts} rows={1}>
      {(known) => (
        <>
          {CALLABLE.includes(warning.state) && <Start warningId={warning.id} contacts={known} />}
          <ContactList items={known.items} />
        </>
      )}
    </Loaded>
  )
}

type Wish = Body<'/v1/warnings/{id}/automatic-contacts', 'post'>
type Channel = Wish['channel']
type Language = NonNullable<Wish['language']>

function Start({ warningId, contacts }: { readonly warningId: string; readonly contacts: Contacts }) {
  const say = useSay(contactWords)
  const [language, setLanguage] = useState<Language>('zh')
  const start = useWrite(
    (body: Wish) =>
      api.POST('/v1/warnings/{id}/automatic-contacts', { params: { path: { id: warningId } }, body }),
    { done: say('started') },
  )
  const { policy, hasNumber, transport } = contacts
  return (
    <div className="contact-start">
      {transport === 'recorder' && <Alert type="info" showIcon banner title={say('recorder')} />}
      <div className="task-line">
        {(['sms', 'voice'] as const).map((channel) => (
          <StartButton
            key={channel}
            channel={channel}
            why={whyNot(channel, contacts)}
            isRunning={start.isRunning}
            onStart={() => start.run({ channel, language })}
          />
        ))}
        <Segmented<Language>
          size="small"
          aria-label={say('language')}
          value={language}
          onChange={setLanguage}
          options={[
            { value: 'zh', label: '中文' },
            { value: 'en', label: 'English' },
          ]}
        />
      </div>
      {hasNumber && policy.quietUntil !== null && (
        <p className="soft">
          {say('quiet')} <Moment at={policy.quietUntil} />
        </p>
      )}
    </div>
  )
}

type Why = 'noNumber' | 'notAllowed' | 'underWay' | null
const UNDER_WAY: readonly Contact['state'][] = ['pending', 'waiting', 'sending', 'unknown', 'answered']

function whyNot(channel: Channel, { hasNumber, policy, items }: Contacts): Why {
  if (!hasNumber) return 'noNumber'
  if (policy[channel] === 'none') return 'notAllowed'
  const isUnderWay = ({ state }: Contact): boolean =>
    UNDER_WAY.includes(state) || (channel === 'voice' && state === 'sent')
  return items.some((each) => each.channel === channel && isUnderWay(each)) ? 'underWay' : null
}

function StartButton({
  channel,
  why,
  isRunning,
  onStart,
}: {
  readonly channel: Channel
  readonly why: Why
  readonly isRunning: boolean
  readonly onStart: () => void
}) {
  const say = useSay(contactWords)
  const button = (
    <Button
      size="small"
      icon={channel === 'sms' ? <MessageOutlined /> : <PhoneOutlined />}
      disabled={why !== null || isRunning}
      onClick={onStart}
    >
      {say(channel === 'sms' ? 'startSms' : 'startVoice')}
    </Button>
  )
  return why === null ? button : <Tooltip title={say(why)}>{button}</Tooltip>
}

function ContactList({ items }: { readonly items: readonly Contact[] }) {
  const say = useSay(contactWords)
  if (items.length === 0) return <p className="soft">{say('none')}</p>
  return (
    <ul className="call-list">
      {items.map((contact) => (
        <ContactRow key={contact.id} contact={contact} />
      ))}
    </ul>
  )
}

function ContactRow({ contact }: { readonly contact: Contact }) {
  const say = useSay(contactWords)
  const { language } = useSpeech()
  const { channel, createdAt, askedBy, text } = contact
  return (
    <li>
      <Moment at={createdAt} /> {say(channel)} <ContactOutcome contact={contact} />{' '}
      <span className="soft">{askedBy ?? say('byPolicy')}</span>
      <details className="contact-text">
        <summary>{say('text')}</summary>
        <p lang={contact.language === 'zh' ? 'zh-CN' : 'en'}>{text[contact.language]}</p>
        {contact.language !== language && <p className="soft">{text[language]}</p>}
      </details>
    </li>
  )
}

const URGENT = ['told_to_transfer', 'busy', 'hung_up', 'unreachable']

/** Sent, delivered, pressed 1, failed and why, waits until when. */
function ContactOutcome({ contact }: { readonly contact: Contact }) {
  const say = useSay(contactWords)
  const sayCode = useCode()
  const { state, outcome, waitsFor, sendAfter, problem } = contact
  if (outcome !== null)
    return (
      <strong className={URGENT.includes(outcome) ? 'blocked' : ''}>
        {outcome === 'reached' ? say('pressed2') : sayCode(outcome, 'call')}
      </strong>
    )
  return (
    <>
      <strong className={state === 'failed' ? 'blocked' : ''}>{sayCode(state, 'message')}</strong>
      {waitsFor !== null && sendAfter !== null && (
        <span>
          {' '}
          {say(waitsFor)} <Moment at={sendAfter} />
        </span>
      )}
      {problem !== null && <span className="soft"> {sayCode(problem, 'message')}</span>}
    </>
  )
}
