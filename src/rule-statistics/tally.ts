import type { Context } from '../context'
import { cityDayOf, cityDaysAfter, startOfCityDay } from '../lib/city-day'
import { after, DAY_MS, MINUTE_MS, SECOND_MS } from '../lib/duration'
import { alarmScoreOf, brakeRule } from '../rulesets'
import { isAstray, type BrakeNumbers } from './brake'
import { brakeLimits, tallyLimits } from './limits'
import * as repository from './tally-repository'

const SIGNALS = 'signals'
const OUTCOMES = 'outcomes'

/** One turn of the sweep: the counts come up to now, and rules that have gone astray are braked. */
export async function tallyRules(ctx: Context): Promise<void> {
  const alarmScore = await alarmScoreOf(ctx)
  if (alarmScore === null) return
  for (let step = 0; step < tallyLimits.steps.value; step++) if (await countSignals(ctx, alarmScore)) break
  await countOutcomes(ctx)
  await brakeAstray(ctx)
}

/**
 * Counts what is settled for good and the last minute for now. Counted for good and noted as such in one transaction:
 * a sweep that dies half-way has counted nothing, two at once count one after the other.
 * @returns whether it has caught up
 */
async function countSignals(ctx: Context, alarmScore: number): Promise<boolean> {
  const now = ctx.clock.now()
  const oldest = minuteOf(after(now, -brakeLimits.habit.value * DAY_MS))
  if (!(await repository.hasProgress(ctx.db, SIGNALS))) {
    const first = await repository.firstEvaluationSince(ctx.db, oldest)
    await repository.beginProgress(ctx.db, SIGNALS, minuteOf(first ?? now))
  }
  return ctx.transact(async (tx) => {
    const from = (await repository.lockProgress(tx.db, SIGNALS)) ?? oldest
    const settled = minuteOf(after(now, -tallyLimits.settled.value * SECOND_MS))
    const end = after(from, tallyLimits.step.value * MINUTE_MS)
    const to = end < settled ? end : settled
    if (to > from) {
      await repository.countMinutes(tx.db, { from, to }, alarmScore)
      await repository.addToDays(tx.db, { from, to })
      await repository.setProgress(tx.db, SIGNALS, to)
    }
    if (to < settled) return false
    await repository.countMinutes(tx.db, { from: to > from ? to : from, to: after(now, 1) }, alarmScore)
    await repository.forgetMinutes(tx.db, oldest)
    return true
  })
}

/** Days whose warnings may still end: today, and those that were not yet over at the last turn. */
async function countOutcomes(ctx: Context): Promise<void> {
  const today = cityDayOf(ctx.clock.now())
  const first = startOfCityDay(cityDaysAfter(today, -brakeLimits.habit.value))
  await repository.beginProgress(ctx.db, OUTCOMES, first)
  await ctx.transact(async (tx) => {
    const through = (await repository.lockProgress(tx.db, OUTCOMES)) ?? first
    // Midnight is settled like any other minute: the day before is counted once more after it.
    let day = cityDayOf(after(through, -tallyLimits.settled.value * SECOND_MS))
    for (; day <= today; day = cityDaysAfter(day, 1)) {
      const span = { from: startOfCityDay(day), to: startOfCityDay(cityDaysAfter(day, 1)) }
      await repository.countOutcomes(tx.db, day, span)
    }
    await repository.setProgress(tx.db, OUTCOMES, tx.clock.now())
  })
}

const numbers: BrakeNumbers = {
  alarms: brakeLimits.alarms.value,
  share: brakeLimits.share.value,
  factor: brakeLimits.factor.value,
  habitSignals: brakeLimits.habitSignals.value,
  shareWithoutHabit: brakeLimits.shareWithoutHabit.value,
}

async function brakeAstray(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const recent = minuteOf(after(now, -brakeLimits.window.value * MINUTE_MS))
  const habit = minuteOf(after(now, -brakeLimits.habit.value * DAY_MS))
  for (const seen of await repository.readHabits(ctx.db, habit, recent)) {
    if (!isAstray(seen, numbers)) continue
    const { rule, version, kind, alarms: hits, signals, usualAlarms, usualSignals } = seen
    const share = usualSignals === 0 ? 0 : usualAlarms / usualSignals
    await brakeRule(ctx, { rule, version, kind, hits, signals, habit: share })
  }
}

const minuteOf = (at: Date): Date => new Date(Math.floor(at.getTime() / MINUTE_MS) * MINUTE_MS)
