import type { Actor, BankReplyBody, BankRequestKind, Context } from '../../src/context'
import type { EventName } from '../../src/events'
import { consumersOf } from '../../src/flow'
import type { Role, Scope } from '../../src/policies'
import { balancesOf, type AccountName } from '../../src/ledger'
import { parseYuan } from '../../src/lib/money'
import { receiveReply } from '../../src/holds/replies'
import { approveFreeze, requestFreeze, type FreezeOrder } from '../../src/holds/freezes/service'
import { approveProtection, requestProtection } from '../../src/holds/protective-holds/service'
import { draftStop, type StopDraft } from '../../src/holds/stop-payments/draft'
import { approveStop } from '../../src/holds/stop-payments/service'
import { holdsWorker } from '../../workers/holds'
import { ledgerWorker } from '../../workers/ledger'
import { drain } from '../setup/deliver'
import { user } from './users'
import { fraudster, openWarning, type GivenWarning } from './warnings'

/** Two officers, a bank and a warning: what every stop needs. */
export interface HoldCase {
  readonly warning: GivenWarning
  readonly bankId: string
  /** The fraudster's, of this case alone: an account has two stops only. */
  readonly account: string
  /** Who asks … */
  readonly operator: Context
  /** … who approves … */
  readonly supervisor: Context
  /** … and another one of them. */
  readonly supervisor2: Context
}

export const BANK_URL = 'https://bank.test'
export const BANK_SECRET = 'a secret shared with the bank'

export async function holdCase(
  ctx: Context,
  options: Parameters<typeof openWarning>[1] & { readonly hasGateway?: boolean } = {},
): Promise<HoldCase> {
  const warning = await openWarning(ctx, options)
  const bankId = await bank(ctx, options.hasGateway !== false)
  return {
    warning,
    bankId,
    account: `621700${BigInt(`0x${warning.id.slice(-10)}`)
      .toString()
      .padStart(13, '0')}`,
    operator: ctx.as(await person(ctx, 'operator')),
    supervisor: ctx.as(await person(ctx, 'supervisor')),
    supervisor2: ctx.as(await person(ctx, 'supervisor')),
  }
}

/** The fraudster's bank; made once per database. */
export async function bank(ctx: Context, hasGateway = true, code: string = fraudster.bank): Promise<string> {
  const id = ctx.ids.derived(`given bank ${code}`)
  await ctx.db.bank.createMany({
    skipDuplicates: true,
    data: {
      id,
      code,
      name: code,
      gatewayUrl: hasGateway ? BANK_URL : null,
      secretSealed: hasGateway ? ctx.vault.seal('bank.secret', BANK_SECRET) : null,
      keyVersion: ctx.vault.keyVersion,
      responseLimitMinutes: 30,
      source: 'test',
      updatedAt: ctx.clock.now(),
    },
  })
  return id
}

/** A user who acts under a policy of that scope. */
export async function person(
  ctx: Context,
  role: Role,
  place: {
    readonly scope?: Scope
    readonly bankId?: string
    readonly districtCode?: string
    readonly stationId?: string
  } = {},
): Promise<Actor> {
  const { id } = await user(ctx, role)
  const scope = place.scope ?? (role === 'liaison' ? 'bank' : role === 'officer' ? 'station' : 'district')
  return {
    kind: 'user',
    id,
    role,
    scope,
    stationId: place.stationId ?? null,
    bankId: place.bankId ?? null,
    districtCode: place.districtCode ?? null,
  }
}

export const draftOf = (
  given: HoldCase,
  amount = '731200.00',
  account: string = given.account,
): StopDraft => {
  const parsed = parseYuan(amount)
  if (!parsed.ok) throw new Error(amount)
  return {
    warningId: given.warning.id,
    bankCode: fraudster.bank,
    account,
    accountName: fraudster.name,
    amount: parsed.value,
    transferredAt: '2023-02-23T01:58:00Z',
  }
}

export const draftedStop = (given: HoldCase, amount?: string, account?: string) =>
  draftStop(given.operator, draftOf(given, amount, account))

/** Approved, and the request has reached the bank. */
export async function submittedStop(ctx: Context, given: HoldCase, amount?: string, account?: string) {
  const { id } = await draftedStop(given, amount, account)
  const stop = await approveStop(given.supervisor, id)
  await settle(ctx)
  return stop
}

/** Held by the bank now, in full unless said otherwise. */
export async function heldStop(ctx: Context, given: HoldCase, amount?: string, held: string | null = null) {
  const stop = await submittedStop(ctx, given, amount)
  await bankSays(ctx, stop.id, 'stop', { amount: held })
  return stop
}

export async function submittedFreeze(
  ctx: Context,
  given: HoldCase,
  stopPaymentId: string,
  order: Partial<FreezeOrder> = {},
) {
  const { id } = await requestFreeze(given.operator, { kind: 'limited', ...order, stopPaymentId })
  const freeze = await approveFreeze(given.supervisor, id)
  await settle(ctx)
  return freeze
}

/** Frozen, the stop before it too. */
export async function frozen(ctx: Context, given: HoldCase) {
  const stop = await heldStop(ctx, given)
  const freeze = await submittedFreeze(ctx, given, stop.id)
  await bankSays(ctx, freeze.id, 'freeze')
  return { stop, freeze }
}

export async function submittedProtection(ctx: Context, given: HoldCase) {
  const order = { warningId: given.warning.id, bankCode: fraudster.bank, basis: '见面时仍与对方联系' }
  const { id } = await requestProtection(given.operator, order)
  const hold = await approveProtection(given.supervisor, id)
  await settle(ctx)
  return hold
}

/** All that waits for the holds and the ledger is done. */
export const settle = (ctx: Context): Promise<string[]> => drain(ctx, [holdsWorker, ledgerWorker])

/** The latest request of that kind about the subject. */
export const requestOf = (ctx: Context, subjectId: string, kind: BankRequestKind) =>
  ctx.db.bankRequest.findFirstOrThrow({ where: { subjectId, kind }, orderBy: { createdAt: 'desc' } })

/** The bank's answer as its webhook brings it; done when it has been applied. @returns the answer */
export async function bankSays(
  ctx: Context,
  subjectId: string,
  kind: BankRequestKind,
  said: Partial<BankReplyBody> = {},
): Promise<BankReplyBody> {
  const request = await requestOf(ctx, subjectId, kind)
  const reply: BankReplyBody = {
    messageId: `${request.id}-1`,
    reference: request.id,
    outcome: kind.startsWith('release') ? 'released' : 'held',
    amount: null,
    balance: null,
    at: ctx.clock.now().toISOString(),
    cause: said.outcome === 'refused' ? 'name_mismatch' : null,
    ...said,
  }
  await receiveReply(ctx.as({ kind: 'bank', id: request.bankId }), request.bankId, reply)
  await settle(ctx)
  return reply
}

/** How often an event about that subject has been written for a consumer. */
export const countEvents = (ctx: Context, event: EventName, field: string, id: string): Promise<number> =>
  ctx.db.outbox.count({
    // One row a consumer: those of one of them are the events.
    where: { event, consumer: consumersOf(event)[0], payload: { path: [field], equals: id } },
  })

/** The accounts that hold anything, in yuan: { stopped: '6000.00' }; `outside` left out. */
export async function holdings(
  ctx: Context,
  warningId: string,
): Promise<Partial<Record<AccountName, string>>> {
  const balances = Object.entries(await balancesOf(ctx, warningId))
  return Object.fromEntries(
    balances.flatMap(([name, fen]) => (name === 'outside' || fen === 0n ? [] : [[name, yuan(fen)]])),
  )
}

const yuan = (fen: bigint): string => `${fen / 100n}.${(fen % 100n).toString().padStart(2, '0')}`
