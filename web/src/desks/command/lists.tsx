import { useCode, useSay, useSpeech } from '../../language/language'
import { Level } from '../../parts/code'
import { Moment } from '../../parts/time'
import { overdueText } from '../../parts/figures'
import { Panel, Table } from './panel'
import type { Live } from './use-wall'
import { wallWords } from './words'

const SHOWN_OVERDUE = 8

/** 销号: each by how long; what does not fit is counted. */
export function Overdue({ live }: { readonly live: Live }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const shown = live.overdue.slice(0, SHOWN_OVERDUE)
  const more = live.tasks.overdue - shown.length
  return (
    <Panel
      area="overdue"
      title={say('overdueList')}
      {...(more > 0 ? { note: say('more', { count: more }) } : {})}
      whole={() => <WholeOverdue tasks={live.overdue} />}
    >
      {shown.length === 0 && <p className="wall-empty wall-good">{say('noOverdue')}</p>}
      <ol className="wall-list">
        {shown.map(({ id, stationName, number, level, clock, overdueMinutes }) => (
          <li key={id} className="wall-row">
            <Level level={level} />
            <span className="wall-name" title={number}>
              {stationName ?? number} <small>{say(clock)}</small>
            </span>
            <strong className="wall-late">{overdueText(overdueMinutes, language)}</strong>
          </li>
        ))}
      </ol>
    </Panel>
  )
}

function WholeOverdue({ tasks }: { readonly tasks: Live['overdue'] }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  return (
    <Table
      label={say('overdueList')}
      rows={tasks}
      keyOf={({ id }) => id}
      columns={[
        { title: say('task'), cell: ({ number }) => number },
        { title: say('station'), cell: ({ stationName }) => stationName ?? '–' },
        { title: say('level'), cell: ({ level }) => <Level level={level} /> },
        {
          title: say('clock'),
          cell: ({ clock, dueAt }) => (
            <>
              {say(clock)} <Moment at={dueAt} />
            </>
          ),
        },
        {
          title: say('howLong'),
          cell: ({ overdueMinutes }) => overdueText(overdueMinutes, language),
          isNumber: true,
        },
      ]}
    />
  )
}

const SHOWN_CAMPAIGNS = 5

export function Campaigns({ live }: { readonly live: Live }) {
  const say = useSay(wallWords)
  const sayCode = useCode()
  const shown = live.campaigns.slice(0, SHOWN_CAMPAIGNS)
  const more = live.campaigns.length - shown.length
  return (
    <Panel
      area="campaigns"
      title={say('campaigns')}
      {...(more > 0 ? { note: say('more', { count: more }) } : {})}
      whole={() => (
        <Table
          label={say('campaigns')}
          rows={live.campaigns}
          keyOf={({ id }) => id}
          columns={[
            { title: say('campaign'), cell: ({ number }) => number },
            { title: say('typology'), cell: ({ typology }) => sayCode(typology) },
            { title: say('victims'), cell: ({ victims }) => victims, isNumber: true },
            { title: say('live'), cell: (row) => row.live, isNumber: true },
            { title: say('since'), cell: ({ createdAt }) => <Moment at={createdAt} /> },
          ]}
        />
      )}
    >
      {shown.length === 0 && <p className="wall-empty">{say('noCampaigns')}</p>}
      <ol className="wall-list">
        {shown.map((row) => (
          <li key={row.id} className="wall-row">
            <span className="wall-name" title={row.number}>
              {sayCode(row.typology)}
            </span>
            <strong>{say('victimsOf', { count: row.victims })}</strong>
            <small>{say('liveOf', { count: row.live })}</small>
          </li>
        ))}
      </ol>
    </Panel>
  )
}
