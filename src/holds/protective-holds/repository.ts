import type { Context } from '../../context'
import type { Identifier, Prisma } from '../../generated/prisma/client'
import { move, remark } from '../../transitions'
import { holdScope } from '../scope'
import { ofCase, warningFields } from '../warning'
import { protectionMachine, type ProtectionEvent } from './machine'

const withAll = {
  warning: { select: warningFields },
  bank: true,
  account: true,
  party: { select: { id: true, profileSealed: true } },
  requestedByUser: { select: { id: true, displayName: true } },
  approvedByUser: { select: { id: true, displayName: true } },
} as const satisfies Prisma.ProtectiveHoldInclude

export type ProtectionRow = Prisma.ProtectiveHoldGetPayload<{ include: typeof withAll }>

export const readProtection = (ctx: Context, id: string): Promise<ProtectionRow | null> =>
  ctx.db.protectiveHold.findFirst({ where: { id, ...holdScope(ctx.actor) }, include: withAll })

export interface ProtectionFilter {
  readonly warningId?: string | undefined
  readonly state?: string | undefined
}

export const listProtections = (
  ctx: Context,
  filter: ProtectionFilter,
  page: { before: string | null; limit: number },
): Promise<ProtectionRow[]> =>
  ctx.db.protectiveHold.findMany({
    where: { AND: [filter, holdScope(ctx.actor), page.before === null ? {} : { id: { lt: page.before } }] },
    include: withAll,
    orderBy: { id: 'desc' },
    take: page.limit,
  })

/** Within the actor's scope. */
export const protectionsWhere = (ctx: Context, where: Prisma.ProtectiveHoldWhereInput, take?: number) =>
  ctx.db.protectiveHold.findMany({
    where: { AND: [where, holdScope(ctx.actor)] },
    include: withAll,
    orderBy: [{ expiresAt: 'asc' }, { id: 'asc' }],
    ...(take === undefined ? {} : { take }),
  })

/** Of the warning, and of those that go on under it. */
export const protectionsOfCase = (ctx: Context, warningId: string): Promise<ProtectionRow[]> =>
  ctx.db.protectiveHold.findMany({ where: ofCase(warningId), include: withAll, orderBy: { id: 'asc' } })

/** The account the victim was seen paying from most recently. */
export const latestAccountOf = (ctx: Context, partyIds: readonly string[]): Promise<Identifier | null> =>
  ctx.db.identifier.findFirst({
    where: { kind: 'account', partyId: { in: [...partyIds] } },
    orderBy: [{ firstSeenAt: 'desc' }, { id: 'desc' }],
  })

export interface NewProtection {
  readonly id: string
  readonly number: string
  readonly warningId: string
  readonly partyId: string
  readonly accountId: string
  readonly bankId: string
  readonly basis: string
  readonly requestedBy: string
}

export async function insertProtection(ctx: Context, hold: NewProtection): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.protectiveHold.create({
    data: { ...hold, state: protectionMachine.initial, requestedAt: now, updatedAt: now },
    select: { id: true },
  })
}

/** The owner's name as far as it is known; the bank matches the number. */
export function ownerName(ctx: Context, hold: ProtectionRow): string {
  const { profileSealed } = hold.party
  if (profileSealed === null) return ''
  const profile: unknown = JSON.parse(ctx.vault.openSilently('party.profile', profileSealed))
  const hasName = typeof profile === 'object' && profile !== null && 'name' in profile
  return hasName && typeof profile.name === 'string' ? profile.name : ''
}

/** For a person's eyes: audited. */
export const openAccount = (ctx: Context, hold: ProtectionRow): Promise<string> =>
  ctx.vault.open(ctx, 'identifier.value', hold.account.valueSealed, 'protective-hold', {
    kind: 'protective_hold',
    id: hold.id,
  })

const scopeOf = (hold: ProtectionRow) => ({
  id: hold.id,
  state: hold.state,
  warningId: hold.warningId,
  districtCode: hold.warning.districtCode,
  bankId: hold.bankId,
})

export const moveProtection = (
  ctx: Context,
  hold: ProtectionRow,
  event: ProtectionEvent,
  data: Prisma.ProtectiveHoldUncheckedUpdateManyInput = {},
  reason: string | null = null,
) =>
  move(ctx, protectionMachine, {
    ...scopeOf(hold),
    event,
    reason,
    write: (guard, state) =>
      ctx.db.protectiveHold.updateMany({
        where: { id: hold.id, ...guard },
        data: { ...data, state, updatedAt: ctx.clock.now() },
      }),
  })

/** Something that happened to the hold without changing its state. */
export const noteProtection = (ctx: Context, hold: ProtectionRow, event: string) =>
  remark(ctx, protectionMachine, { ...scopeOf(hold), event })
