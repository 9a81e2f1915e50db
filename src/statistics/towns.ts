import type { Context } from '../context'
import type { Measured } from './measure'
import { readTownIndexPolicy } from './places-repository'
import { townIndexOf, type TownCounts, type TownIndexView } from './town-index'

interface NamedTown {
  readonly code: string
  readonly name: string
  readonly districtCode: string
}

/** The index of each of these towns, by the weights in force at the end of the period; null: nobody has set any. */
export async function indexOfTowns(
  ctx: Context,
  measured: Measured,
  towns: readonly NamedTown[],
): Promise<TownIndexView | null> {
  const policy = await readTownIndexPolicy(ctx.db, measured.observed.asOf)
  return policy === null ? null : townIndexOf(countsOfTowns(measured, towns), policy)
}

export function countsOfTowns(measured: Measured, towns: readonly NamedTown[]): TownCounts[] {
  const { milestones, reported } = measured
  const warnings = new Map(milestones.groups.flatMap((row) => (row.by === 'town' ? [[row.key, row]] : [])))
  const reports = new Map(reported.flatMap((row) => (row.isAll ? [] : [[row.townCode, row]])))
  const tasks = new Map(measured.towns.map((row) => [row.key, row]))
  return towns.map(({ code, name, districtCode }) => {
    const counted = warnings.get(code)
    const task = tasks.get(code)
    return {
      code,
      name,
      districtCode,
      warnings: counted?.warned ?? 0,
      confirmed: counted?.confirmed ?? 0,
      paidFen: counted?.paidFen ?? 0n,
      late: task === undefined ? 0 : task.due - task.inTime,
      missed: reports.get(code)?.missed ?? 0,
    }
  })
}
