import { uuids } from '../lib/pg-array'
import type { Row, Statement } from '../lib/sql'
import { liveStates, type WarningLevel } from './schema'

export interface LiveWarning {
  readonly id: string
  readonly state: string
  readonly level: WarningLevel
  readonly score: number
  readonly typology: string
  readonly partyId: string
  readonly organisationId: string | null
  readonly districtCode: string | null
  readonly acknowledgeBy: Date
  readonly holdUntil: Date | null
}

/** The live warnings of these people and of whoever has become one with them, oldest first. */
export const findLive = (partyIds: readonly string[]): Statement => ({
  name: 'warnings.live',
  text: `SELECT w.id, w.state, w.level, w.score, w.typology, w.party_id, w.organisation_id, w.district_code, w.acknowledge_by, w.hold_until,
                coalesce(p.merged_into, p.id) AS root
           FROM party p JOIN warning w ON w.party_id = p.id
          WHERE (p.id = ANY($1::uuid[]) OR p.merged_into = ANY($1::uuid[])) AND w.state = ANY($2::text[])
          ORDER BY w.opened_at, w.id`,
  values: [uuids(partyIds), [...liveStates]],
})

/** Of several of one person the oldest keeps; `rootOf` knows who becomes one with whom in this very batch. */
export function liveOf(rows: readonly Row[], rootOf: (partyId: string) => string): Map<string, LiveWarning> {
  const live = new Map<string, LiveWarning>()
  for (const row of rows) {
    const read = row as unknown as LiveRow
    const root = rootOf(read.root)
    if (live.has(root)) continue
    live.set(root, {
      id: read.id,
      state: read.state,
      level: read.level,
      score: read.score,
      typology: read.typology,
      partyId: read.party_id,
      organisationId: read.organisation_id,
      districtCode: read.district_code,
      acknowledgeBy: read.acknowledge_by,
      holdUntil: read.hold_until,
    })
  }
  return live
}

interface LiveRow {
  readonly id: string
  readonly state: string
  readonly level: WarningLevel
  readonly score: number
  readonly typology: string
  readonly party_id: string
  readonly organisation_id: string | null
  readonly district_code: string | null
  readonly acknowledge_by: Date
  readonly hold_until: Date | null
  readonly root: string
}
