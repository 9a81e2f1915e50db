import type { EpisodeFigures, ReplayReport } from './replay-report'

/** The report as a table for people; the JSON has every figure. */
export function printed(report: ReplayReport): string {
  const { honest, precision, onward } = report
  const rows = [
    ['typology', 'episodes', 'holdable', 'held', 'share', 'money', 'saved', 'min. to hold', 'warned before'],
    ...Object.entries(report.byTypology).map(([name, one]) => row(name, one)),
    row('all', report.all),
  ]
  const kinds = Object.entries(honest.byKind)
    .filter(([, { held }]) => held > 0)
    .map(([kind, { held, payments }]) => `  ${kind}: ${held} of ${payments}`)
  return [
    ...aligned(rows),
    '',
    `honest payments held: ${honest.held} of ${honest.payments} (${text(honest.heldPer10000)} per 10,000)`,
    ...kinds,
    `held payments that are fraud: ${precision.heldFraud} of ${precision.heldPayments} (${percent(precision.heldShareFraud)})`,
    `warned people who are victims: ${precision.warnedVictims} of ${precision.warnedPersons} (${percent(precision.warnedShareVictims)})`,
    `onward payments of mules held: ${onward.held} of ${onward.payments}`,
    '',
  ].join('\n')
}

function row(name: string, one: EpisodeFigures): string[] {
  return [
    name.includes('.') ? `  ${name}` : name,
    String(one.episodes),
    String(one.holdable),
    String(one.held),
    percent(one.heldShare),
    one.moneyYuan,
    percent(one.savedShare),
    text(one.minutesToHold),
    String(one.warnedBefore),
  ]
}

function aligned(rows: readonly (readonly string[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((cells) => (cells[column] ?? '').length)),
  )
  return rows.map((cells) =>
    cells
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  '),
  )
}

const text = (value: number | null): string => (value === null ? '-' : String(value))
const percent = (share: number | null): string => (share === null ? '-' : `${(share * 100).toFixed(1)} %`)
