import { Switch } from 'antd'
import { useId, useMemo, useState } from 'react'
import { Chart } from '../../../../chart/chart'
import { useSay, useSpeech } from '../../../../language/language'
import { shortYuan, yuanText } from '../../../../parts/money'
import { useTheme, type Shade } from '../../../../theme/theme'
import { drawnOf, GONE, OTHER_CASE, VICTIM, type Drawn, type DrawnNode } from './trace-layout'
import { traceWords } from './trace-words'
import type { Trace } from '../../../../parts/use-trace'

/** As many as can be read one below the other. */
const MOST_PER_TIER = 7
const EVERY = 500
const ROW_HEIGHT = 40
const LEAST_HEIGHT = 220

/** Accounts by tier from left to right, what moved between them, and in colour what is still there. */
export function TraceChart({ trace }: { readonly trace: Trace }) {
  const say = useSay(traceWords)
  const { language } = useSpeech()
  const { shade } = useTheme()
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const drawn = useMemo(() => drawnOf(trace, isWhole ? EVERY : MOST_PER_TIER), [trace, isWhole])
  const isMore = useMemo(
    () => drawnOf(trace, MOST_PER_TIER).nodes.some(({ accounts }) => accounts > 1),
    [trace],
  )
  const height = Math.max(LEAST_HEIGHT, drawn.mostInColumn * ROW_HEIGHT)
  const option = useMemo(() => optionOf(drawn, { say, sum: (yuan) => shortYuan(yuan, language), shade, height }), [drawn, language, shade, height]) // prettier-ignore
  const label = say('chart', { accounts: trace.accounts.length, transfers: trace.edges.length })
  return (
    <section aria-label={say('trace')} className="trace-chart">
      {isMore && (
        <label htmlFor={id} className="trace-switch">
          <Switch id={id} size="small" checked={isWhole} onChange={setWhole} /> {say('expand')}
        </label>
      )}
      <Chart option={option} height={height} label={label} />
    </section>
  )
}

interface Drawing {
  readonly say: (key: keyof typeof traceWords, values?: Record<string, string | number>) => string
  readonly sum: (yuan: string) => string
  readonly shade: Shade
  readonly height: number
}

// Told apart in both shades, and by their text: what is there, what has passed, and whose it was.
const colours = {
  light: {
    there: '#b45309',
    empty: '#94a3b8',
    victim: '#1d4ed8',
    held: '#15803d',
    text: '#1f2933',
    line: '#64748b',
  },
  dark: {
    there: '#f0b429',
    empty: '#64748b',
    victim: '#7cb0ff',
    held: '#4ade80',
    text: '#e4e9f0',
    line: '#94a3b8',
  },
} as const
// As the drawer is wide, in pixels: another proportion would flatten what is round.
const WIDTH = 1_010
const MARGIN = 26

function optionOf(drawn: Drawn, drawing: Drawing) {
  const colour = colours[drawing.shade]
  const most = drawn.edges.reduce((max, { taintedFen }) => (taintedFen > max ? taintedFen : max), 1n)
  return {
    series: [
      {
        type: 'graph',
        layout: 'none',
        left: 70,
        right: 110,
        top: MARGIN,
        bottom: MARGIN,
        roam: false,
        edgeSymbol: ['none', 'arrow'],
        edgeSymbolSize: 7,
        label: { show: true, position: 'bottom', distance: 2, color: colour.text, fontSize: 11 },
        data: [
          ...corners(drawing.height),
          ...drawn.nodes.map((node) => ({
            name: node.id,
            x: (node.column / Math.max(1, drawn.columns - 1)) * WIDTH,
            y: node.place * (drawing.height - 2 * MARGIN),
            symbol: node.accounts > 1 ? 'roundRect' : node.accounts === 0 ? 'diamond' : 'circle',
            symbolSize: node.accounts > 1 ? 18 : 14,
            itemStyle: { color: colourOf(node, colour) },
            label: { formatter: nameOf(node, drawing) },
            tooltip: { formatter: titleOf(node, drawing) },
          })),
        ],
        links: drawn.edges.map(({ from, to, taintedFen, transfers }) => ({
          source: from,
          target: to,
          lineStyle: { width: widthOf(taintedFen, most), color: colour.line, opacity: 0.65, curveness: 0.12 },
          tooltip: { formatter: `${yuanText(yuanOf(taintedFen))} (${transfers})` },
        })),
      },
    ],
  }
}

/** Nothing is drawn there: they keep the proportion, whatever lies between them. */
const corners = (height: number) =>
  [0, 1].map((at) => ({
    name: `corner ${at}`,
    x: at * WIDTH,
    y: at * (height - 2 * MARGIN),
    symbolSize: 0,
    label: { show: false },
    tooltip: { show: false },
  }))

const WIDEST = 6
const widthOf = (fen: bigint, most: bigint): number => 1 + (Number((fen * 100n) / most) / 100) * (WIDEST - 1)

const HUNDRED = 100n
const yuanOf = (fen: bigint): string => `${fen / HUNDRED}.${String(fen % HUNDRED).padStart(2, '0')}`

function colourOf({ id, account, thereFen }: DrawnNode, colour: (typeof colours)[Shade]): string {
  if (id === VICTIM || id === OTHER_CASE) return colour.victim
  if (account?.notProposed === 'held') return colour.held
  return thereFen > 0n ? colour.there : colour.empty
}

function nameOf({ id, account, accounts, thereFen }: DrawnNode, { say, sum }: Drawing): string {
  if (id === VICTIM) return say('victim')
  if (id === OTHER_CASE) return say('otherCase')
  if (id === GONE) return say('gone')
  const name = account === null ? say('rest', { count: accounts }) : (account.tail ?? say('unknown'))
  return `${name} ${sum(yuanOf(thereFen))}`
}

function titleOf(node: DrawnNode, drawing: Drawing): string {
  const { account } = node
  if (account === null) return nameOf(node, drawing)
  const { say } = drawing
  const tier = say('tier', { tier: account.tier })
  return [
    `${tier} ${account.tail ?? ''} ${account.holder ?? ''} ${account.bank ?? ''}`,
    `${say('received')} ${yuanText(account.received)}`,
    `${say('stillThereColumn')} ${yuanText(account.there)}`,
  ].join('\n')
}
