import { systemActor } from '../src/context'
import type { QueueName } from '../src/flow'
import { handleOutboxRow, type Worker } from '../src/platform/worker'
import type { World } from '../src/platform/world'
import { campaignsWorker } from './campaigns'
import { holdsWorker } from './holds'
import { ledgerWorker } from './ledger'
import { noticesWorker } from './notices'
import { startRelay } from './relay'
import { storiesWorker } from './stories'
import { startSweep } from './sweep'
import { suspectAccountsWorker } from './suspect-accounts'
import { tasksWorker } from './tasks'
import { traceWorker } from './trace'
import { warningsWorker } from './warnings'

/** Every stage that is reached by events. A queue without a worker does not compile. */
export const workers: Readonly<Record<QueueName, Worker>> = {
  warnings: warningsWorker,
  tasks: tasksWorker,
  holds: holdsWorker,
  ledger: ledgerWorker,
  trace: traceWorker,
  'suspect-accounts': suspectAccountsWorker,
  stories: storiesWorker,
  campaigns: campaignsWorker,
  notices: noticesWorker,
}

// Handlers wait for the database, or for a bank; a few at once keep one slow bank from holding up the rest.
const CONCURRENCY = 4

/** Starts the consumers of all queues, the relay and the sweep. `close` lets running jobs end. */
export async function startWorkers(world: World): Promise<{ close(): Promise<void> }> {
  for (const worker of Object.values(workers)) consume(world, worker)
  const loops = [...(await startRelay(world)), ...startSweep(world)]
  return {
    close: async () => {
      await Promise.all(loops.map((running) => running.stop()))
      // World.close ends the queues, which waits for jobs under way.
    },
  }
}

function consume(world: World, worker: Worker): void {
  const ctx = world.context(systemActor(worker.queue))
  const queue = world.queues[worker.queue]
  void queue.process(CONCURRENCY, async (job) => {
    await handleOutboxRow(ctx, worker, BigInt(job.data.outboxId))
  })
  queue.on('error', (error: Error) => {
    world.log.warn({ queue: worker.queue, error: error.name }, 'the queue has lost Redis')
  })
}
