import { minutesAfter } from '../lib/duration'
import type { ClockName, EscalationStep } from './schema'

/** A time that was missed. */
export interface Miss {
  readonly clock: ClockName
  readonly dueAt: Date
  /** Whether the task has gone to somebody else because of it. */
  readonly isGivenOn: boolean
  /** Null: no station has it, or nobody is its chief. */
  readonly hasStationChief: boolean
}

export interface LadderMinutes {
  readonly stationChiefMinutes: number
  readonly dutyChiefMinutes: number
}

export interface Rung {
  readonly step: EscalationStep
  readonly tellAt: Date
}

/** Clocks of the desk: no station has to do with them. */
const atTheDesk: readonly ClockName[] = ['acknowledge', 'reach']

/**
 * Who is to know of a missed time and when: the next officer at once, then the station's chief, then the duty chief.
 * Where there is no chief of a station to tell, the duty chief does not wait for him.
 */
export function ladderOf(miss: Miss, minutes: LadderMinutes): Rung[] {
  const rungs: Rung[] = []
  if (miss.isGivenOn) rungs.push({ step: 'next_officer', tellAt: miss.dueAt })
  const hasChief = miss.hasStationChief && !atTheDesk.includes(miss.clock)
  if (hasChief)
    rungs.push({ step: 'station_chief', tellAt: minutesAfter(miss.dueAt, minutes.stationChiefMinutes) })
  const wait = hasChief || atTheDesk.includes(miss.clock) ? minutes.dutyChiefMinutes : 0
  rungs.push({ step: 'duty_chief', tellAt: minutesAfter(miss.dueAt, wait) })
  return rungs
}
