import { HOUR_MS, DAY_MS, MINUTE_MS } from '../../src/lib/duration'
import type { CaseFacts, Command, ReportCommand } from './commands'

/**
 * Predicts every reply, every state and every balance of a case from the commands alone. Written apart from the
 * service and from its plans: plain assignments, no machine, no double entry.
 */
export type Balances = Record<
  'at_risk' | 'protected' | 'paid_out' | 'stopped' | 'frozen' | 'released',
  bigint
>

export class Auditor {
  warning = 'open'
  task: string | null = null
  stop: {
    state: string
    drafter: string
    respondBy: number
    submittedAt: number
    expiresAt: number
    held: bigint
  } | null = null
  freeze: {
    state: string
    asker: string
    amount: bigint
    respondBy: number
    submittedAt: number
    claim: bigint
  } | null = null
  money: Balances = { at_risk: 0n, protected: 0n, paid_out: 0n, stopped: 0n, frozen: 0n, released: 0n }
  private everPaid = 0n

  private expiresAt: number
  /** Until when somebody is to have spoken with the person; null: nobody waits for it. */
  private reachBy: number | null = null
  private mayHaveExpiredTask = false

  constructor(private readonly facts: CaseFacts) {
    this.expiresAt = facts.expiresAt
    if (facts.isSettled) this.pay(0n, facts.amount)
    else this.money.at_risk = facts.amount
  }

  /** @returns the refusal that is to come, or 'ok' */
  apply(command: Command, now: number): string {
    if (command.kind === 'answer') {
      this.answer(command.subject, command.part, now)
      return 'ok'
    }
    const { kind } = command
    if (kind === 'acknowledge') return this.go(this.warning === 'open', () => this.acknowledge(now))
    if (kind === 'dispatch')
      return this.go(
        this.warning === 'acknowledged',
        () => ([this.warning, this.task] = ['dispatched', 'assigned']),
      )
    if (kind === 'dismiss') return this.go(this.isLive(), () => this.dismiss(now))
    if (kind === 'accept') return this.go(this.task === 'assigned', () => (this.task = 'accepted'))
    if (kind === 'arrive') return this.go(this.task === 'accepted', () => (this.task = 'arrived'))
    if (kind === 'report') return this.go(this.task === 'arrived', () => this.report(command, now))
    if (kind === 'draft') return this.draft(command.by)
    if (kind === 'approve') return this.approve(command.by, now)
    if (kind === 'release') return this.go(this.stop?.state === 'held', () => this.releaseStop())
    if (kind === 'request-freeze') return this.requestFreeze(command.by, now)
    if (kind === 'approve-freeze') return this.approveFreeze(command.by, now)
    return this.go(this.freeze?.state === 'frozen', () => this.releaseFreeze())
  }

  /** What the clocks have done by now. */
  pass(now: number): void {
    const { stop, freeze } = this
    if (this.reachBy !== null && now >= this.reachBy) this.sendUnreached(now)
    if (this.isLive() && now >= this.expiresAt) this.expire(now)
    if (stop?.state === 'submitted' && now >= stop.respondBy) stop.state = 'unknown'
    if (freeze?.state === 'submitted' && now >= freeze.respondBy) freeze.state = 'unknown'
    if (stop?.state === 'held' && now >= stop.expiresAt) this.leave('lapsed', 'paid_out')
    if (freeze?.state === 'unknown' && now >= freeze.submittedAt + 7 * DAY_MS && freeze.claim > 0n) {
      this.giveBack(freeze.claim)
      freeze.claim = 0n
    }
  }

  /** It is known that the money has left: whoever does not know it yet is told within minutes, taken or not. */
  joined(now: number): void {
    if (this.facts.isSettled && this.isLive()) this.reachBy = now + this.facts.reachPaidMinutes * MINUTE_MS
  }

  private acknowledge(now: number): void {
    this.warning = 'acknowledged'
    const { isSettled, reachMinutes, reachPaidMinutes } = this.facts
    this.reachBy ??= now + (isSettled ? reachPaidMinutes : reachMinutes) * MINUTE_MS
  }

  /**
   * Nobody has spoken with the person: somebody goes. If the warning's own time was over by then, too, its end and the task
   * may come in either order.
   */
  private sendUnreached(now: number): void {
    this.reachBy = null
    if (this.warning !== 'acknowledged') return
    this.warning = 'dispatched'
    if (now < this.expiresAt) this.task = 'assigned'
    else this.mayHaveExpiredTask = true
  }

  /** What cannot be predicted is looked at, once. */
  learn(task: string | null): void {
    if (this.mayHaveExpiredTask && task === 'expired') this.task = task
    this.mayHaveExpiredTask = false
  }

  private draft(by: string): string {
    if (this.warning === 'dismissed' || this.warning === 'expired') return 'illegal_move'
    this.stop = { state: 'drafted', drafter: by, respondBy: 0, submittedAt: 0, expiresAt: 0, held: 0n }
    return 'ok'
  }

  private approve(by: string, now: number): string {
    const { stop, money } = this
    if (stop === null) return 'ok'
    if (stop.drafter === by) return 'four_eyes'
    if (this.warning === 'dismissed' || stop.state !== 'drafted') return 'illegal_move'
    const missing = this.facts.amount - money.paid_out
    const fromRisk = missing < 0n ? 0n : missing < money.at_risk ? missing : money.at_risk
    this.pay(fromRisk, 0n)
    Object.assign(stop, {
      state: 'submitted',
      submittedAt: now,
      respondBy: now + this.facts.limitMinutes * MINUTE_MS,
    })
    return 'ok'
  }

  private requestFreeze(by: string, now: number): string {
    const { stop } = this
    if (stop?.state !== 'held' || stop.expiresAt <= now) return 'illegal_move'
    if (stop.held === 0n) return 'amount_exceeded'
    if (this.freeze !== null && ['requested', 'submitted', 'unknown', 'frozen'].includes(this.freeze.state))
      return 'already_exists'
    this.freeze = {
      state: 'requested',
      asker: by,
      amount: stop.held,
      respondBy: 0,
      submittedAt: 0,
      claim: 0n,
    }
    return 'ok'
  }

  private approveFreeze(by: string, now: number): string {
    const { stop, freeze } = this
    if (freeze === null || stop === null) return 'ok'
    if (freeze.asker === by) return 'four_eyes'
    if (freeze.state !== 'requested' || stop.state !== 'held' || stop.expiresAt <= now) return 'illegal_move'
    const respondBy = now + this.facts.limitMinutes * MINUTE_MS
    Object.assign(freeze, { state: 'submitted', submittedAt: now, claim: freeze.amount, respondBy })
    return 'ok'
  }

  /** A bank's answer, the first time it is heard; `part` in percent, 0 = refused. */
  private answer(subject: 'stop' | 'freeze', part: bigint, now: number): void {
    const waits = (state: string | undefined) => state === 'submitted' || state === 'unknown'
    if (subject === 'stop' && this.stop !== null && waits(this.stop.state))
      this.answerStop(this.stop, part, now)
    if (subject === 'freeze' && this.freeze !== null && waits(this.freeze.state))
      this.answerFreeze(this.freeze, part)
  }

  private answerStop(stop: NonNullable<Auditor['stop']>, part: bigint, now: number): void {
    if (part === 0n) return void (stop.state = 'refused')
    stop.held = (this.facts.amount * part) / 100n
    const missing = stop.held - this.money.paid_out
    const fromRisk = missing <= 0n ? 0n : missing < this.money.at_risk ? missing : this.money.at_risk
    this.pay(fromRisk, missing > fromRisk ? missing - fromRisk : 0n)
    this.shift('paid_out', 'stopped', stop.held)
    Object.assign(stop, { state: 'held', expiresAt: now + 48 * HOUR_MS })
    if (this.warning === 'dismissed') this.releaseStop()
  }

  private answerFreeze(freeze: NonNullable<Auditor['freeze']>, part: bigint): void {
    const claimed = freeze.claim
    freeze.claim = 0n
    if (part === 0n) {
      freeze.state = 'refused'
      this.giveBack(claimed)
      return
    }
    const frozen = (freeze.amount * part) / 100n
    freeze.state = 'frozen'
    const fromStopped = frozen < claimed ? frozen : claimed
    this.shift('stopped', 'frozen', fromStopped)
    const beyond = frozen - fromStopped
    const missing = beyond - this.money.paid_out
    if (beyond > 0n && missing > 0n)
      this.pay(
        missing < this.money.at_risk ? missing : this.money.at_risk,
        missing < this.money.at_risk ? 0n : missing - this.money.at_risk,
      )
    this.shift('paid_out', 'frozen', beyond)
    if (this.stop?.state === 'held') {
      this.stop.state = 'frozen'
      this.shift('stopped', 'paid_out', freeze.amount - frozen)
    } else if (claimed > 0n) this.giveBack(freeze.amount - frozen)
    if (this.warning === 'dismissed' || this.stop?.state === 'released') this.releaseFreeze()
  }

  private report({ finding, paid, kept }: ReportCommand, now: number): void {
    this.task = 'reported'
    this.reachBy = null
    const fresh = paid > this.everPaid ? paid - this.everPaid : 0n
    const fromRisk = fresh < this.money.at_risk ? fresh : this.money.at_risk
    this.pay(fromRisk, fresh - fromRisk)
    const known = kept < this.money.at_risk ? kept : this.money.at_risk
    this.money.at_risk -= known
    this.money.protected += kept
    if (!this.isLive()) return
    if (finding === 'fraud') this.warning = 'confirmed'
    else this.dismiss(now)
  }

  private dismiss(now: number): void {
    this.warning = 'dismissed'
    if (this.task === 'assigned' || this.task === 'accepted') this.task = 'cancelled'
    if (this.stop?.state === 'drafted') this.stop.state = 'cancelled'
    if (this.stop?.state === 'held') this.releaseStop()
    if (this.freeze?.state === 'requested') this.freeze.state = 'cancelled'
    if (this.freeze?.state === 'frozen') this.releaseFreeze()
    this.pass(now)
  }

  /** Somebody on the way keeps it alive for as long again. */
  private expire(now: number): void {
    if (this.task === 'accepted' || this.task === 'arrived') {
      this.expiresAt = now + this.facts.lifeHours * HOUR_MS
      return
    }
    this.warning = 'expired'
    if (this.task === 'assigned') this.task = 'expired'
  }

  private releaseStop = (): void => this.leave('released', 'released')

  private leave(state: string, to: 'paid_out' | 'released'): void {
    if (this.stop === null) return
    this.stop.state = state
    this.shift('stopped', to, this.stop.held - (this.freeze?.claim ?? 0n))
    if (this.freeze?.state === 'requested') this.freeze.state = 'cancelled'
  }

  private releaseFreeze(): void {
    if (this.freeze !== null) this.freeze.state = 'released'
    this.shift('frozen', 'released', this.money.frozen)
  }

  private giveBack(amount: bigint): void {
    if (this.stop?.state === 'released') this.shift('stopped', 'released', amount)
    if (this.stop?.state === 'lapsed') this.shift('stopped', 'paid_out', amount)
  }

  private pay(fromRisk: bigint, fromOutside: bigint): void {
    this.money.at_risk -= fromRisk
    this.money.paid_out += fromRisk + fromOutside
    this.everPaid += fromRisk + fromOutside
  }

  private shift(from: keyof Balances, to: keyof Balances, amount: bigint): void {
    this.money[from] -= amount
    this.money[to] += amount
  }

  private isLive = (): boolean => ['open', 'acknowledged', 'dispatched'].includes(this.warning)

  private go(isLegal: boolean, change: () => unknown): string {
    if (!isLegal) return 'illegal_move'
    change()
    return 'ok'
  }
}
