import { Tag, Tooltip, type TableColumnsType } from 'antd'
import { Link } from 'react-router'
import { useSay } from '../../../language/language'
import type { Placed } from './reads'
import { stationWords } from './words'

export function useStationColumns(open: (id: string) => void): TableColumnsType<Placed> {
  const say = useSay(stationWords)
  return [
    {
      title: say('name'),
      render: (_, { station }) => (
        <>
          <button type="button" className="admin-name" onClick={() => open(station.id)}>
            {station.name}
          </button>
          <span className="admin-mono soft">{station.code}</span>
        </>
      ),
    },
    {
      title: say('district'),
      render: (_, { district, town }) => (
        <>
          {district}
          <div className="soft">{town ?? '–'}</div>
        </>
      ),
    },
    { title: say('point'), render: (_, placed) => <Point of={placed} /> },
    { title: say('onDuty'), render: (_, placed) => <OnDuty of={placed} /> },
    {
      title: say('tasks'),
      className: 'admin-number',
      render: (_, { load }) => load?.openTasks.length ?? '–',
    },
    {
      title: say('state'),
      render: (_, { station }) => (
        <Tag color={station.isActive ? 'success' : 'default'}>{say(station.isActive ? 'open' : 'shut')}</Tag>
      ),
    },
    {
      title: say('source'),
      render: (_, { station }) => <div className="admin-error">{station.source}</div>,
    },
  ]
}

const DEGREES = 5

function Point({ of: { station } }: { readonly of: Placed }) {
  const say = useSay(stationWords)
  return (
    <>
      <span className="number">
        {station.lon.toFixed(DEGREES)}, {station.lat.toFixed(DEGREES)}
      </span>
      {station.isIllustrative && (
        <div>
          <Tooltip title={say('illustrativeAbout')}>
            <Tag color="warning">{say('illustrative')}</Tag>
          </Tooltip>
        </div>
      )}
    </>
  )
}

function OnDuty({ of: { station, load } }: { readonly of: Placed }) {
  const say = useSay(stationWords)
  if (load === null) return <>–</>
  const isBare = station.isActive && load.onDuty === 0
  return (
    <Link to={`/desk/admin/duty?station=${station.id}`} className="number">
      {load.onDuty} / {load.officers}
      {isBare && <Tag color="error">{say('withoutOfficer')}</Tag>}
    </Link>
  )
}
