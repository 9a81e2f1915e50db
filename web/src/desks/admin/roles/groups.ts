import type { Policy } from '../parts/act-words'

export const groups = [
  'triage',
  'visits',
  'money',
  'publicity',
  'overview',
  'rules',
  'settings',
  'oversight',
  'everybody',
] as const
export type Group = (typeof groups)[number]

/** By what stands before the dot. */
const groupOfKind: Readonly<Record<string, Group>> = {
  warning: 'triage',
  signal: 'triage',
  'citizen-report': 'triage',
  campaign: 'triage',
  task: 'visits',
  visit: 'visits',
  'follow-up': 'visits',
  verification: 'visits',
  officer: 'visits',
  duty: 'visits',
  stop: 'money',
  freeze: 'money',
  'protective-hold': 'money',
  appeal: 'money',
  trace: 'money',
  'suspect-account': 'money',
  'proposed-stop': 'money',
  'running-hold': 'money',
  approval: 'money',
  'bank-task': 'money',
  bank: 'money',
  return: 'money',
  loss: 'money',
  ledger: 'money',
  story: 'publicity',
  statistics: 'overview',
  command: 'overview',
  report: 'overview',
  live: 'overview',
  notification: 'overview',
  message: 'overview',
  contact: 'triage',
  relative: 'triage',
  cancellation: 'money',
  'bank-statement': 'money',
  'bank-link': 'money',
  'contact-policy': 'settings',
  ruleset: 'rules',
  rule: 'rules',
  place: 'settings',
  level: 'settings',
  user: 'oversight',
  'api-key': 'oversight',
  party: 'oversight',
  'dead-letter': 'oversight',
  audit: 'oversight',
}

const own: Readonly<Partial<Record<Policy['id'], Group>>> = { 'bank.manage': 'settings' }

/** Where a policy stands in the table; what nobody has placed stands with what everybody may. */
export const groupOf = ({ id }: Pick<Policy, 'id'>): Group =>
  own[id] ?? groupOfKind[id.split('.')[0] ?? ''] ?? 'everybody'
