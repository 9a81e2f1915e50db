/** What an officer has done, as the phone keeps it until the service has it. Pure: see outbox.ts for the sending. */
export const deedKinds = ['accept', 'depart', 'arrive', 'return', 'visit', 'follow-up', 'duty'] as const
export type DeedKind = (typeof deedKinds)[number]

export interface Entry<Deed = unknown> {
  /** In the order of the hand; the phone's own number. */
  readonly seq: number
  /** Sent as Idempotency-Key: however often it is sent, it counts once. */
  readonly id: string
  readonly userId: string
  readonly kind: DeedKind
  readonly taskId: string | null
  /** Of the task, for the eye. */
  readonly about: string | null
  /** By the service's clock. */
  readonly enteredAt: string
  /** By the phone's, milliseconds. */
  readonly keptSince: number
  readonly state: 'waiting' | 'refused' | 'sent'
  /** null once it is sent: nothing of it stays on the phone but that it was. */
  readonly deed: Deed | null
  readonly refusal: Refused | null
  readonly sentAt: string | null
}

export interface Refused {
  readonly code: string
  readonly fields: readonly { readonly path: string; readonly expected: string }[]
}

/**
 * The first that may go: in order, and never past one of the same task that was refused, since what follows rests
 * on it.
 */
export function nextToSend<D>(entries: readonly Entry<D>[]): Entry<D> | null {
  const blocked = new Set<string>()
  for (const entry of inOrder(entries)) {
    if (entry.state === 'refused' && entry.taskId !== null) blocked.add(entry.taskId)
    const isBehind = entry.taskId !== null && blocked.has(entry.taskId)
    if (entry.state === 'waiting' && !isBehind) return entry
  }
  return null
}

export const inOrder = <D>(entries: readonly Entry<D>[]): readonly Entry<D>[] =>
  [...entries].sort((a, b) => a.seq - b.seq)

export const unsent = <D>(entries: readonly Entry<D>[]): readonly Entry<D>[] =>
  inOrder(entries).filter(({ state }) => state !== 'sent')

// The session, the network or the service is at fault, not what was entered.
const PASSING = ['unreachable', 'not_signed_in', 'csrf_token_missing', 'lost_race']
const FIRST_FAULT = 500
const TOO_MANY = 429

/** Whether the same may be sent again as it is, or somebody has to look at it. */
export const isPassing = (status: number, code: string): boolean =>
  status === 0 || status === TOO_MANY || status >= FIRST_FAULT || PASSING.includes(code)

export interface TaskSteps {
  readonly id: string
  readonly state: string
  readonly acceptedAt: string | null
  readonly departedAt: string | null
  readonly arrivedAt: string | null
  readonly reportedAt: string | null
}

/**
 * The task as the officer has left it: what he has entered holds on his screen before the service has heard of it,
 * and what it has heard since the task was read.
 */
export function withEntries<T extends TaskSteps>(task: T, entries: readonly Entry[], readAt: number): T {
  const after = inOrder(entries).filter(
    ({ taskId, state, sentAt }) =>
      taskId === task.id && (state === 'waiting' || (sentAt !== null && Date.parse(sentAt) >= readAt)),
  )
  return after.reduce(withEntry, task)
}

function withEntry<T extends TaskSteps>(task: T, { kind, enteredAt }: Entry): T {
  switch (kind) {
    case 'accept':
      return task.state === 'assigned' ? { ...task, state: 'accepted', acceptedAt: enteredAt } : task
    case 'depart':
      return task.state === 'accepted' ? { ...task, departedAt: task.departedAt ?? enteredAt } : task
    case 'arrive':
      return task.state === 'accepted' ? { ...task, state: 'arrived', arrivedAt: enteredAt } : task
    case 'return':
      return ['assigned', 'accepted', 'arrived'].includes(task.state) ? { ...task, state: 'returned' } : task
    case 'visit':
      return task.state === 'arrived' ? { ...task, state: 'reported', reportedAt: enteredAt } : task
    case 'follow-up':
      return task.state === 'reported' ? { ...task, state: 'followed_up' } : task
    case 'duty':
      return task
  }
}

/** The last word on duty; null: nothing of it is on its way. */
export function dutyOf(entries: readonly Entry<{ readonly onDuty?: boolean }>[]): boolean | null {
  const last = inOrder(entries)
    .filter(({ kind, state }) => kind === 'duty' && state === 'waiting')
    .at(-1)
  return last?.deed?.onDuty ?? null
}
