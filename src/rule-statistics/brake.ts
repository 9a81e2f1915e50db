/** What a rule did of late, and what it used to do, among the signals of one kind. */
export interface Habit {
  readonly alarms: number
  readonly signals: number
  readonly usualAlarms: number
  readonly usualSignals: number
}

export interface BrakeNumbers {
  readonly alarms: number
  readonly share: number
  readonly factor: number
  readonly habitSignals: number
  readonly shareWithoutHabit: number
}

/**
 * Whether a rule has gone astray: many alarms, in a share of signals that is large by itself and far beyond the rule's
 * habit. All three have to hold, since a wave of real fraud is many alarms far beyond the habit, but a small share.
 */
export function isAstray(seen: Habit, numbers: BrakeNumbers): boolean {
  if (seen.alarms < numbers.alarms || seen.signals <= 0) return false
  return seen.alarms / seen.signals > toleratedShare(seen, numbers)
}

/** The share of signals beyond which it is astray. */
export function toleratedShare(
  { usualAlarms, usualSignals }: Habit,
  { share, factor, habitSignals, shareWithoutHabit }: BrakeNumbers,
): number {
  if (usualSignals < habitSignals) return shareWithoutHabit
  return Math.max(share, (factor * usualAlarms) / usualSignals)
}
