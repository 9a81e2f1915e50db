import { createContext, use, useEffect, useRef, useState, type ReactNode } from 'react'
import { typed } from './api'

export interface Transition {
  readonly machine: string
  readonly subjectId: string
  readonly warningId: string | null
  readonly event: string
  readonly toState: string
}

interface Live {
  readonly isConnected: boolean
  subscribe(listener: (transition: Transition | null) => void): () => void
}

const LiveContext = createContext<Live>({ isConnected: false, subscribe: () => () => undefined })

export const useLiveState = (): boolean => use(LiveContext).isConnected

/** One stream per page; the browser comes back by itself and says where it stopped (Last-Event-ID). */
export function LiveProvider({ children }: { readonly children: ReactNode }) {
  const [isConnected, setConnected] = useState(false)
  const listeners = useRef(new Set<(transition: Transition | null) => void>())
  useEffect(() => {
    const source = new EventSource('/v1/live')
    const tell = (transition: Transition | null): void =>
      listeners.current.forEach((listener) => listener(transition))
    source.addEventListener('ready', () => setConnected(true))
    // What was missed cannot be told: everything is read anew.
    source.addEventListener('reset', () => {
      setConnected(true)
      tell(null)
    })
    source.addEventListener('transition', (message) => {
      if (message instanceof MessageEvent) tell(typed<Transition>(String(message.data)))
    })
    source.addEventListener('error', () => setConnected(false))
    return () => source.close()
  }, [])
  const subscribe = (listener: (transition: Transition | null) => void): (() => void) => {
    listeners.current.add(listener)
    return () => void listeners.current.delete(listener)
  }
  return <LiveContext value={{ isConnected, subscribe }}>{children}</LiveContext>
}

// A case moves several rows at once; they are read together.
const GATHER_MS = 150

/** Calls back, gathered, when one of these machines has moved. */
export function useLive(machines: readonly string[], onMove: () => void): void {
  const { subscribe } = use(LiveContext)
  const latest = useRef(onMove)
  useEffect(() => void (latest.current = onMove))
  const names = machines.join(',')
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = subscribe((transition) => {
      if (transition !== null && !names.split(',').includes(transition.machine)) return
      clearTimeout(timer)
      timer = setTimeout(() => latest.current(), GATHER_MS)
    })
    return () => {
      clearTimeout(timer)
      stop()
    }
    // The stream outlives every render; only other machines need another subscription.
  }, [names])
}
