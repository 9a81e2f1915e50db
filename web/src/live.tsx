import { useEffect, useRef } from 'react'
import { useTransitions } from './api/live'

// A case moves several rows at once; they are read together.
const GATHER_MS = 150

/** Calls back, gathered, when one of these machines has moved. */
export function useLive(machines: readonly string[], onMove: () => void): void {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useTransitions((transition) => {
    if (transition !== null && !machines.includes(transition.machine)) return
    clearTimeout(timer.current)
    timer.current = setTimeout(onMove, GATHER_MS)
  })
  useEffect(() => () => clearTimeout(timer.current), [])
}
