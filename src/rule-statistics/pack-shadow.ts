import type { z } from 'zod'
import type { Context } from '../context'
import { readPack } from '../rulesets'
import { levels, rankOf } from './levels'
import * as repository from './pack-shadow-repository'
import type { PackDayRow, PackOutcomeRow } from './pack-shadow-repository'
import type { packShadowView } from './schema'

type View = z.input<typeof packShadowView>

/** What a whole pack has judged beside the live one, and would have changed. @throws AppError not_found */
export async function readPackShadow(ctx: Context, hash: string): Promise<View> {
  const { id } = await readPack(ctx, hash)
  const [progress, rows, ends] = await Promise.all([
    repository.readProgress(ctx.db, id),
    repository.readPackDays(ctx.db, id),
    repository.readPackOutcomes(ctx.db, id),
  ])
  const days = [...new Set(rows.map(({ day }) => day))]
  return {
    hash,
    judged: Number(progress?.judged ?? 0),
    skipped: Number(progress?.skipped ?? 0),
    problem: progress?.problem ?? null,
    ...changedOf(rows),
    outcomes: {
      both: endsOf(ends, 'both'),
      onlyLive: endsOf(ends, 'onlyLive'),
      onlyShadow: endsOf(ends, 'onlyShadow'),
    },
    days: days.map((day) => ({ day, ...changedOf(rows.filter((row) => row.day === day)) })),
  }
}

function changedOf(rows: readonly PackDayRow[]) {
  const sum = (isCounted: (row: PackDayRow) => boolean): number =>
    rows.filter(isCounted).reduce((total, { signals }) => total + signals, 0)
  const isNone = (level: string): boolean => rankOf(level) === 0
  return {
    signals: sum(() => true),
    wouldWarn: sum(({ level, toLevel }) => isNone(level) && !isNone(toLevel)),
    wouldRaise: sum(({ level, toLevel }) => !isNone(level) && rankOf(toLevel) > rankOf(level)),
    wouldLower: sum(({ level, toLevel }) => rankOf(toLevel) < rankOf(level)),
    wouldHold: sum(({ held, toHeld }) => !held && toHeld),
    wouldLetGo: sum(({ held, toHeld }) => held && !toHeld),
    changes: levels.flatMap((level) =>
      levels.flatMap((toLevel) => {
        const signals = sum((row) => row.level === level && row.toLevel === toLevel)
        return signals === 0 || level === toLevel ? [] : [{ level, toLevel, signals }]
      }),
    ),
  }
}

const liveStates = ['open', 'acknowledged', 'dispatched']

function endsOf(rows: readonly PackOutcomeRow[], who: PackOutcomeRow['who']) {
  const sum = (...states: readonly string[]): number =>
    rows
      .filter((row) => row.who === who && states.includes(row.state))
      .reduce((total, { warnings }) => total + warnings, 0)
  return {
    confirmed: sum('confirmed'),
    dismissed: sum('dismissed'),
    expired: sum('expired'),
    open: sum(...liveStates),
  }
}
