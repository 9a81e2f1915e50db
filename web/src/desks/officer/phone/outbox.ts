import { answerOf, Refusal } from '../../../api/client'
import { queryClient } from '../../../api/query'
import { serverNow } from '../../../api/server-time'
import { addEntry, deleteEntry, entriesOf, putEntry } from './database'
import { carry, type Entry, type NewDeed } from './deed'
import { isPassing, nextToSend } from './queue'

export interface OutboxState {
  readonly entries: readonly Entry[]
  readonly isSending: boolean
}

const FIRST_WAIT_MS = 3_000
const LONGEST_WAIT_MS = 60_000
const DAY_MS = 86_400_000
/** Of all tabs of this phone one sends. */
const LOCK = 'menshen-officer-outbox'

interface Run {
  readonly userId: string
  isStopped: boolean
  readonly stopped: Promise<never>
  stop(): void
}

let state: OutboxState = { entries: [], isSending: false }
let run: Run | null = null
let timer: ReturnType<typeof setTimeout> | undefined
let wait = FIRST_WAIT_MS
const listeners = new Set<() => void>()

function become(next: Partial<OutboxState>): void {
  state = { ...state, ...next }
  listeners.forEach((listener) => listener())
}

/** What the officer has entered, kept on the phone and sent once, in order. One per page, outside React. */
export const outbox = {
  state: (): OutboxState => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => void listeners.delete(listener)
  },
  /** Of this user only: what another has left on the phone waits for him. @returns stops it */
  async start(userId: string): Promise<() => void> {
    const mine = newRun(userId)
    run = mine
    become({ entries: await withoutOld(await entriesOf(userId)), isSending: false })
    window.addEventListener('online', flush)
    document.addEventListener('visibilitychange', flush)
    flush()
    return () => {
      window.removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', flush)
      clearTimeout(timer)
      mine.stop()
      if (run === mine) run = null
      become({ entries: [], isSending: false })
    }
  },
  /** A second tap on the same thing while the first is on its way is the same tap. */
  async add({ kind, taskId, about, deed }: NewDeed): Promise<void> {
    if (run === null) return
    const isTwice = state.entries.some(
      (entry) =>
        entry.state === 'waiting' && entry.kind === kind && entry.taskId === taskId && kind !== 'duty',
    )
    if (isTwice) return
    const entry: Omit<Entry, 'seq'> = {
      id: crypto.randomUUID(),
      userId: run.userId,
      kind,
      taskId,
      about,
      enteredAt: new Date(serverNow()).toISOString(),
      keptSince: Date.now(),
      state: 'waiting',
      deed,
      refusal: null,
      sentAt: null,
    }
    const added = await addEntry(entry)
    become({ entries: [...state.entries.filter(({ seq }) => seq !== added.seq), added] })
    flush()
  },
  /** One that was refused, as it is: what stood in its way may be gone. */
  async again(entry: Entry): Promise<void> {
    await keep({ ...entry, id: crypto.randomUUID(), state: 'waiting', refusal: null })
    flush()
  },
  async discard(discarded: Entry): Promise<void> {
    await deleteEntry(discarded)
    become({ entries: state.entries.filter(({ seq }) => seq !== discarded.seq) })
    flush()
  },
}

function newRun(userId: string): Run {
  let stop: () => void = () => undefined
  const stopped = new Promise<never>((_resolve, reject) => {
    stop = () => reject(new Error('stopped'))
  })
  // Whoever waits for it hears of it; nobody has to.
  stopped.catch(() => undefined)
  const made: Run = {
    userId,
    isStopped: false,
    stopped,
    stop: () => {
      made.isStopped = true
      stop()
    },
  }
  return made
}

function flush(): void {
  const mine = run
  if (mine === null || document.visibilityState === 'hidden' || state.isSending) return
  clearTimeout(timer)
  if (nextToSend(state.entries) === null) return
  become({ isSending: true })
  void exclusively(() => sendAll(mine))
    // Stopped in the middle: what was under way is kept and goes the next time.
    .catch(() => 'later' as const)
    .then((outcome) => {
      if (mine.isStopped) return
      become({ isSending: false })
      if (outcome === 'done') {
        wait = FIRST_WAIT_MS
        // What was entered in the last moment.
        flush()
        return
      }
      timer = setTimeout(flush, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
}

const exclusively = <T>(work: () => Promise<T>): Promise<T> =>
  'locks' in navigator ? navigator.locks.request(LOCK, work) : work()

async function sendAll(mine: Run): Promise<'done' | 'later'> {
  // Another tab may have sent some of them meanwhile.
  become({ entries: withNewer(await entriesOf(mine.userId)) })
  for (;;) {
    const entry = nextToSend(state.entries)
    if (entry === null || isOver(mine)) return 'done'
    try {
      await Promise.race([answerOf(carry(entry)), mine.stopped])
    } catch (error) {
      if (isOver(mine) || !(error instanceof Refusal) || isPassing(error.status, error.code)) return 'later'
      await keep({ ...entry, state: 'refused', refusal: { code: error.code, fields: error.fields } })
      void queryClient.invalidateQueries()
      continue
    }
    const sentAt = new Date(serverNow()).toISOString()
    await keep({ ...entry, state: 'sent', deed: null, sentAt })
    void queryClient.invalidateQueries({ queryKey: ['officer'] })
  }
}

/** Asked anew after each wait. */
const isOver = ({ isStopped }: Run): boolean => isStopped

/** What was just read or written, and what was entered here while that took its time. */
function withNewer(stored: readonly Entry[]): readonly Entry[] {
  const last = Math.max(0, ...stored.map(({ seq }) => seq))
  return [...stored, ...state.entries.filter(({ seq }) => seq > last)]
}

async function keep(entry: Entry): Promise<void> {
  await putEntry(entry)
  become({ entries: state.entries.map((each) => (each.seq === entry.seq ? entry : each)) })
}

/** That something was sent is worth knowing for a day. */
async function withoutOld(entries: readonly Entry[]): Promise<Entry[]> {
  const old = entries.filter(({ sentAt }) => sentAt !== null && Date.parse(sentAt) < serverNow() - DAY_MS)
  await Promise.all(old.map(deleteEntry))
  return entries.filter((entry) => !old.includes(entry))
}
