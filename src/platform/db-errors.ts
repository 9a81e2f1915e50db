/**
 * What a failed query means to a caller, whoever reports it: Prisma by its P-codes, node-postgres by SQLSTATE,
 * the socket by errno. Texts are not read: they may quote values.
 */
export type DatabaseRefusal = 'unavailable' | 'unique' | 'missing_reference' | 'conflict' | 'unstorable'

const kinds: Readonly<Record<string, DatabaseRefusal>> = {
  // Prisma
  P1001: 'unavailable',
  P1002: 'unavailable',
  P1008: 'unavailable',
  P1017: 'unavailable',
  P2024: 'unavailable',
  P2028: 'unavailable',
  P2037: 'unavailable',
  P2002: 'unique',
  P2003: 'missing_reference',
  P2034: 'conflict',
  // SQLSTATE
  '23505': 'unique',
  '23503': 'missing_reference',
  '40001': 'conflict',
  '40P01': 'conflict',
  // A NUL character or half a surrogate pair: PostgreSQL cannot store it.
  '22021': 'unstorable',
  '22P05': 'unstorable',
  '53300': 'unavailable',
  '57P01': 'unavailable',
  '57P02': 'unavailable',
  '57P03': 'unavailable',
  '08000': 'unavailable',
  '08003': 'unavailable',
  '08006': 'unavailable',
  // errno
  ECONNREFUSED: 'unavailable',
  ECONNRESET: 'unavailable',
  ETIMEDOUT: 'unavailable',
  EPIPE: 'unavailable',
  ENOTFOUND: 'unavailable',
  EAI_AGAIN: 'unavailable',
}

// How an adapter of Prisma names what it has understood itself.
const adapterKinds: Readonly<Record<string, DatabaseRefusal>> = {
  UniqueConstraintViolation: 'unique',
  ForeignKeyConstraintViolation: 'missing_reference',
  TransactionWriteConflict: 'conflict',
  DatabaseNotReachable: 'unavailable',
  ConnectionClosed: 'unavailable',
  SocketTimeout: 'unavailable',
  TooManyConnections: 'unavailable',
}

const MAX_DEPTH = 5

/** Follows `cause`, `meta` and the adapter's error down to a code that says it; null: not the database's. */
export function databaseRefusal(error: unknown, depth = 0): DatabaseRefusal | null {
  if (typeof error !== 'object' || error === null || depth > MAX_DEPTH) return null
  const { code, originalCode, kind, cause, meta, driverAdapterError } = error as Record<string, unknown>
  const own = known(kinds, code) ?? known(kinds, originalCode) ?? known(adapterKinds, kind)
  if (own !== null) return own
  for (const inner of [driverAdapterError, cause, meta]) {
    const found = databaseRefusal(inner, depth + 1)
    if (found !== null) return found
  }
  return error instanceof Error && POOL_MESSAGES.some((start) => error.message.startsWith(start))
    ? 'unavailable'
    : null
}

// node-postgres has no code for these.
const POOL_MESSAGES = [
  'Connection terminated',
  'timeout exceeded when trying to connect',
  'Cannot use a pool after calling end',
]

function known(table: Readonly<Record<string, DatabaseRefusal>>, code: unknown): DatabaseRefusal | null {
  return typeof code === 'string' && Object.hasOwn(table, code) ? (table[code] ?? null) : null
}
