const own = { source: 'our own design', since: '2026-11-26' } as const

export const campaignLimits = {
  /** Of the 16 bands of a fingerprint, so many are shared by two tellings of one script. */
  sharedBands: { value: 3, unit: 'bands', ...own },
  /**
   * An account that more than so many others paid before, without a warning that stood, is somebody's ordinary business:
   * a utility, a school, a shop that no rule knows by name. An account of a gang lives for days, and takes five payers
   * before a rule speaks (payee.many-payers); twenty whom nothing happened to it does not have.
   */
  ordinaryPayers: { value: 20, unit: 'accounts', ...own },
  /** The payers are counted among so many payments, the latest: a utility has millions. */
  countedPayments: { value: 1_000, unit: 'payments', ...own },
  /** So many people, and the duty chiefs are told. */
  large: { value: 3, unit: 'people', ...own },
} as const

/**
 * An account that these rules spoke for is paid by many for good reasons (an exchange, a hospital, a dealer, an old
 * supplier): two victims who both paid it have nothing in common.
 */
export const ORDINARY_PAYEE: ReadonlySet<string> = new Set([
  'counter.busy-payee',
  'counter.dealer-developer',
  'counter.established-organisation',
  'counter.known-payee',
  'counter.licensed-name',
  'counter.own-account',
  'counter.platform-name',
  'counter.public-name',
  'counter.public-payee',
  'counter.trusted-list',
])
