import { MINUTE_MS, SECOND_MS } from '../../lib/duration'
import { localTime, utcTime } from '../clock'
import type { Happening } from '../happening'
import type { Feed, Profile } from '../profile'
import type { Random } from '../random'
import type { Truth } from '../truth'
import { pathsOf, thin } from './missing'
import { variant } from './variants'

/** A signal as its feed sends it, when it arrives, and the truth beside it. */
export interface Observed {
  readonly arrivesAt: number
  readonly line: string
  readonly truth: Truth
}

const MOST_LATE_MINUTES = 1_440

/** What the feeds show of the city: not all of it, not complete, and not at once. */
export class Feeds {
  private count = 0
  private readonly paths = new Map<Feed, ReturnType<typeof pathsOf>>()

  constructor(
    private readonly profile: Profile,
    private readonly random: Random,
  ) {
    for (const feed of [...profile.banks, ...profile.networks, ...profile.chats, ...profile.police])
      this.paths.set(feed, pathsOf(feed.missing))
  }

  /** null: no feed saw it. */
  observe(happening: Happening): Observed | null {
    const feed = this.feedOf(happening)
    if (feed === undefined || !this.random.chance(feed.seen)) return null
    const { signal, at } = happening
    const isPending = signal.type === 'transaction' && this.settle(signal, feed)
    const arrivesAt = isPending ? at + this.random.below(3) * SECOND_MS : this.arrival(happening, feed)
    if (signal.type === 'transaction') this.rename(signal, feed)
    thin(signal, this.paths.get(feed) ?? [], this.random)
    const sourceRef = `${signal.type.charAt(0)}${(this.count++).toString(36).padStart(6, '0')}`
    const occurredAt = feed.utc ? utcTime(at) : localTime(at)
    const told = { source: feed.source, sourceRef, occurredAt, ...signal }
    const truth = truthOf(happening, { source: feed.source, sourceRef, arrivesAt, isPending })
    return { arrivesAt, line: JSON.stringify(told), truth }
  }

  private feedOf({ signal, through }: Happening): Feed | undefined {
    const { banks, networks, chats, police } = this.profile
    if (signal.type === 'transaction') return banks[through]
    if (signal.type === 'report') return police[through]
    if (signal.type === 'call') return networks[through]
    return signal.channel === 'sms' ? networks[through] : chats[through]
  }

  /** Whether the bank asks before it lets the money go. */
  private settle(signal: Happening['signal'] & { type: 'transaction' }, feed: Feed): boolean {
    if (signal.status === 'rejected') return false
    const isPending = this.random.chance(feed.pending)
    // What carries no status is being asked about.
    signal.status = isPending ? (this.random.chance(0.1) ? undefined : 'pending') : 'settled'
    return isPending
  }

  private arrival({ signal, at }: Happening, feed: Feed): number {
    const { random } = this
    const ended = signal.type === 'call' ? at + (signal.durationSeconds ?? 0) * SECOND_MS : at
    const minutes = random.chance(feed.late)
      ? Math.min(random.logNormal(feed.lateMinutes, 1), MOST_LATE_MINUTES)
      : random.between(0.02, 0.8)
    return ended + Math.round((minutes * MINUTE_MS) / SECOND_MS) * SECOND_MS
  }

  private rename(signal: Happening['signal'] & { type: 'transaction' }, feed: Feed): void {
    const { payer, payee } = signal
    if (payer.name !== undefined && this.random.chance(feed.nameVariants / 3))
      payer.name = variant(payer.name, this.random)
    if (payee.name !== undefined && this.random.chance(feed.nameVariants))
      payee.name = variant(payee.name, this.random)
  }
}

interface Seen {
  readonly source: string
  readonly sourceRef: string
  readonly arrivesAt: number
  readonly isPending: boolean
}

const HELD_OPEN_MINUTES = 1

function truthOf(
  { signal, cause, at, person }: Happening,
  { source, sourceRef, arrivesAt, isPending }: Seen,
): Truth {
  const common = {
    source,
    sourceRef,
    type: signal.type,
    person,
    occurredAt: localTime(at),
    arrivesAt: localTime(arrivesAt),
  }
  if (signal.type !== 'transaction') return { ...common, ...cause }
  // The bank that asks waits for the answer; what is told when it is settled has left already.
  const leavesAt = isPending ? arrivesAt + HELD_OPEN_MINUTES * MINUTE_MS : at
  const money = { amount: signal.amount, leavesAt: signal.status === 'rejected' ? null : localTime(leavesAt) }
  return { ...common, ...cause, ...money }
}
