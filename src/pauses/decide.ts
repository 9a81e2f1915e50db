import { after, minutesAfter } from '../lib/duration'
import { ok, refuse, type Result } from '../lib/result'
import { pauseLimits } from './limits'

export interface PauseQuestion {
  readonly now: Date
  readonly until: Date
  /** Of the running clock; null: none runs. */
  readonly dueAt: Date | null
  readonly isPaused: boolean
  /** Of this clock, until now. */
  readonly pausesBefore: number
  readonly isCritical: boolean
  readonly isSupervisor: boolean
}

/** In order of precedence. */
export const pauseRefusals = [
  'no_clock', // none runs
  'missed', // its time is over already
  'paused_already',
  'supervisor_only', // a critical warning waits for nobody but by the duty chief's word
  'too_often',
  'too_short', // until now or before
  'too_long',
] as const
export type PauseRefusal = (typeof pauseRefusals)[number]

/** Whether a clock may stand still until then, and when it is due after it: the time that is paused does not count. */
export function decidePause(question: PauseQuestion): Result<Date, PauseRefusal> {
  const { now, until, dueAt } = question
  if (dueAt === null) return refuse('no_clock')
  if (dueAt <= now) return refuse('missed')
  if (question.isPaused) return refuse('paused_already')
  if (question.isCritical && !question.isSupervisor) return refuse('supervisor_only')
  if (question.pausesBefore >= pauseLimits.perClock.value) return refuse('too_often')
  if (until <= now) return refuse('too_short')
  if (until > minutesAfter(now, pauseLimits.longest.value)) return refuse('too_long')
  return ok(after(dueAt, until.getTime() - now.getTime()))
}

/** When a clock is due that runs on before its pause is over: only what has passed does not count. */
export function dueWhenResumed(
  pause: { readonly pausedAt: Date; readonly until: Date; readonly dueBefore: Date },
  now: Date,
): Date {
  const end = now < pause.until ? now : pause.until
  return after(pause.dueBefore, Math.max(0, end.getTime() - pause.pausedAt.getTime()))
}
