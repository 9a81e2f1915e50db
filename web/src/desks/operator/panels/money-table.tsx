import { useSay } from '../../../language/language'
import { Money as Sum } from '../../../parts/money'
import { Moment } from '../../../parts/time'
import type { MoneyNode } from './money-layout'
import { moneyWords, statusWords } from './money-words'
import type { Money } from './reads'
import { useControlText } from './use-control-text'

/** The same as the drawing, row by row. */
export function MoneyTable({ money }: { readonly money: Money }) {
  const say = useSay(moneyWords)
  const sayStatus = useSay(statusWords)
  const control = useControlText()
  const nodeOf = new Map(money.nodes.map((node) => [node.id, node]))
  return (
    <table className="plain-table">
      <caption className="visually-hidden">
        {say('caption', { payments: money.edges.length, accounts: money.nodes.length })}
      </caption>
      <thead>
        <tr>
          {(['from', 'to', 'amount', 'at', 'status', 'measures'] as const).map((column) => (
            <th key={column} scope="col">
              {say(column)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {money.edges.map(({ from, to, amount, at, status }, index) => {
          const payee = nodeOf.get(to)
          return (
            <tr key={index}>
              <td>
                <AccountName node={nodeOf.get(from)} />
              </td>
              <td>
                <AccountName node={payee} />
              </td>
              <td className="of-sum">
                <Sum yuan={amount} />
              </td>
              <td>
                <Moment at={at} />
              </td>
              <td>{sayStatus(status)}</td>
              <td>{payee === undefined ? null : control(payee)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function AccountName({ node }: { readonly node: MoneyNode | undefined }) {
  const say = useSay(moneyWords)
  if (node === undefined) return <>–</>
  const tier = node.tier === 0 ? say('victim') : say('tier', { tier: node.tier })
  return (
    <>
      <span className="soft">{tier}</span> {node.bank} {node.tail ?? say('unnamed')} {node.holder}
    </>
  )
}
