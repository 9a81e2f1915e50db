import type { z } from 'zod'
import type { Context } from '../context'
import { cityDayOf, startOfCityDay } from '../lib/city-day'
import { after, MINUTE_MS } from '../lib/duration'
import { stationLimits } from '../stations'
import { listDistricts, listStations, listTowns } from '../statistics'
import { levelSchema, type WarningLevel } from '../warnings'
import { commandLimits } from './limits'
import * as repository from './live-repository'
import type { DutyOfficer, LiveWarningCount, RunningTask } from './live-repository'
import type { liveView, OverdueTask } from './schema'

type Live = Omit<z.input<typeof liveView>, 'computedAt' | 'keptSeconds' | 'districtCode'>
type ByLevel = Record<WarningLevel, number>

/** What goes on at this moment, in a district or (null) the whole city. */
export async function readLive(ctx: Context, districtCode: string | null): Promise<Live> {
  const now = ctx.clock.now()
  const sight = { districtCode }
  const midnight = startOfCityDay(cityDayOf(now))
  const [warnings, officers, tasks, campaigns, today, districts, towns, stations] = await Promise.all([
    repository.countLiveWarnings(ctx, sight),
    repository.listOnDuty(ctx, sight),
    repository.listRunningTasks(ctx, sight),
    repository.listOpenCampaigns(ctx, sight, commandLimits.shownCampaigns.value),
    repository.countToday(ctx, midnight, sight),
    listDistricts(ctx.db, sight),
    listTowns(ctx.db, sight),
    listStations(ctx.db, sight),
  ])
  const overdue = overdueAt(tasks, now)
  const counted: Counted = { warnings, officers, tasks, overdue }
  return {
    warnings: countWarnings(warnings),
    today: { since: midnight.toISOString(), ...today },
    districts: districts.map((district) => presentDistrict(district, counted)),
    towns: towns.flatMap((town) => presentTown(town, warnings)),
    officers: officers.flatMap((officer) => presentOfficer(officer, now)),
    officersOnDuty: officers.length,
    officersFree: officers.filter(({ isBusy }) => !isBusy).length,
    stations: stations.filter(({ isActive }) => isActive).map((station) => presentStation(station, counted)),
    tasks: {
      running: tasks.filter(isRunning).length,
      waiting: tasks.filter(({ state }) => state === 'queued' || state === 'returned').length,
      overdue: overdue.length,
    },
    overdue: overdue.slice(0, commandLimits.shownOverdue.value),
    campaigns: campaigns.map(({ createdAt, updatedAt, ...campaign }) => ({
      ...campaign,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    })),
  }
}

interface Counted {
  readonly warnings: readonly LiveWarningCount[]
  readonly officers: readonly DutyOfficer[]
  readonly tasks: readonly RunningTask[]
  readonly overdue: readonly OverdueTask[]
}

interface Placed {
  readonly code: string
  readonly name: string
  readonly lon: number
  readonly lat: number
}

const sum = (rows: readonly { readonly count: number }[]): number =>
  rows.reduce((total, { count }) => total + count, 0)

const byLevelOf = (rows: readonly LiveWarningCount[]): ByLevel => {
  const of = (level: WarningLevel): number => sum(rows.filter((row) => row.level === level))
  return { low: of('low'), medium: of('medium'), high: of('high'), critical: of('critical') }
}

const countWarnings = (rows: readonly LiveWarningCount[]): Live['warnings'] => {
  const inState = (state: string): number => sum(rows.filter((row) => row.state === state))
  return {
    live: sum(rows),
    byLevel: byLevelOf(rows),
    byState: {
      open: inState('open'),
      acknowledged: inState('acknowledged'),
      dispatched: inState('dispatched'),
    },
    withoutDistrict: sum(rows.filter((row) => row.districtCode === null)),
  }
}

function presentDistrict({ code, name, lon, lat }: Placed, counted: Counted): Live['districts'][number] {
  const warnings = counted.warnings.filter(({ districtCode }) => districtCode === code)
  const officers = counted.officers.filter(({ districtCode }) => districtCode === code)
  return {
    code,
    name,
    lon,
    lat,
    warnings: sum(warnings),
    byLevel: byLevelOf(warnings),
    officersOnDuty: officers.length,
    officersFree: officers.filter(({ isBusy }) => !isBusy).length,
    tasks: counted.tasks.filter((task) => task.districtCode === code && isRunning(task)).length,
    overdue: counted.overdue.filter(({ districtCode }) => districtCode === code).length,
  }
}

function presentTown(
  { code, name, lon, lat, districtCode }: Placed & { readonly districtCode: string },
  warnings: readonly LiveWarningCount[],
): Live['towns'] {
  const here = warnings.filter(({ townCode }) => townCode === code)
  return here.length === 0 ? [] : [{ code, name, districtCode, lon, lat, byLevel: byLevelOf(here) }]
}

/** A position that is old, or in the future, says nothing of where he is. */
function presentOfficer(
  { lon, lat, positionAt, stationId, isBusy }: DutyOfficer,
  now: Date,
): Live['officers'] {
  if (lon === null || lat === null || positionAt === null) return []
  const oldest = after(now, -stationLimits.positionFresh.value * MINUTE_MS)
  if (positionAt < oldest || positionAt > now) return []
  return [{ lon, lat, at: positionAt.toISOString(), stationId, isBusy }]
}

function presentStation(
  station: Omit<Placed, 'code'> & {
    readonly id: string
    readonly districtCode: string
    readonly isIllustrative: boolean
  },
  { officers, tasks, overdue }: Counted,
): Live['stations'][number] {
  const { id, name, districtCode, lon, lat, isIllustrative } = station
  const isHere = ({ stationId }: { readonly stationId: string | null }): boolean => stationId === id
  return {
    id,
    name,
    districtCode,
    lon,
    lat,
    isIllustrative,
    officersOnDuty: officers.filter(isHere).length,
    tasks: tasks.filter((task) => isHere(task) && isRunning(task)).length,
    overdue: overdue.filter(isHere).length,
  }
}

const isRunning = ({ state }: RunningTask): boolean => Object.hasOwn(clocks, state) && state !== 'reported'

const clocks: Readonly<Record<string, OverdueTask['clock']>> = {
  assigned: 'accept',
  accepted: 'arrive',
  arrived: 'report',
  reported: 'follow-up',
}

/** 销号: what is overdue at that moment, the longest first. */
function overdueAt(tasks: readonly RunningTask[], now: Date): OverdueTask[] {
  return tasks.flatMap(({ state, dueAt, level, ...task }) => {
    const clock = clocks[state]
    if (clock === undefined || dueAt === null || dueAt > now) return []
    const overdueMinutes = Math.floor((now.getTime() - dueAt.getTime()) / MINUTE_MS)
    return [{ ...task, level: levelSchema.parse(level), clock, dueAt: dueAt.toISOString(), overdueMinutes }]
  })
}
