import { useCode, useSay, useSpeech } from '../../../language/language'
import { shortYuan, yuanText } from '../../../parts/money'
import { momentText, useNow } from '../../../parts/time'
import { BOX, layoutOf, type MoneyEdge, type MoneyNode, type Placed } from './money-layout'
import { moneyWords, statusWords } from './money-words'
import type { Money } from './reads'

/** Accounts by tiers, payments between them. Drawn here: a dozen boxes need no library. */
export function MoneyDrawing({ money }: { readonly money: Money }) {
  const say = useSay(moneyWords)
  const { placed, width, height } = layoutOf(money.nodes)
  const placeOf = new Map(placed.map((each) => [each.node.id, each]))
  return (
    <svg
      className="money-graph"
      viewBox={`0 0 ${width} ${height}`}
      style={{ width, maxWidth: '100%' }}
      role="img"
      aria-label={say('caption', { payments: money.edges.length, accounts: money.nodes.length })}
    >
      <defs>
        <marker
          id="money-tip"
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          orient="auto"
        >
          <path d="M0 0 8 4 0 8z" className="money-tip" />
        </marker>
      </defs>
      {grouped(money.edges).map((edges) => {
        const [edge] = edges
        const from = placeOf.get(edge?.from ?? '')
        const to = placeOf.get(edge?.to ?? '')
        return from === undefined || to === undefined || edge === undefined ? null : (
          <Arrow key={`${edge.from} ${edge.to}`} from={from} to={to} edges={edges} />
        )
      })}
      {placed.map((each) => (
        <AccountBox key={each.node.id} {...each} />
      ))}
    </svg>
  )
}

/** Payments between the same two accounts are one arrow with several lines. */
function grouped(edges: readonly MoneyEdge[]): MoneyEdge[][] {
  const groups = new Map<string, MoneyEdge[]>()
  for (const edge of edges) {
    const key = `${edge.from} ${edge.to}`
    groups.set(key, [...(groups.get(key) ?? []), edge])
  }
  return [...groups.values()]
}

function Arrow({
  from,
  to,
  edges,
}: {
  readonly from: Placed
  readonly to: Placed
  readonly edges: readonly MoneyEdge[]
}) {
  const say = useSay(moneyWords)
  const sayStatus = useSay(statusWords)
  const { language } = useSpeech()
  const today = useNow(60_000)
  const [x1, y1] = [from.x + BOX.width, from.y + BOX.height / 2]
  const [x2, y2] = [to.x, to.y + BOX.height / 2]
  const middle = (x1 + x2) / 2
  const isOut = edges.some(({ status }) => status === 'settled' || status === 'reported')
  const [first] = edges
  const title = edges
    .map(
      ({ amount, at, status }) =>
        `${yuanText(amount)} ${momentText(at, today, language)} ${sayStatus(status)}`,
    )
    .join('\n')
  const height = (y1 + y2) / 2
  return (
    <g className={isOut ? 'money-out' : 'money-pending'}>
      <title>{title}</title>
      <path
        d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 2} ${y2}`}
        className="money-line"
        markerEnd="url(#money-tip)"
      />
      <text x={middle} y={height - 6} className="money-sum">
        {first === undefined ? '' : shortYuan(first.amount, language)}
      </text>
      <text x={middle} y={height + 14} className="money-status">
        {edges.length > 1 ? say('more', { more: edges.length - 1 }) : sayStatus(first?.status ?? '')}
      </text>
    </g>
  )
}

function AccountBox({ node, x, y }: Placed) {
  const say = useSay(moneyWords)
  const { language } = useSpeech()
  const control = useControlText()
  const held = control(node)
  const tier = node.tier === 0 ? say('victim') : say('tier', { tier: node.tier })
  const about = [node.bank, node.openedOn === null ? null : say('openedOn', { day: node.openedOn })]
  return (
    <g transform={`translate(${x} ${y})`} className={`money-box ${classOf(node)}`}>
      <title>{[...about, held].filter((text) => text !== null).join(' · ')}</title>
      <rect width={BOX.width} height={BOX.height} rx="6" />
      <text x="8" y="16" className="money-tier">
        {tier} {node.bank ?? ''}
      </text>
      <text x="8" y="32" className="money-name">
        {node.tail ?? say('unnamed')} {node.holder ?? ''}
      </text>
      <text x="8" y="47" className="money-held">
        {held ?? (node.openedOn === null ? '' : say('openedOn', { day: shortDay(node.openedOn, language) }))}
      </text>
    </g>
  )
}

const classOf = ({ tier, stop, freeze }: MoneyNode): string => {
  if (tier === 0) return 'money-victim'
  const isHeld = freeze?.state === 'frozen' || stop?.state === 'held' || stop?.state === 'renewed'
  return isHeld ? 'money-stopped' : 'money-suspect'
}

const shortDay = (day: string, language: 'zh' | 'en'): string =>
  language === 'zh' ? day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日') : day

/** What is done about an account: the freeze if there is one, else the stop, else the victim's own protection. */
export function useControlText(): (node: MoneyNode) => string | null {
  const say = useSay(moneyWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  const sum = (yuan: string | null): string => (yuan === null ? '' : ` ${shortYuan(yuan, language)}`)
  return ({ stop, freeze, protection }) => {
    if (freeze !== null)
      return freeze.state === 'frozen'
        ? `${say('frozen')}${sum(freeze.held ?? freeze.amount)}`
        : `${sayCode('freeze')} ${sayCode(freeze.state, 'hold')}`
    if (stop !== null)
      return stop.state === 'held' || stop.state === 'renewed'
        ? `${say('held')}${sum(stop.held ?? stop.amount)}`
        : `${sayCode('stop')} ${sayCode(stop.state, 'hold')}`
    return protection === null ? null : `${sayCode('protective_hold')} ${sayCode(protection.state, 'hold')}`
  }
}
