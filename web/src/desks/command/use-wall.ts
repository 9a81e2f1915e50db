import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, type Answer } from '../../api/client'
import { useTransitions } from '../../api/live'
import { useRead } from '../../api/query'

export type Live = Answer<'/v1/command/live', 'get'>
export type Figures = Answer<'/v1/command/overview', 'get'>
export type Days = '1' | '7' | '30'

const LIVE = ['command', 'live']
const FIGURES = ['command', 'figures']

// The service keeps its answer for two seconds: asked sooner it would say the same.
const GENTLE_MS = 2_500
// Positions, clocks that run out: nobody tells of them.
const LIVE_EVERY_MS = 10_000
const FIGURES_EVERY_MS = 60_000

/** What goes on now, read anew soon after something has moved, however much moves. */
export function useLive() {
  useGentleRefresh()
  return useRead(LIVE, () => api.GET('/v1/command/live'), { everyMs: LIVE_EVERY_MS })
}

export const useFigures = (days: Days) =>
  useRead([...FIGURES, days], () => api.GET('/v1/command/overview', { params: { query: { days } } }), {
    everyMs: FIGURES_EVERY_MS,
    keepsOld: true,
  })

function useGentleRefresh(): void {
  const client = useQueryClient()
  const hasMoved = useRef(false)
  useTransitions((transition) => {
    hasMoved.current = true
    // What was missed is not gathered: the wall has been blind.
    if (transition === null) void client.invalidateQueries({ queryKey: ['command'] })
  })
  useEffect(() => {
    const timer = setInterval(() => {
      if (!hasMoved.current) return
      hasMoved.current = false
      void client.invalidateQueries({ queryKey: LIVE })
    }, GENTLE_MS)
    return () => clearInterval(timer)
  }, [client])
}
