import { useSay, useSpeech } from '../../language/language'
import { countText, percentText } from '../../parts/figures'
import { Panel, Table } from './panel'
import type { Figures } from './use-wall'
import { wallWords } from './words'

type Ranked = Figures['stations']['ranked'][number] & { readonly rank: number }

const FIRST = 6
const LAST = 4

/** 晾晒: those in front and those behind; all of them behind the button. */
export function Stations({ figures }: { readonly figures: Figures }) {
  const say = useSay(wallWords)
  const { language } = useSpeech()
  const { ranked, definition } = figures.stations
  const rows: readonly Ranked[] = ranked.map((station, at) => ({ ...station, rank: at + 1 }))
  const [first, last] =
    rows.length <= FIRST + LAST ? [rows, []] : [rows.slice(0, FIRST), rows.slice(rows.length - LAST)]
  const line = ({ id, rank, name, share, numerator, denominator }: Ranked, isLast: boolean) => (
    <li key={id} className={isLast ? 'wall-row wall-row-last' : 'wall-row'}>
      <span className="wall-rank">{rank}</span>
      <span className="wall-name">{name}</span>
      <strong>{percentText(share)}</strong>
      <small>
        {countText(numerator)}/{countText(denominator)}
      </small>
    </li>
  )
  return (
    <Panel
      area="stations"
      title={say('stations')}
      whole={() => <WholeStations rows={rows} definition={definition[language]} />}
    >
      {rows.length === 0 && <p className="wall-empty">{say('nothing')}</p>}
      <ol className="wall-list">
        {first.map((row) => line(row, false))}
        {last.length > 0 && (
          <li className="wall-row wall-row-gap" aria-hidden="true">
            {say('last')}
          </li>
        )}
        {last.map((row) => line(row, true))}
      </ol>
    </Panel>
  )
}

function WholeStations({
  rows,
  definition,
}: {
  readonly rows: readonly Ranked[]
  readonly definition: string
}) {
  const say = useSay(wallWords)
  return (
    <>
      <p>{definition}</p>
      <Table
        label={say('stations')}
        rows={rows}
        keyOf={({ id }) => id}
        columns={[
          { title: say('rank'), cell: ({ rank }) => rank, isNumber: true },
          { title: say('station'), cell: ({ name }) => name },
          { title: say('share'), cell: ({ share }) => percentText(share), isNumber: true },
          {
            title: say('parts'),
            cell: ({ numerator, denominator }) => `${countText(numerator)} / ${countText(denominator)}`,
            isNumber: true,
          },
        ]}
      />
    </>
  )
}
