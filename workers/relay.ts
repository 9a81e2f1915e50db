import { OUTBOX_CHANNEL } from '../src/platform/outbox'
import { relayOnce, resendForgotten } from '../src/platform/relay'
import type { World } from '../src/platform/world'
import { loop, type Loop } from './loop'

const POLL_MS = 500
const RESEND_EVERY_MS = 2_000

/** Outbox -> Bull: woken at commit by the database, else every half second. */
export async function startRelay(world: World): Promise<Loop[]> {
  const parts = { pool: world.database.pool, queues: world.queues, clock: world.clock, log: world.log }
  const relay = loop(world, 'relay', POLL_MS, async () => {
    while ((await relayOnce(parts)) > 0);
  })
  const resend = loop(world, 'resend', RESEND_EVERY_MS, async () => void (await resendForgotten(parts)))
  const stopListening = await world.database.listen(OUTBOX_CHANNEL, relay.wake)
  return [relay, resend, { wake: () => undefined, stop: stopListening }]
}
