import type { Clock } from '../context'

export const systemClock: Clock = { now: () => new Date() }
