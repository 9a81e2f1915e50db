import { type Answer } from '../../api/client'
import { useCode, useSay, useSpeech } from '../../language/language'
import { countText } from '../../parts/figures'
import { Money, shortYuan } from '../../parts/money'
import { growthOf, growthOfMoney, minutesBetween } from './change'
import { FigureTable, Points, shareCells, type Row } from './table'
import { reportWords } from './words'

export type Report = Answer<'/v1/reports/month', 'get'>
interface Of {
  readonly report: Report
}

export function Rates({ report }: Of) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  return (
    <FigureTable
      title={say('rates')}
      of={say('figure')}
      columns={[say('value'), say('parts')]}
      rows={report.rates.map(({ id, name, now, lastYear, definition }) => ({
        key: id,
        name: name[language],
        now: shareCells(now),
        lastYear: shareCells(lastYear),
        change: <Points before={lastYear.share} now={now.share} />,
        definition,
      }))}
    />
  )
}

export function Minutes({ report }: Of) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  const cells = ({ p50, p90, measured, of }: Report['minutes'][number]['now']) => [
    p50?.toFixed(1) ?? '–',
    p90?.toFixed(1) ?? '–',
    `${countText(measured)} / ${countText(of)}`,
  ]
  return (
    <FigureTable
      title={say('minutes')}
      of={say('figure')}
      columns={['P50', 'P90', say('parts')]}
      rows={report.minutes.map(({ id, name, now, lastYear, definition }) => {
        const change = minutesBetween(lastYear.p50, now.p50)
        return {
          key: id,
          name: name[language],
          now: cells(now),
          lastYear: cells(lastYear),
          change: change === null ? '–' : say('minutesChange', { change: `P50 ${change}` }),
          definition,
        }
      })}
    />
  )
}

export function MoneyKinds({ report }: Of) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  const cells = ({ amount, pending, warnings, of }: Report['money'][number]['now']) => [
    <>
      <Money yuan={amount} />
      {Number(pending) > 0 && (
        <small className="soft report-pending">
          {say('pending', { amount: shortYuan(pending, language) })}
        </small>
      )}
    </>,
    `${countText(warnings)} / ${countText(of)}`,
  ]
  return (
    <FigureTable
      title={say('money')}
      of={say('figure')}
      columns={[say('value'), say('parts')]}
      rows={report.money.map(({ id, name, now, lastYear, definition }) => ({
        key: id,
        name: name[language],
        now: cells(now),
        lastYear: cells(lastYear),
        change: growthOfMoney(lastYear.amount, now.amount),
        definition,
      }))}
    />
  )
}

type Kind = Pick<Report['levels'][number], 'warnings' | 'confirmed'>

const kindCells = ({ warnings, confirmed }: Kind, when: 'now' | 'lastYear') => [
  countText(warnings[when].numerator),
  ...shareCells(confirmed[when]),
]

/** How the number of warnings of a kind has changed. */
const growthOfKind = ({ warnings }: Kind): string | null =>
  growthOf(warnings.lastYear.numerator, warnings.now.numerator)

function Kinds({
  title,
  of,
  rows,
}: {
  readonly title: string
  readonly of: string
  readonly rows: readonly Row[]
}) {
  const say = useSay(reportWords)
  return (
    <FigureTable
      title={title}
      of={of}
      columns={[say('warnings'), say('confirmed'), say('parts')]}
      rows={rows}
    />
  )
}

export function Levels({ report }: Of) {
  const say = useSay(reportWords)
  const sayCode = useCode()
  return (
    <Kinds
      title={say('levels')}
      of={say('level')}
      rows={report.levels.map((row) => ({
        key: row.level,
        name: sayCode(row.level),
        now: kindCells(row, 'now'),
        lastYear: kindCells(row, 'lastYear'),
        change: growthOfKind(row),
      }))}
    />
  )
}

export function Typologies({ report }: Of) {
  const say = useSay(reportWords)
  const { language } = useSpeech()
  return (
    <Kinds
      title={say('typologies')}
      of={say('typology')}
      rows={report.typologies.map((row) => ({
        key: row.typology,
        name: row.name[language],
        now: kindCells(row, 'now'),
        lastYear: kindCells(row, 'lastYear'),
        change: growthOfKind(row),
      }))}
    />
  )
}

export function Stations({ report }: Of) {
  const say = useSay(reportWords)
  const [first] = report.stations
  return (
    <FigureTable
      title={say('stations')}
      of={say('station')}
      columns={[say('value'), say('parts')]}
      {...(first === undefined ? {} : { definition: first.inTime.definition })}
      rows={report.stations.map(({ stationId, name, inTime }, at) => ({
        key: stationId,
        name: (
          <>
            <span className="report-rank">{at + 1}</span>
            {name}
          </>
        ),
        now: shareCells(inTime.now),
        lastYear: shareCells(inTime.lastYear),
        change: <Points before={inTime.lastYear.share} now={inTime.now.share} />,
      }))}
    />
  )
}

export function Towns({ report }: Of) {
  const say = useSay(reportWords)
  const { index } = report
  const indexCell = (town: Report['towns'][number], when: 'now' | 'lastYear') => {
    if (town.index === null) return '–'
    const { index: value, isFew } = town.index[when]
    return (
      <>
        {value.toFixed(1)} {isFew && <small className="report-few">{say('few')}</small>}
      </>
    )
  }
  return (
    <FigureTable
      title={say('towns')}
      of={say('town')}
      columns={[say('index'), say('warnings'), say('confirmed'), say('parts')]}
      {...(index === null ? {} : { definition: index.formula })}
      rows={report.towns.map((town) => ({
        key: town.code,
        name: town.name,
        now: [indexCell(town, 'now'), ...kindCells(town, 'now')],
        lastYear: [indexCell(town, 'lastYear'), ...kindCells(town, 'lastYear')],
        change: growthOfKind(town),
      }))}
      note={
        index !== null && (
          <p className="soft">{say('fewAbout', { count: index.fewWarnings, source: index.source })}</p>
        )
      }
    />
  )
}
