import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../../config'
import { HOUR_MS } from '../../lib/duration'
import { formatYuan, parseYuan, type Fen } from '../../lib/money'
import { follow, type Transfer, type TransferKind } from '.'

/** The example of docs/trace.md is computed by the code that it explains. */
const page = readFileSync(join(projectRoot, 'docs/trace.md'), 'utf8')

test('the second table follows from the first', () => {
  const transfers = tableAfter('| time').map(transferOf)
  const [, time = '', account = '', balance = ''] =
    /Balances: at (\S+) the bank of (\w) finds (\S+)\.$/m.exec(page) ?? []
  const { accounts, defraudedFen } = follow(
    {
      transfers,
      balances: [{ id: 'b', account, balanceFen: fen(balance), at: at(time) }],
      own: new Set(['company']),
    },
    { rule: 'timestamp', matchWithinMs: HOUR_MS, withShares: true },
  )
  expect(
    accounts.map(({ id, tier, receivedFen, sentFen, cashedFen, outOfSightFen, thereFen }) => [
      id,
      String(tier),
      ...[receivedFen, sentFen, cashedFen, outOfSightFen, thereFen].map(formatYuan),
    ]),
  ).toEqual(tableAfter('| account').map((row) => row.map((cell) => cell.replaceAll(',', ''))))
  expect(formatYuan(defraudedFen)).toBe('731200.00')
})

/** Cells of the table whose head begins so. */
function tableAfter(head: string): string[][] {
  const lines = page.slice(page.indexOf(`\n${head}`) + 1).split('\n')
  const rows = lines.slice(2, lines.indexOf(''))
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

const kinds: readonly TransferKind[] = ['victim', 'onward', 'cash-out']

function transferOf(
  [time = '', kind = '', from = '', to = '', amount = '']: string[],
  index: number,
): Transfer {
  const known = kinds.find((one) => one === kind)
  if (known === undefined) throw new Error(kind)
  return {
    id: `t${index}`,
    kind: known,
    from,
    to: to === '–' ? null : to,
    amountFen: fen(amount),
    at: at(time),
  }
}

const at = (time: string): number => Date.parse(`2023-02-23T${time}+08:00`)

function fen(text: string): Fen {
  const parsed = parseYuan(text.replaceAll(',', ''))
  if (!parsed.ok) throw new Error(text)
  return parsed.value
}
