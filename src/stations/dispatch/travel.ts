import type { Config } from '../../config'
import { METERS_PER_KILOMETRE } from '../geo'
import { stationLimits } from '../limits'

/** How a way is estimated where no routing service has told it. */
export interface TravelSettings {
  /** Road metres a straight metre. */
  readonly roadFactor: number
  readonly speedKmh: number
}

export const defaultTravel: TravelSettings = {
  roadFactor: stationLimits.roadFactor.value,
  speedKmh: stationLimits.roadSpeed.value,
}

export const travelOf = ({ roads }: Pick<Config, 'roads'>): TravelSettings => ({
  roadFactor: roads.factor ?? defaultTravel.roadFactor,
  speedKmh: roads.speedKmh ?? defaultTravel.speedKmh,
})

/** A way by road. */
export interface Way {
  readonly minutes: number
  readonly meters: number
  readonly by: 'estimate' | 'osrm'
}

const MINUTES_PER_HOUR = 60

/** The straight line times the road factor, at that speed. */
export function estimate(straightMeters: number, { roadFactor, speedKmh }: TravelSettings): Way {
  const meters = straightMeters * roadFactor
  return { meters, minutes: (meters / METERS_PER_KILOMETRE / speedKmh) * MINUTES_PER_HOUR, by: 'estimate' }
}

/** What a choice compares: minutes on the road, and some more for each task of today. */
export const costOf = (minutes: number, tasksToday: number): number =>
  minutes + tasksToday * stationLimits.loadMinutes.value
