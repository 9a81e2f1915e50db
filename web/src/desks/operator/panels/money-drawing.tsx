import { useSay, useSpeech } from '../../../language/language'
import { fenOf, shortYuan, yuanText } from '../../../parts/money'
import { momentText, useNow } from '../../../parts/time'
import { BOX_HEIGHT, layoutOf, type MoneyEdge, type MoneyNode, type Placed } from './money-layout'
import { moneyWords, statusWords } from './money-words'
import type { Money } from './reads'
import { useControlText } from './use-control-text'
import { useWidth } from './use-width'

/** Accounts by tiers, payments between them. Drawn here: a dozen boxes need no library. */
export function MoneyDrawing({ money }: { readonly money: Money }) {
  const say = useSay(moneyWords)
  const [box, room] = useWidth()
  const { placed, boxWidth, width, height } = layoutOf(money.nodes, room)
  const placeOf = new Map(placed.map((each) => [each.node.id, each]))
  return (
    <div ref={box}>
      <svg
        className="money-graph"
        width={width}
        height={height}
        role="img"
        aria-label={say('caption', { payments: money.edges.length, accounts: money.nodes.length })}
      >
        <Tip />
        {money.edges.map((edge, index) => {
          const [from, to] = [placeOf.get(edge.from), placeOf.get(edge.to)]
          return from === undefined || to === undefined ? null : (
            <Arrow key={index} from={from} to={to} edge={edge} boxWidth={boxWidth} />
          )
        })}
        {placed.map((each) => (
          <AccountBox
            key={each.node.id}
            {...each}
            width={boxWidth}
            paid={money.edges.filter(({ to }) => to === each.node.id)}
          />
        ))}
      </svg>
    </div>
  )
}

const Tip = () => (
  <defs>
    <marker id="money-tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto">
      <path d="M0 0 8 4 0 8z" className="money-tip" />
    </marker>
  </defs>
)

interface ArrowProps {
  readonly from: Placed
  readonly to: Placed
  readonly edge: MoneyEdge
  readonly boxWidth: number
}

function Arrow({ from, to, edge, boxWidth }: ArrowProps) {
  const textOf = usePaymentText()
  const [x1, y1] = [from.x + boxWidth, from.y + BOX_HEIGHT / 2]
  const [x2, y2] = [to.x, to.y + BOX_HEIGHT / 2]
  const middle = (x1 + x2) / 2
  return (
    <g className={isOut(edge) ? 'money-out' : 'money-pending'}>
      <title>{textOf(edge)}</title>
      <path
        d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2 - 1} ${y2}`}
        className="money-line"
        markerEnd="url(#money-tip)"
      />
    </g>
  )
}

const isOut = ({ status }: MoneyEdge): boolean => status === 'settled' || status === 'reported'

function usePaymentText(): (edge: MoneyEdge) => string {
  const sayStatus = useSay(statusWords)
  const { language } = useSpeech()
  const today = useNow(60_000)
  return ({ amount, at, status }) =>
    `${yuanText(amount)} ${momentText(at, today, language)} ${sayStatus(status)}`
}

interface BoxProps extends Placed {
  readonly width: number
  /** What was paid into it. */
  readonly paid: readonly MoneyEdge[]
}

function AccountBox({ node, x, y, width, paid }: BoxProps) {
  const say = useSay(moneyWords)
  const textOf = usePaymentText()
  const paidText = usePaidText()
  const held = useControlText()(node)
  const tier = node.tier === 0 ? say('victim') : say('tier', { tier: node.tier })
  const opened = node.openedOn === null ? null : say('openedOn', { day: node.openedOn })
  const title = [node.holder, opened, held, ...paid.map(textOf)].filter((text) => text !== null)
  return (
    <g transform={`translate(${x} ${y})`} className={`money-box ${classOf(node)}`}>
      <title>{title.join('\n')}</title>
      <rect width={width} height={BOX_HEIGHT} rx="6" />
      <text x="7" y="15" className="money-tier">
        {tier} {node.bank ?? ''}
      </text>
      <text x="7" y="30" className="money-name">
        {node.tail ?? say('unnamed')} {node.holder ?? ''}
      </text>
      <text x="7" y="45" className={paid.some(isOut) ? 'money-sum money-sum-out' : 'money-sum'}>
        {paidText(paid)}
      </text>
      <text x="7" y="59" className="money-held">
        {held ?? opened ?? ''}
      </text>
    </g>
  )
}

/** The sum of one payment with its state; of several of one state their total and how many. */
function usePaidText(): (paid: readonly MoneyEdge[]) => string {
  const say = useSay(moneyWords)
  const sayStatus = useSay(statusWords)
  const { language } = useSpeech()
  return (paid) => {
    const [first] = paid
    if (first === undefined) return ''
    const gone = paid.filter(isOut)
    const counted = gone.length > 0 ? gone : paid
    const total = counted.reduce((sum, { amount }) => sum + fenOf(amount), 0n)
    const sum = shortYuan(yuanOf(total), language)
    return counted.length === 1
      ? `${sum} ${sayStatus(counted[0]?.status ?? '')}`
      : `${sum} ${say('payments', { payments: counted.length })}`
  }
}

const HUNDRED = 100n
const yuanOf = (fen: bigint): string => `${fen / HUNDRED}.${String(fen % HUNDRED).padStart(2, '0')}`

const classOf = ({ tier, stop, freeze }: MoneyNode): string => {
  if (tier === 0) return 'money-victim'
  const isHeld = freeze?.state === 'frozen' || stop?.state === 'held' || stop?.state === 'renewed'
  return isHeld ? 'money-stopped' : 'money-suspect'
}
