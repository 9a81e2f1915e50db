import { useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react'

export interface Transition {
  readonly id: string
  readonly machine: string
  readonly subjectId: string
  readonly warningId: string | null
  readonly event: string
  readonly fromState: string | null
  readonly toState: string
  readonly at: string
}

/** null: what was missed cannot be told, so all has to be read anew. */
type Listener = (transition: Transition | null) => void

interface Live {
  readonly isConnected: boolean
  subscribe(listener: Listener): () => void
}

const LiveContext = createContext<Live>({ isConnected: false, subscribe: () => () => undefined })

export const useIsLive = (): boolean => use(LiveContext).isConnected

const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 30_000
// A case moves several rows at once; they are read together.
const GATHER_MS = 200

/** One stream per page; the browser comes back by itself and says where it stopped (Last-Event-ID). */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [isConnected, setConnected] = useState(false)
  const listeners = useRef(new Set<Listener>())
  useEffect(
    () => openStream(setConnected, (transition) => listeners.current.forEach((tell) => tell(transition))),
    [],
  )
  const subscribe = useRef((listener: Listener): (() => void) => {
    listeners.current.add(listener)
    return () => void listeners.current.delete(listener)
  }).current
  return (
    <LiveContext value={{ isConnected, subscribe }}>
      <Refresher />
      {children}
    </LiveContext>
  )
}

/** @returns closes it. A stream that the service has refused (an ended session) is tried again, ever more rarely. */
function openStream(setConnected: (isConnected: boolean) => void, tell: Listener): () => void {
  let source: EventSource | null = null
  let wait = FIRST_WAIT_MS
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasBeenOpen = false
  const open = (): void => {
    source = new EventSource('/v1/live')
    source.addEventListener('ready', () => {
      // A new stream knows nothing of what the last one missed.
      if (hasBeenOpen) tell(null)
      hasBeenOpen = true
      wait = FIRST_WAIT_MS
      setConnected(true)
    })
    source.addEventListener('reset', () => {
      setConnected(true)
      tell(null)
    })
    source.addEventListener('transition', (message) => {
      if (message instanceof MessageEvent) tell(transitionOf(String(message.data)))
    })
    source.addEventListener('error', () => {
      setConnected(false)
      if (source?.readyState !== EventSource.CLOSED) return
      timer = setTimeout(open, wait)
      wait = Math.min(wait * 2, LONGEST_WAIT_MS)
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    source?.close()
  }
}

// The service writes it with the shape above (src/live/stream.ts); the document does not describe events of a stream.
const transitionOf = (text: string): Transition => JSON.parse(text) as Transition

/** Calls back for every move that this user may see. */
export function useTransitions(onMove: Listener): void {
  const { subscribe } = use(LiveContext)
  const latest = useRef(onMove)
  useEffect(() => void (latest.current = onMove))
  useEffect(() => subscribe((transition) => latest.current(transition)), [subscribe])
}

/** Whatever was read of a machine that has moved is read anew, gathered. */
function Refresher() {
  const client = useQueryClient()
  const moved = useRef(new Set<string>())
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useTransitions((transition) => {
    moved.current.add(transition?.machine ?? '*')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => {
      const machines = moved.current
      moved.current = new Set()
      void client.invalidateQueries({
        predicate: ({ meta }) =>
          machines.has('*') || machinesOf(meta?.['live']).some((name) => machines.has(name)),
      })
    }, GATHER_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
  return null
}

const machinesOf = (live: unknown): readonly string[] => (Array.isArray(live) ? live.map(String) : [])
