import { Button } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../../api/client'
import { useWrite } from '../../../../api/query'
import { useSay } from '../../../../language/language'
import { Phone } from '../../../../parts/numbers'
import { Moment } from '../../../../parts/time'
import type { Contact } from './contacts-button'
import { contactWords } from './words'

type Outcome = Body<'/v1/contacts/{id}/calls', 'post'>['outcome']
const outcomes = ['will_help', 'told', 'no_answer', 'refused', 'wrong_number'] as const satisfies Outcome[]

export function ContactLine({ contact }: { readonly contact: Contact }) {
  const say = useSay(contactWords)
  const [opened, setOpened] = useState<{ readonly name: string | null; readonly phone: string } | null>(null)
  const path = { params: { path: { id: contact.id } } }
  const open = useWrite(() => api.POST('/v1/contacts/{id}/open', { ...path, body: { purpose: 'triage' } }), {
    onDone: setOpened,
    outdates: [],
  })
  const call = useWrite((outcome: Outcome) =>
    api.POST('/v1/contacts/{id}/calls', { ...path, body: { outcome } }),
  )
  const { kind, relation, calls } = contact
  const name = opened?.name ?? contact.name
  const who = [say(kind), relation, name].filter(Boolean).join(' ')
  return (
    <li>
      <strong>{who}</strong> <Phone number={opened?.phone ?? contact.phone} />{' '}
      {opened === null && (
        <Button
          size="small"
          type="text"
          aria-label={say('showOf', { who })}
          loading={open.isRunning}
          onClick={() => open.run(undefined)}
        >
          {say('show')}
        </Button>
      )}
      <div role="group" aria-label={say('outcomeOf', { who })} className="contact-outcomes">
        {outcomes.map((outcome) => (
          <Button key={outcome} size="small" disabled={call.isRunning} onClick={() => call.run(outcome)}>
            {say(outcome)}
          </Button>
        ))}
      </div>
      {calls.map(({ outcome, calledBy, calledAt }) => (
        <div key={calledAt} className="soft">
          <Moment at={calledAt} /> {say(outcome)} {calledBy}
        </div>
      ))}
    </li>
  )
}
