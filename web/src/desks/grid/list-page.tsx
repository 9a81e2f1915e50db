import type { ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay, useSpeech } from '../../language/language'
import { phoneText } from '../../parts/numbers'
import { Empty, Loaded } from '../../parts/states'
import { Clock } from '../../parts/time'
import { listKey, useFollowUps, type FollowUp } from './reads'
import { words } from './words'

// As the service has it (src/follow-ups/limits.ts); it refuses the next one in any case.
const MOST_AT_ONCE = 5

/** One's own first, then what may be taken, then what others have. */
export function ListPage() {
  const say = useSay(words)
  const list = useFollowUps()
  return (
    <main id="content" tabIndex={-1} className="phone-main">
      <h1 className="visually-hidden">{say('title')}</h1>
      <Loaded of={list}>
        {({ items, nextCursor }) =>
          items.length === 0 ? (
            <Empty title={say('none')} about={say('noneAbout')} />
          ) : (
            <>
              <Groups items={items} />
              {nextCursor !== null && <p className="hint">{say('more')}</p>}
            </>
          )
        }
      </Loaded>
    </main>
  )
}

function Groups({ items }: { readonly items: readonly FollowUp[] }) {
  const say = useSay(words)
  const mine = items.filter(({ isMine }) => isMine)
  const free = items.filter(({ takenBy }) => takenBy === null)
  const others = items.filter(({ takenBy, isMine }) => takenBy !== null && !isMine)
  return (
    <>
      <Group title={say('mine')} of={mine}>
        {(one) => <Mine key={one.id} one={one} />}
      </Group>
      <Group title={say('free')} about={say('freeAbout', { most: MOST_AT_ONCE })} of={free}>
        {(one) => <Free key={one.id} one={one} isFull={mine.length >= MOST_AT_ONCE} />}
      </Group>
      <Group title={say('others')} of={others}>
        {(one) => (
          <article key={one.id} className="task-card">
            <Summary one={one} />
            <span className="row soft">{say('othersBy', { name: one.takenBy ?? '' })}</span>
          </article>
        )}
      </Group>
    </>
  )
}

interface GroupProps {
  readonly title: string
  readonly about?: string
  readonly of: readonly FollowUp[]
  readonly children: (one: FollowUp) => ReactNode
}

function Group({ title, about, of, children }: GroupProps) {
  if (of.length === 0) return null
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {about !== undefined && <p className="hint">{about}</p>}
      {of.map(children)}
    </section>
  )
}

const Mine = ({ one }: { readonly one: FollowUp }) => (
  <Link to={`/desk/grid/${one.id}`} className="task-card task-card-urgent">
    <Summary one={one} />
  </Link>
)

function Free({ one, isFull }: { readonly one: FollowUp; readonly isFull: boolean }) {
  const say = useSay(words)
  const navigate = useNavigate()
  const take = useWrite(() => api.POST('/v1/follow-ups/{id}/take', { params: { path: { id: one.id } } }), {
    outdates: [listKey],
    done: say('taken'),
    onDone: () => void navigate(`/desk/grid/${one.id}`),
  })
  return (
    <article className="task-card">
      <Summary one={one} />
      <div className="bottom-buttons card-action">
        <button
          type="button"
          className="big big-main"
          disabled={isFull || take.isRunning}
          onClick={() => take.run(undefined)}
        >
          {say('take')}
        </button>
      </div>
    </article>
  )
}

function Summary({ one }: { readonly one: FollowUp }) {
  const say = useSay(words)
  const { language } = useSpeech()
  const place = [one.districtName, one.townName].filter((name) => name !== null).join(' ')
  return (
    <>
      <span className="row task-kind">{one.typologyName?.[language] ?? say('unknownKind')}</span>
      <span className="row">
        <span>{one.person.name ?? say('person')}</span>
        {one.person.phone !== null && <span className="number">{phoneText(one.person.phone)}</span>}
        <span className="row-end soft">{place}</span>
      </span>
      <span className="row">
        <span className="soft">{say('due')}</span>
        <span className="clock-line">
          <Clock to={one.dueAt} />
        </span>
        <span className="row-end soft number">{one.number}</span>
      </span>
    </>
  )
}
