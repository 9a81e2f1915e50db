import * as fc from 'fast-check'
import { after, MINUTE_MS, minutesAfter } from '../lib/duration'
import { decidePause, dueWhenResumed, type PauseQuestion } from './decide'
import { pauseLimits } from './limits'

const now = new Date('2023-02-23T01:30:00Z')
const question = (more: Partial<PauseQuestion> = {}): PauseQuestion => ({
  now,
  until: minutesAfter(now, 30),
  dueAt: minutesAfter(now, 10),
  isPaused: false,
  pausesBefore: 0,
  isCritical: false,
  isSupervisor: false,
  ...more,
})

test.each([
  ['no_clock', { dueAt: null }],
  ['missed', { dueAt: now }],
  ['paused_already', { isPaused: true }],
  ['supervisor_only', { isCritical: true }],
  ['too_often', { pausesBefore: pauseLimits.perClock.value }],
  ['too_short', { until: now }],
  ['too_long', { until: after(minutesAfter(now, pauseLimits.longest.value), 1) }],
] as const)('%s is refused', (error, more) => {
  expect(decidePause(question(more))).toEqual({ ok: false, error })
})

test('the duty chief may pause a critical one', () => {
  expect(decidePause(question({ isCritical: true, isSupervisor: true })).ok).toBe(true)
})

const ms = (most: number) => fc.integer({ min: 1, max: most * MINUTE_MS })

test('time that is paused never counts: what was left when it began is left when it ends', () => {
  fc.assert(
    fc.property(
      ms(600),
      ms(pauseLimits.longest.value),
      ms(2 * pauseLimits.longest.value),
      (left, length, passed) => {
        const until = after(now, length)
        const dueBefore = after(now, left)
        const decided = decidePause(question({ dueAt: dueBefore, until }))
        // Left alone, it runs on by itself at its end.
        expect(decided).toEqual({ ok: true, value: after(until, left) })
        // Ended by hand, early or late, as much is left at that moment, or at the end if that was before.
        const resumedAt = after(now, passed)
        const from = resumedAt < until ? resumedAt : until
        expect(dueWhenResumed({ pausedAt: now, until, dueBefore }, resumedAt)).toEqual(after(from, left))
      },
    ),
  )
})

test('a clock set back does not make a paused time shorter than it was before the pause', () => {
  fc.assert(
    fc.property(ms(600), ms(120), ms(600), (left, length, back) => {
      const pause = { pausedAt: now, until: after(now, length), dueBefore: after(now, left) }
      expect(dueWhenResumed(pause, after(now, -back))).toEqual(pause.dueBefore)
    }),
  )
})
