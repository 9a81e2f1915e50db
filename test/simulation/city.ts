import type { Actor, Context } from '../../src/context'
import { AppError } from '../../src/errors'
import { draftStop } from '../../src/holds/stop-payments/draft'
import { approveStop, requireLockedStop } from '../../src/holds/stop-payments/service'
import { releaseFreeze, releaseStop } from '../../src/holds/endings'
import { approveFreeze, requestFreeze, requireLockedFreeze } from '../../src/holds/freezes/service'
import { receiveReply } from '../../src/holds/replies'
import { balancesOf } from '../../src/ledger'
import { formatYuan } from '../../src/lib/money'
import { fireDueTimers } from '../../src/platform/sweep'
import { handleOutboxRow } from '../../src/platform/worker'
import { accept, arrive } from '../../src/tasks/service'
import { reportVisit } from '../../src/visits/service'
import { visitBody } from '../../src/visits/schema'
import { acknowledge, conclude, dispatch } from '../../src/warnings/service'
import { workers } from '../../workers'
import { desk, openWarning } from '../given/warnings'
import { places, user } from '../given/users'
import type { TestContext } from '../setup/context'
import { Auditor, type Balances } from './auditor'
import type { AnswerCommand, Command, OfficerCommand, ReportCommand } from './commands'

const LIMIT_MINUTES = 30
const LIFE_HOURS = 48
// Of the default of a level's policy, which the given levels leave as it is.
const REACH_MINUTES = 30
const REACH_PAID_MINUTES = 10
const OFFICERS = 6

/** One case: what the service has, and what the auditor expects it to have. */
export interface Case {
  readonly id: string
  readonly account: string
  readonly amount: bigint
  readonly auditor: Auditor
  /** Has events that have not been delivered: a crash between commit and enqueue. */
  isUnsettled: boolean
  /** Its first signal has been handled. */
  hasJoined: boolean
}

/** The service with its people, driven by commands; the bank's answers are commands as well. */
export class City {
  readonly cases: Case[] = []
  private replies = 0

  private constructor(
    private readonly ctx: TestContext,
    private readonly random: () => number,
    private readonly operator: Actor,
    readonly supervisors: readonly string[],
    private readonly officers: readonly Actor[],
  ) {}

  static async open(ctx: TestContext, random: () => number): Promise<City> {
    const { stationId, bankId } = await places(ctx)
    const secretSealed = ctx.vault.seal('bank.secret', 'a secret of the simulation')
    const gateway = { gatewayUrl: 'http://bank.invalid', secretSealed, keyVersion: ctx.vault.keyVersion }
    await ctx.db.bank.update({
      where: { id: bankId },
      data: { ...gateway, responseLimitMinutes: LIMIT_MINUTES },
    })
    // A bank that is asked again either knows the request and is working on it, or never got it.
    ctx.bank.knows = () => (random() < 0.5 ? 'pending' : null)
    const operator = await user(ctx, 'operator')
    const supervisors = [await user(ctx, 'supervisor'), await user(ctx, 'supervisor')]
    const officers: Actor[] = []
    for (let index = 0; index < OFFICERS; index += 1) {
      const { id } = await user(ctx, 'officer')
      await ctx.db.officer.update({ where: { userId: id }, data: { isOnDuty: true } })
      officers.push({
        kind: 'user',
        id,
        role: 'officer',
        stationId,
        bankId: null,
        districtCode: null,
        scope: 'station',
      })
    }
    return new City(
      ctx,
      random,
      desk(operator.id),
      supervisors.map(({ id }) => id),
      officers,
    )
  }

  async addCase(amount: bigint, isSettled: boolean): Promise<Case> {
    const { ctx } = this
    const account = `6217${String(this.cases.length).padStart(15, '0')}`
    const opened = await openWarning(ctx, { amountFen: amount, status: isSettled ? 'settled' : 'pending' })
    const [signalId = ''] = opened.signalIds
    await ctx.outbox.emit(ctx.db, 'signal.joined', { warningId: opened.id, signalId })
    const facts = {
      amount,
      isSettled,
      limitMinutes: LIMIT_MINUTES,
      lifeHours: LIFE_HOURS,
      reachMinutes: REACH_MINUTES,
      reachPaidMinutes: REACH_PAID_MINUTES,
    }
    const expiresAt = ctx.clock.now().getTime() + LIFE_HOURS * 3_600_000
    const made: Case = {
      id: opened.id,
      account,
      amount,
      auditor: new Auditor({ ...facts, expiresAt }),
      isUnsettled: true,
      hasJoined: false,
    }
    this.cases.push(made)
    return made
  }

  /** @returns 'ok' or the code of the refusal */
  async execute(one: Case, command: Command): Promise<string> {
    try {
      await this.carryOut(one, command)
      return 'ok'
    } catch (error) {
      if (error instanceof AppError) return error.code
      throw error
    }
  }

  private async carryOut(one: Case, command: Command): Promise<void> {
    const operator = this.ctx.as(this.operator)
    const supervisor = this.ctx.as(desk(this.supervisors[0] ?? '', { role: 'supervisor' }))
    switch (command.kind) {
      case 'acknowledge':
        return void (await acknowledge(operator, one.id))
      case 'dispatch':
        return void (await dispatch(operator, one.id, {}))
      case 'dismiss':
        return void (await conclude(operator, one.id, 'dismiss', 'simulated'))
      case 'accept':
      case 'arrive':
      case 'report':
        return this.work(one, command)
      case 'draft':
        return void (await draftStop(this.by(command.by), this.fourFields(one)))
      case 'approve':
        return void (await approveStop(this.by(command.by), (await this.stopOf(one)).id))
      case 'release':
        return supervisor.transact(async (tx) =>
          releaseStop(tx, await requireLockedStop(tx, (await this.stopOf(one)).id), 'simulated'),
        )
      case 'request-freeze':
        return void (await requestFreeze(this.by(command.by), {
          stopPaymentId: (await this.stopOf(one)).id,
          kind: 'limited',
        }))
      case 'approve-freeze':
        return void (await approveFreeze(this.by(command.by), (await this.freezeOf(one)).id))
      case 'release-freeze':
        return supervisor.transact(async (tx) =>
          releaseFreeze(tx, await requireLockedFreeze(tx, (await this.freezeOf(one)).id), 'simulated'),
        )
      case 'answer':
        return this.answer(one, command)
    }
  }

  private async work(one: Case, command: OfficerCommand): Promise<void> {
    const { db } = this.ctx
    const task = await db.task.findFirstOrThrow({ where: { warningId: one.id } })
    const free = command.kind === 'accept' ? await this.freeOfficer() : null
    const id = task.officerId ?? free
    const officer = this.officers.find((each) => each.id === id) ?? this.officers[0]!
    const ctx = this.ctx.as(officer)
    if (command.kind === 'report') await reportVisit(ctx, task.id, this.visit(command))
    else await (command.kind === 'accept' ? accept : arrive)(ctx, task.id)
  }

  /** Whether somebody could accept: the station's officers hold one task each. */
  async freeOfficer(): Promise<string | null> {
    const busy = await this.ctx.db.task.findMany({
      where: { state: { in: ['assigned', 'accepted', 'arrived'] } },
    })
    return this.officers.find(({ id }) => !busy.some(({ officerId }) => officerId === id))?.id ?? null
  }

  private visit({ finding, paid, kept }: ReportCommand) {
    const clean = { checked: true, found: 'nothing' }
    return visitBody.parse({
      finding,
      attitude: 'believes',
      checks: { callsAndSms: clean, chats: clean, apps: clean, transfers: clean },
      transfers:
        paid === 0n
          ? []
          : [
              {
                payeeAccount: '6217000000000000001',
                amount: formatYuan(paid),
                at: this.ctx.clock.now().toISOString(),
              },
            ],
      protectedAmount: formatYuan(kept),
    })
  }

  private fourFields({ id, account, amount }: Case) {
    const transferredAt = this.ctx.clock.now().toISOString()
    return { warningId: id, bankCode: 'GIVEN', account, accountName: '王五', amount, transferredAt }
  }

  private async answer(one: Case, { subject, part, copies }: AnswerCommand): Promise<void> {
    const { db, clock } = this.ctx
    const about = subject === 'stop' ? await this.stopOf(one) : await this.freezeOf(one)
    const request = await db.bankRequest.findFirst({
      where: { subjectId: about.id, kind: subject },
      orderBy: { createdAt: 'desc' },
    })
    if (request === null) return
    this.replies += 1
    const reply = {
      messageId: `reply-${this.replies}`,
      reference: request.id,
      outcome: part === 0n ? ('refused' as const) : ('held' as const),
      amount: part === 0n ? null : formatYuan((about.amountFen * part) / 100n),
      balance: null,
      at: clock.now().toISOString(),
      cause: part === 0n ? 'name_mismatch' : null,
    }
    const bank = this.ctx.as({ kind: 'bank', id: request.bankId })
    for (let copy = 0; copy < copies; copy += 1) await receiveReply(bank, request.bankId, reply)
  }

  private by = (id: string): Context => this.ctx.as(desk(id, { role: 'supervisor' }))
  private stopOf = ({ id }: Case) => this.ctx.db.stopPayment.findFirstOrThrow({ where: { warningId: id } })
  private freezeOf = ({ id }: Case) =>
    this.ctx.db.accountFreeze.findFirstOrThrow({ where: { warningId: id }, orderBy: { id: 'desc' } })

  /** Delivers everything, in any order, some of it twice; what that causes, too. */
  async deliverAll(): Promise<void> {
    for (;;) {
      const rows = await this.ctx.db.outbox.findMany({
        where: { handledAt: null, deadAt: null },
        select: { id: true, consumer: true },
      })
      if (rows.length === 0) break
      const row = rows[Math.floor(this.random() * rows.length)]!
      const times = this.random() < 0.2 ? 2 : 1
      for (let time = 0; time < times; time += 1) {
        const worker = workers[row.consumer as keyof typeof workers]
        await handleOutboxRow(this.ctx, worker, row.id)
      }
    }
    for (const one of this.cases) {
      one.isUnsettled = false
      if (!one.hasJoined) one.auditor.joined(this.now())
      one.hasJoined = true
    }
  }

  /** Time passes; clocks that ran out are acted on before anything else happens. */
  async pass(milliseconds: number): Promise<void> {
    this.ctx.clock.advance(milliseconds)
    do await this.deliverAll()
    while ((await fireDueTimers(this.ctx)) > 0)
    for (const { auditor } of this.cases) auditor.pass(this.ctx.clock.now().getTime())
  }

  /** Everything of a case that the auditor predicts, as the service has it. */
  async read(one: Case): Promise<{ states: (string | null)[]; money: Balances }> {
    const { db } = this.ctx
    const warning = await db.warning.findUniqueOrThrow({ where: { id: one.id } })
    const task = await db.task.findFirst({ where: { warningId: one.id } })
    const stop = await db.stopPayment.findFirst({ where: { warningId: one.id } })
    const freeze = await db.accountFreeze.findFirst({ where: { warningId: one.id }, orderBy: { id: 'desc' } })
    const {
      at_risk,
      protected: kept,
      paid_out,
      stopped,
      frozen,
      released,
    } = await balancesOf(this.ctx, one.id)
    return {
      states: [warning.state, task?.state ?? null, stop?.state ?? null, freeze?.state ?? null],
      money: { at_risk, protected: kept, paid_out, stopped, frozen, released },
    }
  }

  now = (): number => this.ctx.clock.now().getTime()
  deadLetters = (): Promise<number> => this.ctx.db.outbox.count({ where: { deadAt: { not: null } } })
}

export const expectedOf = ({ auditor }: Case): { states: (string | null)[]; money: Balances } => ({
  states: [auditor.warning, auditor.task, auditor.stop?.state ?? null, auditor.freeze?.state ?? null],
  money: auditor.money,
})
