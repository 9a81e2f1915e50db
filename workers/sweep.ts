import { systemActor } from '../src/context'
import { createShadowJudge, shadowLimits } from '../src/ingest'
import { forgetExpiredAnswers } from '../src/kept-answers'
import { bankLinkLimits, tryBanksThatAreDown } from '../src/holds'
import { HOUR_MS, SECOND_MS } from '../src/lib/duration'
import { proveDaily } from '../src/ledger-proofs'
import { createReplayRunner, forgetExpiredReplays, type ReplayRunner } from '../src/replays'
import { ensurePartitions } from '../src/platform/migrate'
import { fireDueTimers } from '../src/platform/sweep'
import { tallyLimits, tallyRules } from '../src/rule-statistics'
import { placeWarnings, placingLimits } from '../src/statistics'
import type { World } from '../src/platform/world'
import { forgetExpiredCodes } from '../src/verifications'
import { loop, type Loop } from './loop'

const TIMERS_EVERY_MS = 500

/** Clocks that ran out become events; banks that are down are tried again; what rules have done is counted, and those gone astray are braked; the pack in shadow judges; new warnings are put into their towns; next month's partitions are made before they are needed. */
export function startSweep(world: World): Loop[] {
  const ctx = world.context(systemActor('sweep'))
  const shadow = createShadowJudge(world)
  const replays = createReplayRunner(world)
  return [
    loop(world, 'timers', TIMERS_EVERY_MS, async () => {
      while ((await fireDueTimers(ctx)) > 0);
    }),
    loop(world, 'banks', bankLinkLimits.sweepEvery.value * SECOND_MS, async () => {
      await tryBanksThatAreDown(ctx)
    }),
    loop(world, 'rules', tallyLimits.every.value * SECOND_MS, () => tallyRules(ctx)),
    loop(world, 'shadow', shadowLimits.every.value * SECOND_MS, async () => {
      while (await shadow.turn());
    }),
    // One that is asked for is waited for: looked after often, and broken off when the process is told to end.
    breakingOff(
      loop(world, 'replays', SECOND_MS, async () => {
        while (await replays.turn());
      }),
      replays,
    ),
    loop(world, 'forget', HOUR_MS, async () => {
      while ((await forgetExpiredAnswers(ctx)) > 0);
      while ((await forgetExpiredCodes(ctx)) > 0);
      await forgetExpiredReplays(ctx)
    }),
    // The first turn of a day does it, whichever process that is.
    loop(world, 'proof', HOUR_MS, async () => void (await proveDaily(ctx))),
    loop(world, 'places', placingLimits.every.value * SECOND_MS, async () => {
      while ((await placeWarnings(ctx)) > 0);
    }),
    loop(world, 'partitions', HOUR_MS, () => ensurePartitions(world.database.pool, world.clock.now())),
  ]
}

const breakingOff = (running: Loop, runner: ReplayRunner): Loop => ({
  ...running,
  stop: async () => {
    runner.breakOff()
    await running.stop()
  },
})
