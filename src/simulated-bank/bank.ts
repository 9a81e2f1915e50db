import type { BankReplyBody, BankRequestBody } from '../context'
import { isAnswerTo } from '../bank-message'
import { unreachable } from '../lib/assert'
import { formatYuan, minFen, parseYuan, type Fen } from '../lib/money'
import { scenarioOf, type Scenario } from './scenarios'

/** What the bank has been told about an account of its own; an account nobody told it about is what a request says. */
export interface KnownAccount {
  readonly scenario?: Scenario | undefined
  readonly holder?: string | undefined
  readonly balance?: string | undefined
  /** Credits: amount and time. */
  readonly transfers?: readonly { readonly amount: string; readonly at: string }[] | undefined
}

/** What becomes of a request: how it is received, and what is answered after how long. */
export interface Outcome {
  /** lost: it never arrived. mute: it arrived, but no receipt comes back. */
  readonly receipt: 'taken' | 'known' | 'lost' | 'mute'
  readonly answers: readonly { readonly afterMs: number; readonly reply: BankReplyBody }[]
}

const PROMPT_MS = 50
const DELAYED_MS = 2_000
const DUPLICATES = 3
const PARTIAL_PERCENT = 60n
const MINUTE_MS = 60_000

interface TakenRequest {
  readonly request: BankRequestBody
  readonly scenario: Scenario
  readonly reply: BankReplyBody
}

/** One bank without a world: no clock, no network, no chance. The same requests, the same answers. */
export class SimulatedBank {
  private readonly accounts = new Map<string, KnownAccount>()
  private readonly taken = new Map<string, TakenRequest>()
  private readonly lostOnce = new Set<string>()

  constructor(readonly code: string) {}

  tell(accountNumber: string, account: KnownAccount): void {
    this.accounts.set(accountNumber, account)
  }

  receive(request: BankRequestBody, now: Date): Outcome {
    if (this.taken.has(request.reference)) return { receipt: 'known', answers: [] }
    const account = this.accounts.get(request.accountNumber) ?? {}
    const scenario = account.scenario ?? scenarioOf(request.accountNumber)
    if (scenario === 'lost' && !this.lostOnce.has(request.reference)) {
      this.lostOnce.add(request.reference)
      return { receipt: 'lost', answers: [] }
    }
    const reply = this.decide(request, account, scenario, now)
    this.taken.set(request.reference, { request, scenario, reply })
    return { receipt: scenario === 'mute' ? 'mute' : 'taken', answers: answersOf(scenario, reply) }
  }

  /** null: never received. */
  asked(reference: string): BankReplyBody | 'pending' | null {
    const taken = this.taken.get(reference)
    if (taken === undefined) return null
    return taken.scenario === 'silent' ? 'pending' : taken.reply
  }

  private decide(
    request: BankRequestBody,
    account: KnownAccount,
    scenario: Scenario,
    now: Date,
  ): BankReplyBody {
    const base = {
      messageId: `${this.code}-${request.reference}`,
      reference: request.reference,
      amount: null,
      balance: null,
      at: now.toISOString(),
      cause: null,
    }
    if (request.kind === 'return_funds') return { ...base, outcome: 'returned', amount: request.amount }
    if (!isAnswerTo(request.kind, 'held')) return { ...base, outcome: 'released' }
    const cause = scenario === 'refuse' ? 'name_mismatch' : mismatch(request, account)
    if (cause !== null) return { ...base, outcome: 'refused', cause }
    const asked = fenOf(request.amount)
    if (asked === null) return { ...base, outcome: 'held' }
    const isPartOnly = scenario === 'partial' && request.kind === 'stop'
    const there = isPartOnly ? (asked * PARTIAL_PERCENT) / 100n : asked
    const balance = fenOf(account.balance ?? null) ?? there
    return {
      ...base,
      outcome: 'held',
      amount: formatYuan(minFen(there, balance)),
      balance: formatYuan(balance),
    }
  }
}

/**
 * Name, account, amount and time must fit, or the bank must not stop (银发〔2016〕86号). Seconds are not compared: the
 * officer has the time from a voucher.
 */
function mismatch(request: BankRequestBody, account: KnownAccount): string | null {
  if (request.kind !== 'stop') return null
  const { accountName, amount, transferredAt } = request
  if (accountName === '' || amount === null || transferredAt === null) return 'incomplete'
  if (account.holder !== undefined && account.holder !== accountName) return 'name_mismatch'
  if (account.transfers === undefined) return null
  const sameAmount = account.transfers.filter((transfer) => fenOf(transfer.amount) === fenOf(amount))
  if (sameAmount.length === 0) return 'amount_mismatch'
  const minuteOf = (time: string): number => Math.floor(new Date(time).getTime() / MINUTE_MS)
  return sameAmount.some(({ at }) => minuteOf(at) === minuteOf(transferredAt)) ? null : 'time_mismatch'
}

function answersOf(scenario: Scenario, reply: BankReplyBody): Outcome['answers'] {
  switch (scenario) {
    case 'silent':
    case 'mute':
      return []
    case 'delayed':
      return [{ afterMs: DELAYED_MS, reply }]
    case 'duplicate':
      return Array.from({ length: DUPLICATES }, (_, index) => ({ afterMs: PROMPT_MS * (index + 1), reply }))
    case 'prompt':
    case 'partial':
    case 'refuse':
    case 'lost':
      return [{ afterMs: PROMPT_MS, reply }]
    default:
      return unreachable(scenario)
  }
}

function fenOf(amount: string | null): Fen | null {
  if (amount === null) return null
  const parsed = parseYuan(amount)
  return parsed.ok ? parsed.value : null
}
