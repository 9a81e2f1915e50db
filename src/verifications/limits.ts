interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-26' } as const

export const verificationLimits = {
  // As long as a talk at the door takes; a code that is seen later by others says nothing any more.
  validity: { value: 30, unit: 'minutes', ...local },
  length: { value: 8, unit: 'characters', ...local },
  // Of one address that were not valid: there are 2·10¹¹ codes, and a whole quarter may share an address.
  tries: { value: 30, unit: 'tries', ...local },
  triesPer: { value: 600, unit: 'seconds', ...local },
  shownOfBadge: { value: 3, unit: 'digits', ...local },
  forgottenAfter: { value: 24, unit: 'hours', ...local },
  forgottenAtOnce: { value: 1_000, unit: 'rows', ...local },
} as const satisfies Record<string, Limit>
