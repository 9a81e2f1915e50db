import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import { queueNames } from '../flow'
import { after, MINUTE_MS, SECOND_MS } from '../lib/duration'
import type { World } from './world'
import { within } from './within'

/** One register per process; a counter is a module's constant, as prom-client means it. */
const register = new Registry()
collectDefaultMetrics({ register, prefix: 'menshen_' })
const registers = [register]

const httpSeconds = new Histogram({
  name: 'menshen_http_request_seconds',
  help: 'Time until the answer was sent, by route template',
  labelNames: ['method', 'route', 'status'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers,
})
const signals = new Counter({
  name: 'menshen_signals_total',
  help: 'Signals answered, by type and what the answer was',
  labelNames: ['type', 'outcome'],
  registers,
})
const streams = new Gauge({ name: 'menshen_live_streams', help: 'Open live streams', registers })
const queueDepth = new Gauge({
  name: 'menshen_queue_jobs',
  help: 'Jobs in Redis',
  labelNames: ['queue', 'state'],
  registers,
})
const outboxWaiting = new Gauge({
  name: 'menshen_outbox_waiting',
  help: 'Outbox rows that are not handled yet',
  registers,
})
const outboxLag = new Gauge({
  name: 'menshen_outbox_lag_seconds',
  help: 'Age of the oldest outbox row that is not handled yet',
  registers,
})
const rulesInForce = new Gauge({
  name: 'menshen_ruleset',
  help: '1: the rules this process judges by',
  labelNames: ['ruleset'],
  registers,
})
const rulesRefused = new Gauge({
  name: 'menshen_ruleset_refused',
  help: '1: the rules that are in force could not be taken; the ones before judge on',
  registers,
})
const deadLetters = new Gauge({
  name: 'menshen_dead_letters',
  help: 'Events that could not be handled',
  registers,
})
const campaignsOpen = new Gauge({
  name: 'menshen_campaigns_open',
  help: 'Campaigns one of whose warnings is alive',
  registers,
})
const campaignJoinSeconds = new Histogram({
  name: 'menshen_campaign_join_seconds',
  help: 'From the opening of a warning until it was joined to a campaign, but for those joined by hand',
  buckets: [1, 5, 15, 60, 300, 900, 3_600, 14_400, 43_200, 86_400, 259_200],
  registers,
})

export interface AnsweredRequest {
  readonly method: string
  readonly route: string
  readonly status: number
  readonly seconds: number
}

export const observeRequest = ({ method, route, status, seconds }: AnsweredRequest): void =>
  httpSeconds.observe({ method, route, status: String(status) }, seconds)

/** For the hot path: many at once. `outcome`: the action, "duplicate" or the code of a refusal. */
export const countSignals = (type: string, outcome: string, count: number): void =>
  signals.inc({ type, outcome }, count)

/** What this process judges by, and whether something else should be. */
export function gaugeRules(ruleset: string, isRefused: boolean): void {
  rulesInForce.reset()
  rulesInForce.set({ ruleset }, 1)
  rulesRefused.set(isRefused ? 1 : 0)
}

export const countStreams = (count: number): void => streams.set(count)

const SCRAPE_LIMIT_MS = 2 * SECOND_MS

/** The register as text; what cannot be asked now is left out, never waited for. */
export async function renderMetrics(world: World): Promise<{ contentType: string; text: string }> {
  await Promise.allSettled([
    within(SCRAPE_LIMIT_MS, gaugeOutbox(world)),
    within(SCRAPE_LIMIT_MS, gaugeQueues(world)),
    within(SCRAPE_LIMIT_MS, gaugeCampaigns(world)),
    within(SCRAPE_LIMIT_MS, observeJoins(world)),
  ])
  return { contentType: register.contentType, text: await register.metrics() }
}

interface OutboxState {
  readonly waiting: number
  readonly oldest: Date | null
  readonly dead: number
}

async function gaugeOutbox({ database, clock }: World): Promise<void> {
  const { rows } = await database.pool.query<OutboxState>(
    `SELECT (SELECT count(*)::int FROM outbox WHERE handled_at IS NULL AND dead_at IS NULL) AS waiting,
            (SELECT min(created_at) FROM outbox WHERE handled_at IS NULL AND dead_at IS NULL) AS oldest,
            (SELECT count(*)::int FROM outbox WHERE dead_at IS NOT NULL) AS dead`,
  )
  const { waiting, oldest, dead } = rows[0] ?? { waiting: 0, oldest: null, dead: 0 }
  outboxWaiting.set(waiting)
  outboxLag.set(oldest === null ? 0 : Math.max(0, (clock.now().getTime() - oldest.getTime()) / SECOND_MS))
  deadLetters.set(dead)
}

async function gaugeQueues({ queues }: World): Promise<void> {
  for (const name of queueNames) {
    const counts = await queues[name].getJobCounts()
    for (const [state, count] of Object.entries(counts)) queueDepth.set({ queue: name, state }, Number(count))
  }
}

async function gaugeCampaigns({ database }: World): Promise<void> {
  const { rows } = await database.pool.query<{ open: number }>(
    `SELECT count(DISTINCT m.campaign_id)::int AS open
       FROM warning w JOIN campaign_warning m ON m.warning_id = w.id
      WHERE w.state IN ('open', 'acknowledged', 'dispatched')`,
  )
  campaignsOpen.set(rows[0]?.open ?? 0)
}

// A transaction ends within 15 s; the rest is for clocks of two machines.
const SETTLED_MS = MINUTE_MS
let joinsReadUntil: Date | null = null

/** Workers join, and nobody scrapes them: who is scraped reads what has been joined since it was last asked. */
async function observeJoins({ database, clock }: World): Promise<void> {
  const since = joinsReadUntil
  const until = after(clock.now(), -SETTLED_MS)
  const { rows } = await database.pool.query<{ seconds: number }>(
    `SELECT greatest(0, extract(epoch FROM m.joined_at - w.opened_at))::float8 AS seconds
       FROM campaign_warning m JOIN warning w ON w.id = m.warning_id
      WHERE m.joined_by IS NULL AND m.joined_at >= $1::timestamptz AND m.joined_at < $2::timestamptz`,
    [since ?? until, until],
  )
  // Another scrape at the same moment has counted them.
  if (joinsReadUntil !== since) return
  joinsReadUntil = until
  for (const { seconds } of rows) campaignJoinSeconds.observe(seconds)
}
