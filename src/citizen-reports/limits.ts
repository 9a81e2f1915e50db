/** Of the public form. Local configuration, 2026-11-26. */
export const reportLimits = {
  contactLength: 100,
  saidLength: 3_000,
  /** A form is filled in under a minute; who was called away in the middle loses nothing. */
  formHours: 12,
  /** The longest text in UTF-8, percent-encoded, and what stands around it. */
  formBytes: 64 * 1024,
  /** Of one address: a family, an office or a village may share one. */
  reports: { name: 'citizen-report', points: 20, perSeconds: 600, counts: 'all' },
  /** Wrong codes of one address; there are 2·10¹¹ of them. */
  follows: { name: 'citizen-follow', points: 10, perSeconds: 600 },
} as const
