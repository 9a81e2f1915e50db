import type { Answer } from '../../../api/client'

export type Warning = Answer<'/v1/warnings', 'get'>['items'][number]
export type Level = Warning['level']

/** Gravest first, as everywhere on the desk. */
export const levels: readonly Level[] = ['critical', 'high', 'medium', 'low']
export const liveStates: readonly Warning['state'][] = ['open', 'acknowledged', 'dispatched']

export const isLive = ({ state }: Warning): boolean => liveStates.includes(state)

/** As the service sorts: level, then the clock that runs out first, then the id. Equal lengths, so text order is the order. */
export const sortKey = ({ level, clock, id }: Warning): string =>
  `${levels.indexOf(level)} ${clock?.at ?? ''} ${id}`
