import { Alert } from 'antd'
import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay, useSpeech } from '../../../language/language'
import { Level } from '../../../parts/code'
import { Loaded } from '../../../parts/states'
import { contactPolicyWords } from './contact-policy-words'

type Policy = Answer<'/v1/contact-policies', 'get'>['items'][number]

/** Per level: what goes to the person by itself, when nothing does, and how much one number gets. */
export function ContactPolicies() {
  const say = useSay(contactPolicyWords)
  const policies = useRead(['contact-policies'], () => api.GET('/v1/contact-policies'))
  return (
    <section aria-label={say('title')}>
      <h3>{say('title')}</h3>
      <p className="soft">{say('about')}</p>
      <Loaded of={policies} rows={4}>
        {({ items, transport }) => (
          <>
            {transport === 'recorder' && <Alert type="info" showIcon title={say('recorder')} />}
            <div className="admin-scroll">
              <table className="admin-levels">
                <caption className="visually-hidden">{say('title')}</caption>
                <thead>
                  <tr>
                    {columns.map((column) => (
                      <th key={column} scope="col">
                        {say(column)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {items.toReversed().map((policy) => (
                    <Row key={policy.level} policy={policy} />
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}

const columns = ['level', 'sms', 'voice', 'quiet', 'limits', 'from', 'source'] as const

function Row({ policy }: { readonly policy: Policy }) {
  const say = useSay(contactPolicyWords)
  const { language } = useSpeech()
  const { quietFrom, quietUntil, mostMessages, mostCalls, windowHours, says } = policy
  return (
    <tr>
      <th scope="row">
        <Level level={policy.level} />
      </th>
      {(['sms', 'voice'] as const).map((channel) => (
        <td key={channel}>
          {say(policy[channel])}
          <details>
            <summary>{say('says')}</summary>
            <p>{says[channel][language]}</p>
          </details>
        </td>
      ))}
      <td className="number">
        {quietFrom === null || quietUntil === null ? say('never') : `${quietFrom}–${quietUntil}`}
      </td>
      <td>{say('limit', { messages: mostMessages, calls: mostCalls, hours: windowHours })}</td>
      <td className="number">{policy.effectiveFrom}</td>
      <td>{policy.source}</td>
    </tr>
  )
}
