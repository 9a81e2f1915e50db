import { api } from '../../../api/client'
import { useRead } from '../../../api/query'

/** A rule over the last 30 days, by day and version, with its brakes. */
export const useRule = (rule: string) =>
  useRead(['rules', rule], () => api.GET('/v1/rules/{rule}', { params: { path: { rule } } }), {
    live: ['ruleset'],
  })
