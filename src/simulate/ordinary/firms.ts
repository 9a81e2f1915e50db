import { honest, pay, type City, type Pay } from '../city'
import { hoursTime, minutesLater, officeTime, type Day } from '../clock'
import type { Random } from '../random'
import type { Account, Organisation, Person } from '../world/model'
import { mainAccount, newFirm, place, stranger } from '../world/strangers'
import { officeMessage } from './office'

const NEW_HIRE_DAYS = 90
const DAY_MS = 86_400_000

/** A firm's workday: wages on payday, suppliers old and new, bids, and bosses who ask for payments inside procedure. */
export function firms(city: City, day: Day, random: Random): void {
  const { ordinary } = city.profile
  for (const firm of city.world.firms) {
    if (firm.finance.length === 0) continue
    if (day.ofMonth === firm.payday) wages(city, day, firm, random)
    if (!day.isWorkday) continue
    const office = new Office(city, day, firm, random)
    const payments = random.count(ordinary.supplierPayments * Math.min(firm.size, 3))
    for (let i = 0; i < payments; i++) office.paySupplier()
    if (random.chance(ordinary.bids)) office.bid()
    if (random.chance(ordinary.bossRequests)) office.bossRequest()
    if (random.chance(ordinary.dividends)) office.dividend()
    if (random.chance(ordinary.reimbursements)) office.reimburse()
    if (random.chance(ordinary.officeChats)) office.chat()
  }
}

function wages(city: City, day: Day, firm: Organisation, random: Random): void {
  const cashier = random.pick(firm.finance)
  const from = hoursTime(day, [9, 16], random)
  for (const [i, person] of firm.staff.entries()) {
    const to = mainAccount(person)
    const isNewHire = day.from - Date.parse(to.openedAt) < NEW_HIRE_DAYS * DAY_MS
    pay(city, random, {
      at: minutesLater(from, i / 20),
      from: firm.account,
      to,
      fen: BigInt(Math.round(person.incomeYuan * random.between(0.93, 1.12) * 100)),
      actor: cashier,
      organisation: firm,
      memo: city.profile.wording.memo(random, 'wages'),
      cause: honest(isNewHire ? 'new-hire' : 'salary'),
    })
  }
}

class Office {
  private readonly cashier: Person

  constructor(
    private readonly city: City,
    private readonly day: Day,
    private readonly firm: Organisation,
    private readonly random: Random,
  ) {
    this.cashier = random.pick(firm.finance)
  }

  paySupplier(): void {
    const { random, city } = this
    const { newSupplier, householdTrader } = city.profile.ordinary
    const kind = random.weighted([
      ['supplier', 1 - newSupplier - householdTrader],
      ['new-supplier', newSupplier],
      ['household-trader', householdTrader],
    ] as const)
    const to = this.supplier(kind)
    const median = kind === 'household-trader' ? 0.45 : 1
    this.pay(to, this.amount(median), this.city.profile.wording.memo(random, 'goods'), honest(kind))
    // Half of the new ones stay.
    if (kind !== 'supplier' && random.chance(0.5)) this.firm.suppliers.push(to)
  }

  private supplier(kind: 'supplier' | 'new-supplier' | 'household-trader'): Account {
    const { city, day, random, firm } = this
    if (kind === 'supplier' && firm.suppliers.length > 0) return random.pick(firm.suppliers)
    if (kind !== 'household-trader') return newFirm(city, day.from, random)
    return random.chance(0.4) && city.world.traders.length > 0
      ? mainAccount(random.pick(city.world.traders))
      : stranger(city, day.from, random)
  }

  bid(): void {
    const { random, city } = this
    const to = place(city, 'exchange', random).account
    this.pay(
      to,
      random.sum(120_000, 0.8, 800_000),
      city.profile.wording.memo(random, 'bid'),
      honest('bid-deposit'),
    )
  }

  /** A real boss asks in the old group, names the contract and the approval, and the cashier pays within the day. */
  bossRequest(): void {
    const { city, firm, random, day } = this
    if (firm.boss === null) return
    const at = officeTime(day, random)
    const isNew = random.chance(0.35)
    const to = isNew
      ? this.supplier(random.chance(0.25) ? 'household-trader' : 'new-supplier')
      : this.supplier('supplier')
    const fen = this.amount(1.3)
    officeMessage(city, { at, firm, to: this.cashier, key: 'bossRequest', payee: to.holder, fen }, random)
    const paidAt = minutesLater(at, random.logNormal(75, 0.8))
    this.pay(to, fen, city.profile.wording.memo(random, 'goods'), honest('boss-request'), paidAt)
  }

  dividend(): void {
    const { firm, random, city } = this
    const to = firm.boss === null ? stranger(city, this.day.from, random) : mainAccount(firm.boss)
    const fen = random.sum(180_000, 0.8, 3_000_000)
    this.pay(to, fen, city.profile.wording.memo(random, 'dividend'), honest('dividend'))
  }

  reimburse(): void {
    const { firm, random, city } = this
    const to = mainAccount(random.pick(firm.staff))
    const fen = random.exactSum(1_500, 1, 60_000)
    this.pay(to, fen, city.profile.wording.memo(random, 'reimbursement'), honest('reimbursement'))
  }

  chat(): void {
    const at = officeTime(this.day, this.random)
    officeMessage(this.city, { at, firm: this.firm, to: this.cashier, key: 'officeChat' }, this.random)
  }

  private amount(times: number): bigint {
    const { random, firm, city } = this
    const median = city.profile.ordinary.supplierYuan * times * firm.size
    return random.chance(0.5) ? random.sum(median, 1.1, 5_000_000) : random.exactSum(median, 1.1, 5_000_000)
  }

  private pay(
    to: Account,
    fen: bigint,
    memo: string | undefined,
    cause: Pay['cause'],
    at = officeTime(this.day, this.random),
  ): void {
    const { city, random, firm, cashier } = this
    pay(city, random, { at, from: firm.account, to, fen, memo, cause, actor: cashier, organisation: firm })
  }
}
