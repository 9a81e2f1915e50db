import { AimOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useMemo, useState } from 'react'
import { api, type Answer, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useSay } from '../../../language/language'
import { CityMap } from '../../../map/city-map'
import type { MapMark, MapPoint } from '../../../map/view'
import { Loaded } from '../../../parts/states'
import { PurposeChoice, type Purpose } from './identity-card'
import { Panel } from './panel'
import { PlaceFound } from './place-found'
import { useSuggestion, useTasks, type Suggestion, type Task, type WarningDetail } from './reads'

const words = defineWords({
  title: { zh: '位置', en: 'Where' },
  label: { zh: '当事人、民警和派出所的位置', en: 'The person, officers and stations' },
  open: { zh: '显示准确位置', en: 'Show the exact place' },
  exact: { zh: '当事人：{address}', en: 'The person: {address}' },
  about: { zh: '当事人所在 {place}（约略）', en: 'The person is about {place}' },
  unknown: { zh: '地点不明', en: 'Place not known' },
  townOnly: { zh: '只知道乡镇（街道），点为其中心', en: 'Only the town is known; the point is its middle' },
  officer: {
    zh: '{name} {station}，{minutes} 分钟前的位置',
    en: '{name}, {station}; position {minutes} min old',
  },
  busy: { zh: '{name}（有任务）', en: '{name} (busy)' },
  given: { zh: '已派 {name}', en: 'Sent: {name}' },
})

type Whereabouts = Answer<'/v1/warnings/{id}/whereabouts', 'post'>

/** Where the person is, no closer than the town until it is opened; who is near, and who goes. */
export function PlacePanel({ warning }: { readonly warning: WarningDetail }) {
  const say = useSay(words)
  const suggestion = useSuggestion(warning.id)
  const tasks = useTasks(warning.id)
  const [exact, setExact] = useState<Whereabouts | null>(null)
  const running = tasks.data?.items.find(isRunning) ?? null
  return (
    <Panel
      title={say('title')}
      isFlush
      extra={
        exact === null ? (
          <OpenPlace id={warning.id} onOpened={setExact} />
        ) : (
          <span className="soft place-address">
            {exact.address ?? (exact.point === null ? say('unknown') : say('townOnly'))}
          </span>
        )
      }
    >
      <Loaded of={suggestion}>
        {(known) => (
          <div className="place-box">
            <PlaceFound found={known.place} />
            <div className="place-map">
              <Where suggestion={known} exact={exact} running={running} />
            </div>
          </div>
        )}
      </Loaded>
    </Panel>
  )
}

const isRunning = ({ state, officerId }: Task): boolean =>
  officerId !== null && ['assigned', 'accepted', 'arrived'].includes(state)

function OpenPlace({
  id,
  onOpened,
}: {
  readonly id: string
  readonly onOpened: (place: Whereabouts) => void
}) {
  const say = useSay(words)
  const [purpose, setPurpose] = useState<Purpose>('triage')
  const open = useWrite(
    (body: Body<'/v1/warnings/{id}/whereabouts', 'post'>) =>
      api.POST('/v1/warnings/{id}/whereabouts', { params: { path: { id } }, body }),
    { onDone: onOpened, outdates: [] },
  )
  return (
    <Space.Compact size="small">
      <PurposeChoice value={purpose} onChange={setPurpose} />
      <Button
        size="small"
        icon={<AimOutlined />}
        loading={open.isRunning}
        onClick={() => open.run({ purpose })}
      >
        {say('open')}
      </Button>
    </Space.Compact>
  )
}

interface WhereProps {
  readonly suggestion: Suggestion
  readonly exact: Whereabouts | null
  readonly running: Task | null
}

function Where({ suggestion, exact, running }: WhereProps) {
  const say = useSay(words)
  const marks = useMarks(suggestion, exact, running)
  const goes = marks.find(({ kind }) => kind === 'officer-chosen')
  const victim = marks.find(({ kind }) => kind === 'victim')
  const lines = useMemo(
    () => (goes === undefined || victim === undefined ? [] : [[goes, victim] as const]),
    [goes, victim],
  )
  const focus = useMemo(() => focusOf(suggestion, running), [suggestion, running])
  return <CityMap marks={marks} lines={lines} fit={focus} height="100%" label={say('label')} />
}

/** The person, whoever goes, and who would be next; what else there is lies around them. */
const focusOf = ({ choice, runnersUp: [next] }: Suggestion, running: Task | null): readonly string[] => [
  'victim',
  running?.officerId ?? choice.officerId ?? choice.stationId,
  ...(running === null && next !== undefined ? [next.officerId ?? next.stationId] : []),
]

function useMarks(
  suggestion: Suggestion,
  exact: Whereabouts | null,
  running: Task | null,
): readonly MapMark[] {
  const say = useSay(words)
  return useMemo(() => {
    const { officers, stations, choice } = suggestion
    const goesId = running?.officerId ?? choice.officerId
    const victim = victimOf(suggestion, exact, say)
    return [
      ...stations.flatMap(({ point, stationName, stationId }) =>
        point === null ? [] : [markOf('station', stationId, point, stationName)],
      ),
      ...officers.flatMap((officer) => {
        const { point, officerId, officerName, stationName, positionMinutes, isFree } = officer
        if (point === null || officerId === null) return []
        const name = officerName ?? ''
        const isGiven = running?.officerId === officerId
        const label = isGiven
          ? say('given', { name })
          : isFree
            ? say('officer', { name, station: stationName, minutes: positionMinutes ?? 0 })
            : say('busy', { name })
        return [markOf(officerId === goesId ? 'officer-chosen' : 'officer', officerId, point, label)]
      }),
      ...(victim === null ? [] : [victim]),
    ]
  }, [suggestion, exact, running, say])
}

const markOf = (kind: MapMark['kind'], id: string, { lon, lat }: MapPoint, label: string): MapMark => ({
  id,
  kind,
  lon,
  lat,
  label,
})

type Say = (word: keyof typeof words, more?: Readonly<Record<string, string>>) => string

/** The opened point, else the middle of the town or district. */
function victimOf({ place }: Suggestion, exact: Whereabouts | null, say: Say): MapMark | null {
  if (exact !== null && exact.point !== null)
    return markOf('victim', 'victim', exact.point, say('exact', { address: exact.address ?? '' }))
  const about = place.town ?? place.district
  return about === null ? null : markOf('victim', 'victim', about, say('about', { place: about.name }))
}
