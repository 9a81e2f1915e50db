import { SECOND_MS } from '../lib/duration'
import { readMigrations } from './migrate'
import { areRulesBehind } from './rules-state'
import { within } from './within'
import type { World } from './world'

const CHECK_LIMIT_MS = 2 * SECOND_MS
// Ten polls of the relay: it is not running, or Redis is away.
const RELAY_LATE_AFTER_SECONDS = 5

export type Check = 'ok' | 'failed' | 'late'

export interface Readiness {
  readonly status: 'ready' | 'degraded' | 'unready'
  readonly checks: Readonly<Record<'database' | 'migrations' | 'redis' | 'relay' | 'rules', Check>>
  readonly outboxLagSeconds: number | null
}

/**
 * Without the database nothing can be taken in. Without Redis or the relay signals still are, durably, and go on
 * later: taking the process out of service then would lose what it is there for.
 */
export async function readReadiness(world: World): Promise<Readiness> {
  const [database, migrations, redis, lag] = await Promise.all([
    passes(world.database.pool.query('SELECT 1')),
    passes(requireHead(world)),
    passes(world.redis.ping()),
    within(CHECK_LIMIT_MS, unsentSeconds(world)).catch(() => null),
  ])
  const relay: Check = lag === null ? 'failed' : lag > RELAY_LATE_AFTER_SECONDS ? 'late' : 'ok'
  const isUnready = database === 'failed' || migrations === 'failed'
  const rules: Check = areRulesBehind() ? 'failed' : 'ok'
  const isDegraded = redis === 'failed' || relay !== 'ok' || rules !== 'ok'
  return {
    status: isUnready ? 'unready' : isDegraded ? 'degraded' : 'ready',
    checks: { database, migrations, redis, relay, rules },
    outboxLagSeconds: lag,
  }
}

const passes = (work: Promise<unknown>): Promise<Check> =>
  within(CHECK_LIMIT_MS, work).then(
    () => 'ok',
    () => 'failed',
  )

async function requireHead({ database }: World): Promise<void> {
  const names = readMigrations().map(({ name }) => name)
  const { rowCount } = await database.pool.query(
    `SELECT 1 FROM _prisma_migrations
      WHERE migration_name = ANY($1) AND finished_at IS NOT NULL AND rolled_back_at IS NULL`,
    [names],
  )
  if (rowCount !== names.length) throw new Error('a migration is missing')
}

/** How long the oldest event has been waiting for the relay. */
async function unsentSeconds({ database, clock }: World): Promise<number> {
  const { rows } = await database.pool.query<{ oldest: Date | null }>(
    `SELECT min(created_at) AS oldest FROM outbox
      WHERE enqueued_at IS NULL AND handled_at IS NULL AND dead_at IS NULL`,
  )
  const oldest = rows[0]?.oldest ?? null
  if (oldest === null) return 0
  return Math.max(0, Math.round((clock.now().getTime() - oldest.getTime()) / SECOND_MS))
}
