/**
 * Who may do what: one table. A route names its policy; a route without one cannot be mounted, and a
 * test walks every route with every role and compares with this table.
 *
 * `scope` says which rows a role that is listed may touch:
 *   all       every row
 *   district  rows of the user's district, if the user has one; else the whole city
 *   station   an officer's own tasks and those of the station; of a grid worker the follow-ups of the station
 *   bank      rows addressed to the liaison's bank
 *   own       rows of the user himself
 * `fourEyes`: the person named by the row under that field may not do this.
 */
export const roles = ['operator', 'officer', 'grid', 'liaison', 'publicity', 'supervisor', 'admin'] as const
export type Role = (typeof roles)[number]

export const scopes = ['all', 'district', 'station', 'bank', 'own'] as const
export type Scope = (typeof scopes)[number]

export interface Policy {
  /** 'public': no signing in. 'source': an API key. 'bank', 'twilio': their signature. Else roles with their scope. */
  readonly access: 'public' | 'source' | 'bank' | 'twilio' | Partial<Record<Role, Scope>>
  readonly fourEyes?: string
}

const desk = { operator: 'district', supervisor: 'district' } as const
const everyone = {
  operator: 'own',
  officer: 'own',
  grid: 'own',
  liaison: 'own',
  publicity: 'own',
  supervisor: 'own',
  admin: 'own',
} as const

export const policies = {
  'public.read': { access: 'public' },
  'session.open': { access: 'public' },
  'session.use': { access: everyone },

  'public.report': { access: 'public' },
  'citizen-report.read': { access: desk },
  'citizen-report.work': { access: desk },

  'signal.send': { access: 'source' },
  'signal.read': { access: desk },

  'warning.read': { access: { ...desk, officer: 'station' } },
  'warning.open-identity': { access: { ...desk, officer: 'station' } },
  // What was said to the person is read at the desk alone: who goes there is told what kind of fraud it is.
  'warning.open-evidence': { access: desk },
  'warning.acknowledge': { access: desk },
  'warning.take-over': { access: desk },
  'warning.dispatch': { access: desk },
  'warning.raise': { access: desk },
  'warning.call': { access: desk },
  'relative.read': { access: { ...desk, officer: 'station' } },
  'relative.work': { access: { ...desk, officer: 'station' } },
  'warning.confirm': { access: desk },
  'warning.dismiss': { access: desk },

  'escalation.read': { access: desk },
  'clock.pause': { access: { ...desk, officer: 'station' } },

  'campaign.read': { access: { operator: 'all', supervisor: 'all' } },
  'campaign.edit': { access: desk },

  'task.read': { access: { ...desk, officer: 'station' } },
  'task.work': { access: { officer: 'station' } },
  'task.cancel': { access: desk },
  'task.plan': { access: desk },
  // Of a task that is reported, a person of the town may take what is left to do: to ask, some days later.
  'follow-up.read': { access: { grid: 'station' } },
  'follow-up.take': { access: { grid: 'station' } },
  'follow-up.work': { access: { grid: 'station' } },
  'verification.issue': { access: { officer: 'station' } },
  'visit.record': { access: { officer: 'station' } },
  'visit.read': { access: { ...desk, officer: 'station' } },

  'stop.read': { access: { ...desk, officer: 'station', liaison: 'bank' } },
  'stop.draft': { access: { ...desk, officer: 'station' } },
  'stop.approve': { access: { supervisor: 'district' }, fourEyes: 'draftedBy' },
  'stop.renew': { access: desk },
  'stop.release': { access: { supervisor: 'district' } },
  'freeze.read': { access: { ...desk, liaison: 'bank' } },
  'freeze.request': { access: { ...desk, officer: 'station' } },
  'freeze.approve': { access: { supervisor: 'district' }, fourEyes: 'requestedBy' },
  'freeze.renew': { access: { supervisor: 'district' } },
  'freeze.release': { access: { supervisor: 'district' } },
  'protective-hold.read': { access: { ...desk, liaison: 'bank' } },
  'protective-hold.request': { access: { ...desk, officer: 'station' } },
  'protective-hold.approve': { access: { supervisor: 'district' }, fourEyes: 'requestedBy' },
  'protective-hold.release': { access: desk },
  // Whose money it is beside this victim's is the desk's to know: neither a bank nor a station is shown the graph.
  'trace.read': { access: desk },
  'trace.correct': { access: desk },
  'trace.decide': { access: desk },
  // Of the whole city: an account is where it is, whoever it was stopped for.
  'suspect-account.read': { access: { operator: 'all', supervisor: 'all', admin: 'all' } },
  'suspect-account.open': { access: { supervisor: 'all' } },
  'suspect-account.list': { access: { supervisor: 'all' } },
  'suspect-account.appeal': { access: { operator: 'all', supervisor: 'all' } },
  'suspect-account.decide': { access: { supervisor: 'all' }, fourEyes: 'filedBy' },
  'suspect-account.feed': { access: 'bank' },
  'appeal.file': { access: { ...desk, liaison: 'bank' } },
  'appeal.read': { access: { ...desk, liaison: 'bank' } },
  'appeal.decide': { access: { supervisor: 'district' }, fourEyes: 'filedBy' },
  'proposed-stop.read': { access: { ...desk, officer: 'station' } },
  'proposed-stop.decide': { access: { ...desk, officer: 'station' } },
  'running-hold.read': { access: { ...desk, liaison: 'bank' } },
  'freeze.review': { access: { supervisor: 'district' } },
  'approval.read': { access: { supervisor: 'district' } },
  'bank-link.read': { access: { operator: 'all', supervisor: 'all', liaison: 'bank', admin: 'all' } },
  'bank-task.read': { access: { liaison: 'bank' } },
  'bank.answer': { access: { liaison: 'bank' } },
  'cancellation.read': { access: { liaison: 'bank' } },
  'cancellation.send': { access: { liaison: 'bank' } },
  'cancellation.answer': { access: { liaison: 'bank' } },
  'bank.reply': { access: 'bank' },

  'return.read': { access: desk },
  'return.draft': { access: desk },
  'return.approve': { access: { supervisor: 'district' }, fourEyes: 'draftedBy' },
  'return.object': { access: desk },
  'return.decide': { access: { supervisor: 'district' }, fourEyes: 'filedBy' },
  'loss.book': { access: { supervisor: 'district' } },

  'ledger.prove': { access: { supervisor: 'all', admin: 'all' } },
  'ledger.explain': { access: { supervisor: 'all' } },
  'ledger.read': { access: { ...desk } },
  'ledger.correct': { access: desk },
  'ledger.decide-correction': { access: { supervisor: 'district' }, fourEyes: 'requestedBy' },
  'bank-statement.read': { access: { supervisor: 'all', admin: 'all', liaison: 'bank' } },
  'bank-statement.upload': { access: { supervisor: 'all', liaison: 'bank' } },
  'bank-statement.explain': { access: { supervisor: 'all' } },

  'story.read': { access: { publicity: 'all', supervisor: 'all' } },
  'story.edit': { access: { publicity: 'all' } },
  'story.approve': { access: { publicity: 'all', supervisor: 'all' } },
  'story.release': { access: { publicity: 'all', supervisor: 'all' }, fourEyes: 'approvedBy' },
  'story.consent': { access: { publicity: 'all', supervisor: 'all' } },
  'story.withdraw': { access: { publicity: 'all', supervisor: 'all' } },

  'officer.self': { access: { officer: 'own' } },
  'officer.read': { access: desk },
  'place.read': {
    access: { operator: 'all', officer: 'all', supervisor: 'all', liaison: 'all', admin: 'all' },
  },
  'place.write': { access: { admin: 'all' } },
  'duty.read': { access: { supervisor: 'district', admin: 'all' } },
  'duty.end': { access: { supervisor: 'district', admin: 'all' } },
  'bank.manage': { access: { admin: 'all' } },
  'level.manage': { access: { admin: 'all' } },
  'live.read': {
    access: { ...desk, officer: 'station', grid: 'station', liaison: 'bank', publicity: 'all', admin: 'all' },
  },
  'notification.read': { access: everyone },
  // What the message service tells of a message or call.
  'message.report': { access: 'twilio' },
  'contact.read': { access: desk },
  'contact.start': { access: desk },
  'contact-policy.read': { access: { operator: 'all', supervisor: 'all', admin: 'all' } },
  'statistics.read': { access: { supervisor: 'district', admin: 'all' } },
  'command.read': { access: { supervisor: 'district', admin: 'all' } },
  'report.read': { access: { supervisor: 'district', admin: 'all' } },

  'ruleset.read': { access: { supervisor: 'all', admin: 'all' } },
  'ruleset.import': { access: { supervisor: 'all', admin: 'all' } },
  'ruleset.review': { access: { supervisor: 'all', admin: 'all' }, fourEyes: 'importedBy' },
  'ruleset.publish': { access: { supervisor: 'all', admin: 'all' } },
  'ruleset.replay': { access: { supervisor: 'all', admin: 'all' } },
  'rule.read': { access: { operator: 'all', supervisor: 'all', admin: 'all' } },
  'rule.lift-brake': { access: { supervisor: 'all' } },

  'user.manage': { access: { admin: 'all' } },
  'api-key.manage': { access: { admin: 'all' } },
  'party.separate': { access: { supervisor: 'all' } },
  'dead-letter.manage': { access: { admin: 'all' } },
  'audit.read': { access: { supervisor: 'all', admin: 'all' } },
} as const satisfies Record<string, Policy>

export type PolicyId = keyof typeof policies

export const policyIds = Object.keys(policies).filter((id): id is PolicyId => Object.hasOwn(policies, id))

/** The scope in which a role may act under a policy; null: not at all. */
export function scopeOf(policyId: PolicyId, role: Role): Scope | null {
  const { access }: Policy = policies[policyId]
  if (typeof access === 'string') return null
  return access[role] ?? null
}
