import { Button, Tag } from 'antd'
import { api, type Answer } from '../../api/client'
import { useRead, useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { Loaded } from '../../parts/states'
import { Moment } from '../../parts/time'
import { deviceOf } from './device'
import { accountWords } from './words'

type Session = Answer<'/v1/sessions', 'get'>['items'][number]

const KEY = ['sessions']

/** One's own open sessions; any but the present one can be ended. */
export function Sessions() {
  const say = useSay(accountWords)
  const sessions = useRead(KEY, () => api.GET('/v1/sessions'))
  const endOthers = useWrite(() => api.DELETE('/v1/sessions'), { outdates: [KEY], done: say('ended') })
  return (
    <Loaded of={sessions}>
      {({ items }) => (
        <>
          <SessionTable items={items} />
          {items.length > 1 ? (
            <Button danger loading={endOthers.isRunning} onClick={() => endOthers.run(undefined)}>
              {say('endOthers')}
            </Button>
          ) : (
            <p className="soft">{say('onlyHere')}</p>
          )}
        </>
      )}
    </Loaded>
  )
}

function SessionTable({ items }: { readonly items: readonly Session[] }) {
  const say = useSay(accountWords)
  return (
    <table className="account-sessions">
      <thead>
        <tr>
          {(['device', 'opened', 'lastSeen', 'ends'] as const).map((name) => (
            <th key={name} scope="col">
              {say(name)}
            </th>
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {items.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </tbody>
    </table>
  )
}

function SessionRow({ session }: { readonly session: Session }) {
  const say = useSay(accountWords)
  const { browser, system } = deviceOf(session.userAgent)
  const device = say('browser', {
    browser: browser ?? say('unknownBrowser'),
    system: system ?? say('unknownSystem'),
  })
  const end = useWrite(() => api.DELETE('/v1/sessions/{id}', { params: { path: { id: session.id } } }), {
    outdates: [KEY],
    done: say('ended'),
  })
  return (
    <tr>
      <th scope="row" title={session.userAgent}>
        {device} {session.isCurrent && <Tag color="success">{say('here')}</Tag>}
      </th>
      <td>
        <Moment at={session.createdAt} />
      </td>
      <td>
        <Moment at={session.lastSeenAt} />
      </td>
      <td>
        <Moment at={session.endsAt} />
      </td>
      <td>
        {!session.isCurrent && (
          <Button
            size="small"
            danger
            aria-label={say('endOf', { device })}
            loading={end.isRunning}
            onClick={() => end.run(undefined)}
          >
            {say('end')}
          </Button>
        )}
      </td>
    </tr>
  )
}
