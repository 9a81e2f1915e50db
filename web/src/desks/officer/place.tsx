import { CompassOutlined, PhoneOutlined } from '@ant-design/icons'
import { useState } from 'react'
import { useSay } from '../../language/language'
import { phoneText } from '../../parts/numbers'
import { Address, geoOf } from '../../parts/phone/address'
import type { TaskDetail } from './phone/database'
import { words } from './words'

type Say = ReturnType<typeof useSay<typeof words>>

/** Where to go: the address as it was typed, how far, and the phone's own map. */
export function Place({ task }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  const address = task.opened?.organisation?.address ?? task.opened?.address ?? null
  return (
    <section className="panel" aria-label={say('address')}>
      <h2 className="panel-title">{say('address')}</h2>
      {task.officerId === null ? (
        <p className="hint">{say('addressAfter')}</p>
      ) : address === null ? (
        <p className="hint">{say('addressUnknown')}</p>
      ) : (
        <Address text={address} />
      )}
      <Way task={task} />
      {(address !== null || task.way !== null) && (
        <div style={{ marginTop: 10 }}>
          <a className="link-button" href={mapLink(address, task.way)}>
            <CompassOutlined aria-hidden="true" />
            {say('navigate')}
          </a>
        </div>
      )}
    </section>
  )
}

function Way({ task: { way } }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  if (way === null) return null
  const notes = [
    ...(way.from === 'station' ? [say('wayFromStation')] : []),
    ...(way.found.precision === 'town' || way.found.precision === 'branch' ? [say('wayTown')] : []),
  ]
  return (
    <p style={{ margin: '4px 0 0' }}>
      {say('way', {
        route: lengthText(way.routeMeters, say),
        straight: lengthText(way.straightMeters, say),
      })}
      {notes.length > 0 && <span className="soft">{say('noted', { notes: notes.join(say('and')) })}</span>}
    </p>
  )
}

const KILOMETRE = 1_000

/** "350 米", "1.7 公里". */
const lengthText = (meters: number, say: Say): string =>
  meters < KILOMETRE
    ? say('meters', { count: meters })
    : say('kilometres', { count: (meters / KILOMETRE).toFixed(1) })

/** RFC 5870, in WGS-84 as it asks for; an address is found better by its words than by a point of ours. */
function mapLink(address: string | null, way: TaskDetail['way']): string {
  if (address !== null) return geoOf(address)
  const { lon, lat } = way?.toWgs84 ?? { lon: 0, lat: 0 }
  return `geo:${lat.toFixed(6)},${lon.toFixed(6)}`
}

/** Masked; the name and the number are shown when he asks for them, and are not kept on the phone. */
export function Person({ task: { person, opened } }: { readonly task: TaskDetail }) {
  const say = useSay(words)
  const [isShown, setShown] = useState(false)
  const name = opened?.name ?? null
  const organisation = opened?.organisation?.name ?? null
  const phone = opened?.phones[0] ?? null
  return (
    <section className="panel" aria-label={say('person')}>
      <h2 className="panel-title">{say('person')}</h2>
      <p className="row" style={{ margin: 0, fontSize: 18 }}>
        <strong>{isShown && name !== null ? name : (person.name ?? '–')}</strong>
        {person.phone !== null && (
          <span className="number">
            {isShown && phone !== null ? phoneText(phone) : phoneText(person.phone)}
          </span>
        )}
      </p>
      {isShown && organisation !== null && <p style={{ margin: 0 }}>{organisation}</p>}
      {(name !== null || phone !== null) && (
        <div className="pair">
          <button
            type="button"
            className="link-button"
            onClick={() => setShown(!isShown)}
            aria-pressed={isShown}
          >
            {say('showName')}
          </button>
          {phone !== null && (
            <a className="link-button" href={`tel:${phone}`}>
              <PhoneOutlined aria-hidden="true" />
              {say('callThem')}
            </a>
          )}
        </div>
      )}
    </section>
  )
}
