import type { Context } from '../context'
import { HOUR_MS, MINUTE_MS } from '../lib/duration'
import { balancesOf } from '../holds'
import type { Mention } from '../triage/payments'
import { corrected, joined, type Balance, type Correction, type JoinedTransfer } from './core'
import { traceLimits } from './limits'
import * as repository from './repository'
import type { AccountRow, CorrectionRow, WarningRef } from './repository'
import { ofStream, toldOf, type ToldFact } from './told'

/** All that is known of the money of a warning, and of those that share an account with it. */
export interface Gathered {
  readonly transfers: readonly JoinedTransfer[]
  readonly balances: readonly Balance[]
  /** Accounts of the victims' own. */
  readonly own: ReadonlySet<string>
  readonly accounts: ReadonlyMap<string, AccountRow>
  readonly mentions: readonly Mention[]
  readonly corrections: readonly CorrectionRow[]
  /** Whose case a transfer is of, by its facts; null: of none. */
  readonly warningOf: (transfer: JoinedTransfer) => string | null
  /** Beside this one. */
  readonly otherWarnings: readonly string[]
  /** There is more than was looked at. */
  readonly isCut: boolean
}

export async function gather(ctx: Context, warning: WarningRef): Promise<Gathered> {
  const net = new Net(ctx, warning)
  await net.start()
  for (let tier = 1; tier <= traceLimits.tiers.value; tier++) if (!(await net.cast())) break
  const corrections = await repository.readCorrections(ctx.db, [warning.id, ...net.others])
  const transfers = joinedOf(net.facts(), corrections.map(correctionOf))
  const ids = [...new Set(transfers.flatMap(({ from, to }) => [from, to]))].filter((id) => id !== null)
  return {
    transfers,
    balances: await balancesOf(ctx, ids),
    own: net.own,
    accounts: net.accounts,
    mentions: net.mentions,
    corrections: corrections.filter(({ warningId }) => warningId === warning.id),
    warningOf: (transfer) => net.warningOf(transfer),
    otherWarnings: [...net.others],
    isCut: net.isCut,
  }
}

const correctionOf = ({ id, factId, statedAt, amountFen, movedAt }: CorrectionRow): Correction => ({
  id,
  factId,
  statedAt: statedAt.getTime(),
  amended: amountFen === null || movedAt === null ? null : { amountFen, at: movedAt.getTime() },
})

/**
 * What has left: a payment that its bank was told to hold has not, unless somebody says that it has. A stop tells of a
 * payment where nothing else tells of that account.
 */
function joinedOf(facts: readonly ToldFact[], corrections: readonly Correction[]): JoinedTransfer[] {
  const pending = new Set(facts.filter(({ isPending }) => isPending).map(({ id }) => id))
  const transfers = joined(corrected(facts, corrections), traceLimits.samePayment.value * MINUTE_MS).filter(
    (transfer) => !transfer.facts.every(({ id }) => pending.has(id)),
  )
  const isOfStops = ({ facts: told }: JoinedTransfer): boolean =>
    told.every(({ source }) => source === 'stop')
  const drawn = new Set(transfers.filter((one) => !isOfStops(one)).map(({ to }) => to))
  return transfers.filter((one) => !isOfStops(one) || !drawn.has(one.to))
}

/** Cast tier by tier: what the accounts that were reached have got and paid on, and whose cases they are of. */
class Net {
  readonly accounts = new Map<string, AccountRow>()
  readonly own = new Set<string>()
  readonly others = new Set<string>()
  mentions: Mention[] = []
  isCut = false
  private readonly told = new Map<string, ToldFact>()
  private readonly asked = new Set<string>()
  private readonly parties = new Set<string>()

  constructor(
    private readonly ctx: Context,
    private readonly warning: WarningRef,
  ) {}

  async start(): Promise<void> {
    await this.take([this.warning])
  }

  facts = (): ToldFact[] => [...this.told.values()]

  warningOf({ facts }: JoinedTransfer): string | null {
    const warnings = facts.flatMap(({ id }) => this.told.get(id)?.warningId ?? [])
    return warnings.includes(this.warning.id) ? this.warning.id : (warnings[0] ?? null)
  }

  /** @returns false when nothing new was reached */
  async cast(): Promise<boolean> {
    const next = [...new Set(this.facts().flatMap(({ to }) => to ?? []))].filter(
      (id) => !this.asked.has(id) && !this.own.has(id),
    )
    const room = traceLimits.accounts.value - this.asked.size
    if (next.length > room) this.isCut = true
    const fresh = next.slice(0, room)
    if (fresh.length === 0) return false
    for (const id of fresh) this.asked.add(id)
    const rows = fresh.flatMap((id) => this.accounts.get(id) ?? [])
    const stream = await repository.readStream(this.ctx.db, rows, this.span())
    if (stream.length === traceLimits.streamPayments.value) this.isCut = true
    const cases = await repository.warningsOfSignals(
      this.ctx.db,
      stream.map(({ id }) => id),
    )
    await this.takeOthers([...cases.values(), ...(await repository.warningsOnAccounts(this.ctx.db, fresh))])
    const isOfCase = (id: string | undefined): id is string =>
      id !== undefined && (id === this.warning.id || this.others.has(id))
    const { facts, mentions } = await ofStream(this.ctx, stream, (signalId) => {
      const id = cases.get(signalId)
      return isOfCase(id) ? id : null
    })
    await this.learn(facts, mentions)
    return true
  }

  private span(): repository.Span {
    const times = this.facts()
      .filter(({ warningId }) => warningId === this.warning.id)
      .map(({ at }) => at)
    const first = times.length === 0 ? this.ctx.clock.now().getTime() : Math.min(...times)
    const last = times.length === 0 ? first : Math.max(...times)
    const reachMs = traceLimits.window.value * HOUR_MS
    return { from: new Date(first - reachMs), to: new Date(last + reachMs) }
  }

  private async takeOthers(ids: readonly string[]): Promise<void> {
    const room = traceLimits.otherWarnings.value - this.others.size
    const fresh = [...new Set(ids)].filter((id) => id !== this.warning.id && !this.others.has(id)).sort()
    if (fresh.length > room) this.isCut = true
    const found = await repository.readWarnings(this.ctx.db, fresh.slice(0, room))
    const warnings = found.filter((warning) => !this.isOfSuspect(warning))
    for (const { id } of warnings) this.others.add(id)
    await this.take(warnings)
  }

  /** A mule that pays on may be warned about, too: who holds what the money has reached is no other victim. */
  private isOfSuspect({ partyId, organisationId }: WarningRef): boolean {
    return [...this.asked].some((id) => {
      const holder = this.accounts.get(id)?.party ?? null
      if (holder === null) return false
      return [holder.id, holder.mergedInto].some(
        (one) => one !== null && (one === partyId || one === organisationId),
      )
    })
  }

  private async take(warnings: readonly WarningRef[]): Promise<void> {
    const people = warnings.flatMap(({ partyId, organisationId }) => [partyId, organisationId])
    for (const id of await repository.partyIdsOf(this.ctx.db, people)) this.parties.add(id)
    for (const { id } of warnings) {
      const { facts, mentions } = await toldOf(this.ctx, id)
      await this.learn(facts, mentions)
    }
  }

  private async learn(facts: readonly ToldFact[], mentions: readonly Mention[]): Promise<void> {
    this.mentions.push(...mentions)
    for (const fact of facts) {
      // Told by a case and found in the stream: what the case says holds.
      const known = this.told.get(fact.id)
      if (known === undefined || known.warningId === null) this.told.set(fact.id, fact)
    }
    const named = facts.flatMap(({ from, to }) => [from, to]).filter((id) => id !== null)
    const fresh = [...new Set(named)].filter((id) => !this.accounts.has(id))
    for (const row of await repository.readAccounts(this.ctx.db, fresh)) this.accounts.set(row.id, row)
    for (const { id, partyId } of this.accounts.values())
      if (partyId !== null && this.parties.has(partyId)) this.own.add(id)
  }
}
