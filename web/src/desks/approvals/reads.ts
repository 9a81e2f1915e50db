import { api, type Answer } from '../../api/client'
import { useRead } from '../../api/query'
import { HOLD_MACHINES } from '../../parts/holds/types'

export type Approval = Answer<'/v1/approvals', 'get'>['items'][number]

const LIVE = [...HOLD_MACHINES, 'warning']

export const useApprovals = () => useRead(['approvals'], () => api.GET('/v1/approvals'), { live: LIVE })

export const useProposals = () =>
  useRead(['proposed-stops'], () => api.GET('/v1/proposed-stops'), { live: LIVE })

export const useReportDrafts = () =>
  useRead(['report-drafts'], () => api.GET('/v1/report-drafts'), { live: LIVE })

export const DESK = '/desk/approvals'

/** What waits has an address of its own: the kind, and the id of the stop, freeze, protective hold, appeal or proposal. */
export const addressOf = ({ kind, id }: Pick<Approval, 'kind' | 'id'>): string =>
  `${DESK}/${segments[kind]}/${id}`

const segments = {
  stop: 'stops',
  freeze: 'freezes',
  whole_freeze: 'freezes',
  protective_hold: 'protections',
  appeal: 'appeals',
} as const satisfies Record<Approval['kind'], string>

export const proposalAddress = (id: string): string => `${DESK}/proposals/${id}`

export const reportAddress = (id: string): string => `${DESK}/reports/${id}`

/** The most urgent one that the reader may decide. */
export const firstOf = (items: readonly Approval[]): Approval | null =>
  items.find(({ blockedBy }) => blockedBy === null) ?? null
