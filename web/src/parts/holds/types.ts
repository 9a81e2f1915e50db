import type { Answer } from '../../api/client'

export type Stop = Answer<'/v1/stop-payments', 'get'>['items'][number]
export type Freeze = Answer<'/v1/freezes', 'get'>['items'][number]
export type Protection = Answer<'/v1/protective-holds', 'get'>['items'][number]
export type Running = Answer<'/v1/running-holds', 'get'>['items'][number]
export type Proposal = Answer<'/v1/warnings/{id}/proposed-stops', 'get'>['items'][number]
export type Payment = Answer<'/v1/warnings/{id}/stoppable-payments', 'get'>['items'][number]
export type ReportDraft = Answer<'/v1/warnings/{id}/report-drafts', 'get'>['items'][number]
export type Subject = Running['subject']

/** Machines whose moves put any list of holds out of date. */
export const HOLD_MACHINES = [
  'stop',
  'freeze',
  'protective_hold',
  'appeal',
  'proposed_stop',
  'report_draft',
] as const
