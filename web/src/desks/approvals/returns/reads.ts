import { api, type Answer } from '../../../api/client'
import { useRead } from '../../../api/query'

export type Return = Answer<'/v1/fund-returns/{id}', 'get'>
export type Claim = Return['claims'][number]
export type Objection = Return['objections'][number]

const LIVE = ['fund_return', 'return_objection', 'freeze']

export const useReturns = () => useRead(['fund-returns'], () => api.GET('/v1/fund-returns'), { live: LIVE })

export const useReturn = (id: string) =>
  useRead(['fund-return', id], () => api.GET('/v1/fund-returns/{id}', { params: { path: { id } } }), {
    live: LIVE,
  })

export const RETURNS = '/desk/approvals/returns'
export const returnAddress = (id: string): string => `${RETURNS}/${id}`

/** The clock that runs: of the public notice, or of the bank. */
export function clockOf({ state, objectionsUntil, returnBy }: Return) {
  if (state === 'published' && objectionsUntil !== null)
    return { to: objectionsUntil, word: 'objectionsUntil' } as const
  const isAtBank = state === 'submitted' || state === 'unknown'
  return isAtBank && returnBy !== null ? ({ to: returnBy, word: 'returnBy' } as const) : null
}
