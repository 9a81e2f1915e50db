import type { Config } from '../config'
import type {
  Actor,
  BankGateway,
  Clock,
  Context,
  Db,
  Ids,
  Log,
  Notifier,
  Outbox,
  Roads,
  Timers,
  Vault,
  Webhooks,
} from '../context'
import type { PrismaClient } from '../generated/prisma/client'

// Long enough for a busy disk, short enough that a stuck transaction is an error and not a pile-up.
const TRANSACTION_TIMEOUT_MS = 15_000
const TRANSACTION_WAIT_MS = 10_000

export interface ContextParts {
  readonly prisma: PrismaClient
  readonly outbox: Outbox
  readonly timers: Timers
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Log
  readonly config: Config
  readonly vault: Vault
  readonly notifier: Notifier
  readonly bank: BankGateway
  readonly webhooks: Webhooks
  readonly roads: Roads
}

export function createContext(parts: ContextParts, actor: Actor): Context {
  const { prisma, ...world } = parts
  return {
    ...world,
    db: prisma,
    actor,
    transact: (work) =>
      prisma.$transaction((tx) => work(inTransaction(parts, tx, actor)), {
        timeout: TRANSACTION_TIMEOUT_MS,
        maxWait: TRANSACTION_WAIT_MS,
      }),
    as: (other) => createContext(parts, other),
  }
}

function inTransaction(parts: ContextParts, tx: Db, actor: Actor): Context {
  const { prisma: _outside, ...world } = parts
  const ctx: Context = {
    ...world,
    db: tx,
    actor,
    transact: (work) => work(ctx),
    as: (other) => inTransaction(parts, tx, other),
  }
  return ctx
}
