import type { Context } from '../context'
import type { Fen } from '../lib/money'
import { UNDER_WAY } from './stop-payments/machine'

/** How an account stands, over all warnings: what a next stop on it would meet. */
export interface AccountStanding {
  /** A stop or freeze is in force, or on its way. */
  readonly isHeld: boolean
  /** Of the two that an account has. */
  readonly stopsTaken: number
}

const FREEZE_UNDER_WAY = ['requested', 'approved', 'submitted', 'unknown', 'frozen']

export async function standingsOf(
  ctx: Context,
  accountIds: readonly string[],
): Promise<ReadonlyMap<string, AccountStanding>> {
  const among = { accountId: { in: [...accountIds] } }
  const [stops, freezes, taken] = await Promise.all([
    ctx.db.stopPayment.findMany({
      where: { ...among, state: { in: [...UNDER_WAY] } },
      select: { accountId: true },
    }),
    ctx.db.accountFreeze.findMany({
      where: { ...among, state: { in: FREEZE_UNDER_WAY } },
      select: { accountId: true },
    }),
    ctx.db.accountStop.groupBy({ by: ['accountId'], where: among, _count: { _all: true } }),
  ])
  const held = new Set([...stops, ...freezes].map(({ accountId }) => accountId))
  const stopsTaken = new Map(taken.map(({ accountId, _count }) => [accountId, _count._all]))
  return new Map(accountIds.map((id) => [id, { isHeld: held.has(id), stopsTaken: stopsTaken.get(id) ?? 0 }]))
}

/** What banks found in accounts when they stopped them. */
export interface FoundBalance {
  /** Of the stop that it was told to. */
  readonly id: string
  readonly account: string
  readonly balanceFen: Fen
  /** Epoch milliseconds. */
  readonly at: number
}

export async function balancesOf(ctx: Context, accountIds: readonly string[]): Promise<FoundBalance[]> {
  const stops = await ctx.db.stopPayment.findMany({
    where: { accountId: { in: [...accountIds] }, balanceFen: { not: null }, heldAt: { not: null } },
    select: { id: true, accountId: true, balanceFen: true, heldAt: true },
    orderBy: [{ heldAt: 'asc' }, { id: 'asc' }],
  })
  return stops.flatMap(({ id, accountId, balanceFen, heldAt }) =>
    balanceFen === null || heldAt === null
      ? []
      : [{ id, account: accountId, balanceFen, at: heldAt.getTime() }],
  )
}

/** What a stop or a freeze says to whoever keeps count of accounts. */
export async function measureOf(
  ctx: Context,
  kind: 'stop' | 'freeze',
  id: string,
): Promise<{ readonly accountId: string; readonly warningId: string; readonly number: string }> {
  const select = { accountId: true, warningId: true, number: true } as const
  return kind === 'stop'
    ? ctx.db.stopPayment.findUniqueOrThrow({ where: { id }, select })
    : ctx.db.accountFreeze.findUniqueOrThrow({ where: { id }, select })
}
