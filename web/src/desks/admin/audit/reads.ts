import { api, type Answer } from '../../../api/client'
import type { Filters } from '../parts/use-filters'
import { usePages } from '../parts/use-pages'

export type Entry = Answer<'/v1/audit', 'get'>['items'][number]

export const filterNames = [
  'actor',
  'action',
  'subject',
  'number',
  'purpose',
  'from',
  'to',
  'subjectId',
  'actorId',
] as const
export type Names = (typeof filterNames)[number]

export const NUMBER = /^[A-Z]{2}\d{8}-[0-9A-Z]{1,12}(?:-\d{1,6})?$/

const PAGE = 50
const DAY_MS = 86_400_000
/** The city's midnight at the start of a day, and at its end: "to" names the last day that is asked for. */
const startOf = (day: string, daysLater = 0): string | undefined => {
  const at = Date.parse(`${day}T00:00:00+08:00`)
  return Number.isNaN(at) ? undefined : new Date(at + daysLater * DAY_MS).toISOString()
}

/** The youngest first. A number that is none is not asked for: the field says so. */
export function useEntries({ from, to, number, ...exact }: Filters<Names>) {
  const [start, end] = [
    from === undefined ? undefined : startOf(from),
    to === undefined ? undefined : startOf(to, 1),
  ]
  const query = {
    limit: PAGE,
    ...exact,
    ...(start === undefined ? {} : { from: start }),
    ...(end === undefined ? {} : { to: end }),
    ...(number !== undefined && NUMBER.test(number) ? { number } : {}),
  }
  return usePages(['audit', query], (before) =>
    api.GET('/v1/audit', { params: { query: before === undefined ? query : { ...query, before } } }),
  )
}
