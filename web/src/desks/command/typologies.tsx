import { useMemo } from 'react'
import { Chart } from '../../chart/chart'
import { useCode, useSay, useSpeech } from '../../language/language'
import type { Shade } from '../../theme/theme'
import { Panel, Table } from './panel'
import type { Figures } from './use-wall'
import { wallWords } from './words'

type Typologies = Figures['typologies']

// Told apart in both shades, and by who does not see red and green alike (after Okabe and Ito).
const COLOURS = ['#e0912b', '#4aa3df', '#1fa37c', '#c9579e', '#d4b92f', '#8f7fd8', '#9aa5b1']

export function TypologiesPanel({ figures, shade }: { readonly figures: Figures; readonly shade: Shade }) {
  const say = useSay(wallWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  const { typologies } = figures
  const option = useMemo(() => optionOf(typologies, sayCode, shade), [typologies, language, shade])
  return (
    <Panel
      area="typologies"
      title={say('typologies')}
      whole={() => <WholeTypologies typologies={typologies} />}
    >
      {typologies.series.length === 0 ? (
        <p className="wall-empty">{say('nothing')}</p>
      ) : (
        <>
          <ul className="wall-key">
            {typologies.series.map(({ id }, at) => (
              <li key={id}>
                <i style={{ background: COLOURS[at % COLOURS.length] }} />
                {sayCode(id)}
              </li>
            ))}
          </ul>
          <div className="wall-chart">
            <Chart option={option} height="100%" label={say('typologiesLabel')} />
          </div>
        </>
      )}
    </Panel>
  )
}

function WholeTypologies({ typologies }: { readonly typologies: Typologies }) {
  const say = useSay(wallWords)
  const sayCode = useCode()
  const rows = typologies.days.map((day, at) => ({ day, at })).reverse()
  return (
    <Table
      label={say('typologies')}
      rows={rows}
      keyOf={({ day }) => day}
      columns={[
        { title: say('day'), cell: ({ day }) => day },
        ...typologies.series.map((line) => ({
          title: sayCode(line.id),
          cell: ({ at }: { readonly at: number }) => line.counts[at] ?? 0,
          isNumber: true,
        })),
      ]}
    />
  )
}

/** As the rest of the wall grows with the screen (wall.css), so does what is written in the chart. */
const fontSize = (): number =>
  Math.max(13, Math.round(Math.min(window.innerWidth / 120, window.innerHeight / 67.5) * 1.05))

function optionOf({ days, series }: Typologies, sayCode: (code: string) => string, shade: Shade) {
  const text = { color: shade === 'dark' ? '#c3ccd8' : '#3d4753', fontSize: fontSize() }
  const line = { lineStyle: { color: shade === 'dark' ? '#2d3641' : '#dde2e9' } }
  return {
    color: COLOURS,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily },
    tooltip: { trigger: 'axis', renderMode: 'richText' },
    grid: { left: 4, right: 8, top: fontSize(), bottom: 2, containLabel: true },
    xAxis: {
      type: 'category',
      data: days.map((day) => day.slice(5).replace('-', '/')),
      axisLabel: text,
      axisLine: line,
      axisTick: { show: false },
    },
    yAxis: { type: 'value', minInterval: 1, axisLabel: text, splitLine: line },
    series: series.map((each) => ({
      type: 'bar',
      stack: 'all',
      name: sayCode(each.id),
      data: each.counts,
      barCategoryGap: '25%',
    })),
  }
}
