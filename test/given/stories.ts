import type { Actor, Context } from '../../src/context'
import { minutesAfter } from '../../src/lib/duration'
import { recordExposure, transferPosted } from '../../src/ledger'
import type { Role } from '../../src/policies'
import { draftForFreeze } from '../../src/stories/service'
import { testContext, type TestContext } from '../setup/context'
import { user } from './users'
import { openWarning, type GivenWarning } from './warnings'

export interface FrozenCase extends GivenWarning {
  readonly freezeId: string
  readonly officerId: string
}

/** A case with its story drafted. */
export interface DraftedCase extends FrozenCase {
  readonly storyId: string
}

export interface StoryDesk {
  readonly ctx: TestContext
  /** Two of publicity. */
  readonly first: Context
  readonly second: Context
  draftedCase(options?: Parameters<typeof frozenCase>[1]): Promise<DraftedCase>
}

/** A database of its own in which the city knows kinds of cases, and two who write and release stories. */
export async function storyDesk(): Promise<StoryDesk> {
  const ctx = await testContext({ now: '2023-02-23T02:00:00Z' })
  await knownKinds(ctx)
  return {
    ctx,
    first: ctx.as(await actorOf(ctx, 'publicity')),
    second: ctx.as(await actorOf(ctx, 'publicity')),
    draftedCase: (options) => draftedCase(ctx, options),
  }
}

/** Of false leaders the city counts 40 a quarter, of false authorities hardly any. */
export async function knownKinds(ctx: Context): Promise<void> {
  await ctx.db.typology.createMany({
    data: ['leader-acquaintance', 'authority'].map((id) => ({
      id,
      nameZh: id,
      nameEn: id,
      source: 'test',
      effectiveFrom: new Date('2020-01-01'),
    })),
    skipDuplicates: true,
  })
  await ctx.db.caseVolume.create({
    data: {
      typology: 'leader-acquaintance',
      sumBand: '100k_1m',
      cases: 40,
      effectiveFrom: new Date('2022-01-01'),
      source: 'test',
    },
  })
}

export async function draftedCase(
  ctx: Context,
  options: Parameters<typeof frozenCase>[1] = {},
): Promise<DraftedCase> {
  const given = await frozenCase(ctx, options)
  await ctx.transact((tx) => draftForFreeze(tx, given.freezeId))
  const { id } = await ctx.db.story.findFirstOrThrow({ where: { warningId: given.id } })
  return { ...given, storyId: id }
}

/** Words that were said, written and sealed in the case; none of them may be read in its story. */
export const secrets = {
  idNumber: '330602198001012342',
  message: '小沈，你先把保证金打到对方账上，合同下午再补，我在开会。',
  note: '当事人在六楼财务室，已让她退出项目沟通群并卸载软件。',
  holder: '王五',
} as const

/** A confirmed case of a company's money: met at the desk after 7 minutes, stopped after 23, frozen after 190. */
export async function frozenCase(
  ctx: Context,
  options: Parameters<typeof openWarning>[1] = {},
): Promise<FrozenCase> {
  const openedAt = ctx.clock.now()
  const warning = await openWarning(ctx, { isCompanyMoney: true, ...options })
  const [officer, operator, supervisor] = [
    await user(ctx, 'officer'),
    await user(ctx, 'operator'),
    await user(ctx, 'supervisor'),
  ]
  await knowHer(ctx, warning)
  await ctx.db.warning.update({ where: { id: warning.id }, data: { state: 'confirmed' } })
  await chat(ctx, warning)
  const amountFen = options.amountFen ?? 73_120_000n
  const money = { warningId: warning.id, amountFen }
  await recordExposure(ctx, warning.id)
  await transferPosted(ctx, { ...money, from: 'at_risk', to: 'paid_out', cause: 'given:paid_out' })
  await transferPosted(ctx, { ...money, from: 'paid_out', to: 'stopped', cause: 'given:stopped' })
  await transferPosted(ctx, { ...money, from: 'stopped', to: 'frozen', cause: 'given:frozen' })
  await visit(ctx, warning, officer.id, minutesAfter(openedAt, 7))
  const freezeId = await freeze(ctx, warning, {
    operatorId: operator.id,
    supervisorId: supervisor.id,
    amountFen,
  })
  await reached(ctx, warning.id, 'task', 'arrived', officer.id, minutesAfter(openedAt, 7))
  await reached(ctx, warning.id, 'stop', 'held', operator.id, minutesAfter(openedAt, 23))
  await reached(ctx, warning.id, 'freeze', 'frozen', supervisor.id, minutesAfter(openedAt, 190))
  return { ...warning, freezeId, officerId: officer.id }
}

/** Somebody of that role as the routes would have them act. */
export async function actorOf(ctx: Context, role: Role): Promise<Extract<Actor, { kind: 'user' }>> {
  const { id } = await user(ctx, role)
  return { kind: 'user', id, role, stationId: null, bankId: null, districtCode: null, scope: 'all' }
}

async function knowHer(ctx: Context, { partyId, organisationId }: GivenWarning): Promise<void> {
  await ctx.db.identifier.create({
    data: {
      id: ctx.ids.next(),
      kind: 'id_number',
      valueIndex: ctx.vault.index('id_number', ctx.ids.secret()),
      valueSealed: ctx.vault.seal('identifier.value', secrets.idNumber),
      keyVersion: ctx.vault.keyVersion,
      tail: secrets.idNumber.slice(-4),
      partyId,
      firstSeenAt: ctx.clock.now(),
    },
  })
  if (organisationId === null) return
  await ctx.db.partyRelation.create({
    data: {
      partyId,
      organisationId,
      kind: 'operates',
      role: 'finance',
      source: 'bank:given',
      firstSeenAt: ctx.clock.now(),
    },
  })
}

async function chat(ctx: Context, { id, partyId }: GivenWarning): Promise<void> {
  const signalId = ctx.ids.next()
  const now = ctx.clock.now()
  const payload = {
    type: 'message',
    source: 'telecom:given',
    sender: { handle: 'boss_zhang-88', claimedName: '张建成', claimedRole: 'chairman' },
    group: { name: '越州项目沟通群', memberCount: 4 },
    text: secrets.message,
  }
  await ctx.db.signal.create({
    data: {
      id: signalId,
      receivedAt: now,
      occurredAt: now,
      source: 'telecom:given',
      sourceRef: signalId,
      type: 'message',
      partyId,
      payloadSealed: ctx.vault.seal('signal.payload', JSON.stringify(payload)),
      keyVersion: ctx.vault.keyVersion,
    },
  })
  await ctx.db.warningSignal.create({
    data: { warningId: id, signalId, level: 'high', score: 0.9, joinedAt: now },
  })
}

async function visit(ctx: Context, warning: GivenWarning, officerId: string, visitedAt: Date): Promise<void> {
  const taskId = ctx.ids.next()
  const task = {
    id: taskId,
    number: taskId,
    warningId: warning.id,
    kind: 'first_visit',
    state: 'followed_up',
    level: 'high',
  }
  await ctx.db.task.create({ data: { ...task, queuedAt: visitedAt, updatedAt: visitedAt } })
  await ctx.db.visit.create({
    data: {
      id: ctx.ids.next(),
      taskId,
      warningId: warning.id,
      officerId,
      visitedAt,
      finding: 'fraud',
      attitude: 'believes',
      checks: {},
      questions: {},
      told: [],
      paidFen: 0n,
      protectedFen: 0n,
      detailsSealed: ctx.vault.seal('visit.details', JSON.stringify({ note: secrets.note, transfers: [] })),
      keyVersion: ctx.vault.keyVersion,
    },
  })
}

async function freeze(
  ctx: Context,
  warning: GivenWarning,
  by: { readonly operatorId: string; readonly supervisorId: string; readonly amountFen: bigint },
): Promise<string> {
  const { id: bankId } = await ctx.db.bank.findFirstOrThrow()
  const now = ctx.clock.now()
  const [stopPaymentId, freezeId] = [ctx.ids.next(), ctx.ids.next()]
  const row = { warningId: warning.id, accountId: warning.payeeId, bankId, state: 'frozen', updatedAt: now }
  await ctx.db.stopPayment.create({
    data: {
      ...row,
      id: stopPaymentId,
      number: stopPaymentId,
      holderSealed: ctx.vault.seal('stop_payment.holder', secrets.holder),
      keyVersion: ctx.vault.keyVersion,
      amountFen: by.amountFen,
      transferredAt: now,
      draftedBy: by.operatorId,
      draftedAt: now,
    },
  })
  await ctx.db.accountFreeze.create({
    data: {
      ...row,
      id: freezeId,
      number: freezeId,
      stopPaymentId,
      kind: 'limited',
      amountFen: by.amountFen,
      requestedBy: by.operatorId,
      requestedAt: now,
    },
  })
  return freezeId
}

const reached = (
  ctx: Context,
  warningId: string,
  machine: string,
  toState: string,
  actorId: string,
  at: Date,
) =>
  ctx.db.transition.create({
    data: {
      machine,
      subjectId: ctx.ids.next(),
      warningId,
      event: 'given',
      toState,
      actorKind: 'user',
      actorId,
      at,
    },
  })
