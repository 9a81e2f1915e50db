import { compareText, firstOf } from '../lib/order'
import { shareOf, type ShareView } from './figure'
import type { DueTasks } from './tasks-repository'

export interface RankedStation {
  readonly id: string
  readonly name: string
  readonly districtCode: string
  readonly inTime: ShareView
}

interface NamedStation {
  readonly id: string
  readonly name: string
  readonly districtCode: string
}

/**
 * 晾晒: who finishes in time what was due. Equal shares: who had more due comes first. Those to whom nothing was due
 * have no rank and are left out.
 */
export function rankStations(due: readonly DueTasks[], stations: readonly NamedStation[]): RankedStation[] {
  const counts = new Map(due.map((row) => [row.key, row]))
  return stations
    .flatMap(({ id, name, districtCode }) => {
      const row = counts.get(id)
      return row === undefined ? [] : [{ id, name, districtCode, inTime: shareOf(row.inTime, row.due) }]
    })
    .sort((a, b) =>
      firstOf(
        shareIn(b) - shareIn(a),
        b.inTime.denominator - a.inTime.denominator,
        compareText(a.name, b.name),
      ),
    )
}

const shareIn = ({ inTime }: RankedStation): number => inTime.numerator / inTime.denominator
