import { useIsLive } from '../../api/live'
import { useNow } from '../../parts/time'

export interface Aged {
  /** When the figures were made; null: none have come yet. */
  readonly computedAt: string | null
  /** The last reading was refused or got no answer. */
  readonly hasFailed: boolean
}

/** What has been so old is not what goes on now. */
const OLD_MS = 30_000

export interface Freshness {
  /** 'lost': no live updates; 'stale': they come, but the figures do not. */
  readonly state: 'fresh' | 'lost' | 'stale'
  readonly ageMs: number
}

export function useFreshness(computedAt: string | null, hasFailed: boolean): Freshness {
  const isLive = useIsLive()
  const now = useNow()
  const ageMs = computedAt === null ? 0 : Math.max(0, now - Date.parse(computedAt))
  if (!isLive) return { state: 'lost', ageMs }
  return { state: hasFailed || ageMs > OLD_MS ? 'stale' : 'fresh', ageMs }
}
