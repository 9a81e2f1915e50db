import { PrismaPg } from '@prisma/adapter-pg'
import { Client, Pool } from 'pg'
import { PrismaClient } from '../generated/prisma/client'

// A query that outlives this holds a connection the hot path needs.
const STATEMENT_TIMEOUT_MS = 30_000
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 30_000

/** One pool for Prisma and for the hot path's own SQL. */
export interface Database {
  readonly pool: Pool
  readonly prisma: PrismaClient
  /** Calls back at each NOTIFY on the channel; reconnects by itself. @returns how to stop */
  listen(channel: string, onNotice: () => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export function openDatabase(url: string, maxConnections: number): Database {
  const pool = new Pool({
    connectionString: url,
    max: maxConnections,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
    application_name: 'menshen',
    // Queries of one connection leave without waiting for the answer to the one before: the hot path writes a whole
    // transaction in one round trip (platform/hot-sql). Who awaits each query sees no difference.
    pipeline: true,
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => undefined)
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    prisma,
    listen: (channel, onNotice) => listen(url, channel, onNotice),
    close: async () => {
      await prisma.$disconnect()
      if (!pool.ended) await pool.end()
    },
  }
}

const RECONNECT_MS = 1_000

/** A connection of its own: a pooled one would be handed to others. Notices missed while away are made up by polling. */
async function listen(url: string, channel: string, onNotice: () => void): Promise<() => Promise<void>> {
  let isStopped = false
  let client: Client | null = null
  let retry: NodeJS.Timeout | undefined
  const open = async (): Promise<void> => {
    const next = new Client({ connectionString: url, application_name: 'menshen listen' })
    next.on('notification', onNotice)
    next.on('error', () => undefined)
    next.on('end', () => {
      if (isStopped) return
      clearTimeout(retry)
      retry = setTimeout(() => void open().catch(() => next.emit('end')), RECONNECT_MS)
    })
    await next.connect()
    await next.query(`LISTEN ${next.escapeIdentifier(channel)}`)
    client = next
  }
  await open()
  return async () => {
    isStopped = true
    clearTimeout(retry)
    await client?.end()
  }
}
