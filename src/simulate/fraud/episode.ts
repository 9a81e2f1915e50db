import { HOUR_MS, MINUTE_MS } from '../../lib/duration'
import { pay, type City } from '../city'
import { dateOf, localTime, minutesLater } from '../clock'
import type { Cause } from '../happening'
import type { Random } from '../random'
import type { FraudRole } from '../truth'
import type { Account, Organisation, Person } from '../world/model'
import { mainAccount } from '../world/strangers'
import { contact } from './contact'
import type { Mule, Mules } from './mules'
import { passOn } from './onward'
import { report, type Paid } from './report'
import type { Scheme } from './scheme'

export interface EpisodeStart {
  readonly id: string
  readonly scheme: Scheme
  readonly victim: Person
  readonly at: number
}

const DAWN_HOUR = 7
const SLEEP_SHARE = 0.85
const OFFSET_HOURS = 8

/** Plays one fraud from the first word to the report, or to where the victim stops. */
export class Episode {
  private readonly firm: Organisation | null
  private readonly account: Account
  private readonly paid: Paid[] = []
  private readonly asked: bigint

  constructor(
    private readonly city: City,
    private readonly mules: Mules,
    private readonly start: EpisodeStart,
    private readonly random: Random,
  ) {
    const { victim, scheme } = start
    this.firm = scheme.victim === 'finance' ? victim.employer : null
    this.account = this.firm?.account ?? mainAccount(victim)
    const { medianYuan, yuanSpread, mostYuan } = scheme.take
    this.asked = random.sum(medianYuan * city.profile.fraud.amounts, yuanSpread, mostYuan)
  }

  play(): void {
    const { city, random } = this
    const last = this.contacts()
    if (random.chance(city.profile.fraud.breakOff)) return
    const end = this.payments(last)
    if (this.paid.length === 0 || !random.chance(city.profile.fraud.reported)) return
    const at = end + random.logNormal(city.profile.fraud.reportHours, 1) * HOUR_MS
    report(city, { at, cause: this.cause('report'), victim: this.start.victim, paid: this.paid }, random)
  }

  /** @returns when the last contact was, seen or not */
  private contacts(): number {
    const { city, random, start } = this
    const isSeen = random.chance(city.profile.fraud.contactSeen)
    const name = random.fork('boss').pick('王李陈张沈徐'.split(''))
    let at = start.at
    for (const step of start.scheme.steps) {
      at = this.awake(minutesLater(at, random.between(...step.afterMinutes) * city.profile.fraud.delays))
      if (!random.chance(step.share)) continue
      const cause = this.cause('contact')
      const given = { at, step, scheme: start.scheme, victim: start.victim, firm: this.firm, surname: name }
      const minutes = contact(city, { ...given, asked: this.asked, cause, isSeen }, random)
      at = minutesLater(at, minutes)
    }
    return at
  }

  /** @returns when the last payment was */
  private payments(from: number): number {
    const { random, city, start } = this
    const { take } = start.scheme
    const count = random.weighted(take.payments)
    const { delays } = city.profile.fraud
    let at = this.awake(minutesLater(from, random.logNormal(take.afterMinutes, take.spread) * delays))
    let mule: Mule | null = null
    for (let i = 0; i < count; i++) {
      const isSame = mule !== null && random.chance(city.profile.fraud.mules.sameAgain)
      if (mule === null || !isSame)
        mule = this.mules.take(this.family, at, random.chance(take.toOrganisation))
      this.pay(at, mule, this.share(i, count))
      if (take.bait === true && i === 0 && random.chance(0.7)) this.bait(at)
      at = this.awake(minutesLater(at, Math.max(1, random.logNormal(take.gapMinutes, 0.8) * delays)))
    }
    return at
  }

  private pay(at: number, mule: Mule, fen: bigint): void {
    const { city, random, start, firm, account } = this
    this.gather(at, fen)
    const { screen, memo } = start.scheme.take
    const isShared = random.chance(screen)
    pay(city, random, {
      at,
      from: account,
      to: mule.account,
      fen,
      actor: start.victim,
      organisation: firm ?? undefined,
      memo: city.profile.wording.memo(random, memo),
      device: {
        isNew: random.chance(0.06),
        screenSharing: isShared && random.chance(0.85),
        remoteControl: isShared && random.chance(0.3),
      },
      cause: this.cause('payment'),
    })
    this.paid.push({ at, from: account, to: mule.account, fen })
    passOn(city, this.mules, { at, mule, fen, cause: this.cause('onward') }, random)
  }

  /** The victim moves own savings to the account that pays. */
  private gather(at: number, fen: bigint): void {
    const { city, random, start, account, firm } = this
    const [, savings] = start.victim.accounts
    if (firm !== null || account.balance >= fen || savings === undefined || savings.balance < fen) return
    const before = minutesLater(at, -random.between(1, 30))
    const one = { from: savings, to: account, fen, actor: start.victim }
    pay(city, random, { ...one, at: before, cause: this.cause('gather') })
  }

  private bait(at: number): void {
    const { city, random, start, account } = this
    const { account: from, owner } = this.mules.tier(at)
    const back = minutesLater(at, random.logNormal(25, 0.5))
    const fen = random.sum(80, 0.7, 3_000)
    pay(city, random, {
      at: back,
      from,
      to: account,
      fen,
      actor: { ...owner, id: start.victim.id },
      cause: this.cause('bait'),
    })
  }

  /** What is asked for in the i-th payment: even parts, or growing ones after a bait. */
  private share(i: number, count: number): bigint {
    const isBait = this.start.scheme.take.bait === true
    const weight = isBait ? (i + 1) ** 2 : this.random.between(0.7, 1.3)
    const total = isBait ? (count * (count + 1) * (2 * count + 1)) / 6 : count
    const yuan = (Number(this.asked / 100n) * weight) / total
    const unit = yuan < 2_000 ? 1 : yuan < 20_000 ? 100 : 1_000
    return BigInt(Math.max(1, Math.round(yuan / unit)) * unit) * 100n
  }

  private get family(): string {
    return this.start.scheme.typology.split('.')[0] ?? ''
  }

  private cause(role: FraudRole): Cause {
    const { id, scheme, at } = this.start
    return { label: 'fraud', role, episode: id, typology: scheme.typology, contactedAt: localTime(at) }
  }

  /** Most victims sleep at night and go on in the morning. */
  private awake(at: number): number {
    const midnight = Date.parse(`${dateOf(at)}T00:00:00+08:00`)
    const hour = (at - midnight) / HOUR_MS
    if (hour < 1 || hour >= DAWN_HOUR || !this.random.chance(SLEEP_SHARE)) return at
    return midnight + OFFSET_HOURS * HOUR_MS + this.random.below(120) * MINUTE_MS
  }
}
