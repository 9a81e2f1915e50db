import type { Pool } from 'pg'
import type { Clock, Log } from '../context'
import type { QueueName } from '../flow'
import { jobIdOf, type Queues } from './queue'

const RELAY_BATCH = 200
// An unhandled row is looked for in Redis after this long, and sent again if Redis has forgotten it …
const FORGOTTEN_AFTER_MS = 2_000
// … or if it has neither been handled nor failed for this long although Redis knows it.
const STUCK_AFTER_MS = 120_000
const RESEND_BATCH = 500

interface OutboxRow {
  readonly id: string
  readonly consumer: QueueName
  readonly sends: number
}

export interface RelayWorld {
  readonly pool: Pool
  readonly queues: Queues
  readonly clock: Clock
  readonly log: Log
}

/**
 * Carries committed outbox rows into their Bull queues, oldest first. Marked before they are added: a crash in
 * between is found by `resendForgotten`. @returns how many were sent
 */
export async function relayOnce({ pool, queues, clock }: RelayWorld): Promise<number> {
  const { rows } = await pool.query<OutboxRow>(
    `UPDATE outbox SET enqueued_at = $1, sends = sends + 1
      WHERE id IN (SELECT id FROM outbox
                    WHERE enqueued_at IS NULL AND handled_at IS NULL AND dead_at IS NULL
                    ORDER BY id LIMIT ${RELAY_BATCH} FOR UPDATE SKIP LOCKED)
      RETURNING id, consumer, sends`,
    [clock.now()],
  )
  await enqueue(queues, rows)
  return rows.length
}

/** Sends again what Redis has lost (flushed, restarted empty) or what a killed relay never added. */
export async function resendForgotten({ pool, queues, clock, log }: RelayWorld): Promise<number> {
  const now = clock.now().getTime()
  const { rows } = await pool.query<OutboxRow & { enqueued_at: Date }>(
    `SELECT id, consumer, sends, enqueued_at FROM outbox
      WHERE handled_at IS NULL AND dead_at IS NULL AND enqueued_at < $1
      ORDER BY enqueued_at LIMIT ${RESEND_BATCH}`,
    [new Date(now - FORGOTTEN_AFTER_MS)],
  )
  const lost: string[] = []
  for (const row of rows) {
    const isStuck = row.enqueued_at.getTime() < now - STUCK_AFTER_MS
    const job = await queues[row.consumer].getJob(jobIdOf(BigInt(row.id), row.sends))
    if (job === null || isStuck) lost.push(row.id)
  }
  if (lost.length === 0) return 0
  await pool.query(`UPDATE outbox SET enqueued_at = NULL WHERE id = ANY($1) AND handled_at IS NULL`, [lost])
  log.warn({ count: lost.length }, 'outbox rows were forgotten by Redis and are sent again')
  return lost.length
}

async function enqueue(queues: Queues, rows: readonly OutboxRow[]): Promise<void> {
  const ordered = [...rows].sort((a, b) => Number(BigInt(a.id) - BigInt(b.id)))
  for (const consumer of new Set(ordered.map((row) => row.consumer))) {
    const jobs = ordered
      .filter((row) => row.consumer === consumer)
      .map((row) => ({ data: { outboxId: row.id }, opts: { jobId: jobIdOf(BigInt(row.id), row.sends) } }))
    await queues[consumer].addBulk(jobs)
  }
}
