import { countText } from '../../../parts/figures'

interface DayTableProps<N extends string> {
  /** What the first column is called. */
  readonly day: string
  /** Which counts, in this order, and what each is called. */
  readonly names: readonly N[]
  readonly say: (name: N) => string
  readonly days: readonly ({ readonly day: string } & Readonly<Record<N, number>>)[]
}

/** Counts by day. */
export const DayTable = <N extends string>({ day, names, say, days }: DayTableProps<N>) => (
  <table className="rules-table">
    <thead>
      <tr>
        <th scope="col">{day}</th>
        {names.map((name) => (
          <th key={name} scope="col" className="rules-number">
            {say(name)}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {days.map((one) => (
        <tr key={one.day}>
          <th scope="row">{one.day}</th>
          {names.map((name) => (
            <td key={name} className="rules-number">
              {countText(one[name])}
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)
