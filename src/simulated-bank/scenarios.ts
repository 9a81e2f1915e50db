/** How a simulated account behaves. Told by PUT …/accounts/NUMBER, else read from the number's last six digits. */
export const scenarios = {
  /** Answers at once. */
  prompt: null,
  /** Stops 60 % of what it is asked for: the rest has gone. */
  partial: '900001',
  /** Refuses: the account is another person's. */
  refuse: '900002',
  /** Takes every request and never answers; asked, it is still working on it. */
  silent: '900003',
  /** Sends every answer three times. */
  duplicate: '900004',
  /** The first message gets lost on the way; what is sent again arrives. */
  lost: '900005',
  /** Answers after two seconds. */
  delayed: '900006',
  /** Acts, but neither its receipt nor its answer ever arrives; asked, it tells. */
  mute: '900007',
} as const

export type Scenario = keyof typeof scenarios

export const scenarioNames = [
  'prompt',
  'partial',
  'refuse',
  'silent',
  'duplicate',
  'lost',
  'delayed',
  'mute',
] as const

export const scenarioOf = (accountNumber: string): Scenario =>
  scenarioNames.find((name) => {
    const ending = scenarios[name]
    return ending !== null && accountNumber.endsWith(ending)
  }) ?? 'prompt'
