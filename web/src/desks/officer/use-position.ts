import { useEffect, useState } from 'react'
import { answerOf, api } from '../../api/client'
import { serverNow } from '../../api/server-time'
import type { Wgs84Point as Point } from '../../../../src/lib/datum'

export type Sharing =
  | { readonly kind: 'off' | 'finding' | 'denied' | 'missing' }
  | { readonly kind: 'sharing'; readonly sentAt: number }

// At most this often, and only when he has moved; but before the service takes it for stale (30 minutes).
const SHORTEST_MS = 30_000
const LONGEST_MS = 10 * 60_000
const MOVED_METERS = 30
const AGAIN_MS = 60_000
const METERS_A_DEGREE = 111_320
const DENIED = 1

/** Tells the service where the officer is: on duty only, and while the page is open. Nothing of it stays on the phone. */
export function usePosition(isOnDuty: boolean): Sharing {
  const [sharing, setSharing] = useState<Sharing>({ kind: 'off' })
  useEffect(() => {
    if (!isOnDuty) {
      setSharing({ kind: 'off' })
      return undefined
    }
    if (!('geolocation' in navigator) || !window.isSecureContext) {
      setSharing({ kind: 'missing' })
      return undefined
    }
    setSharing({ kind: 'finding' })
    const tell = teller((sentAt) => setSharing({ kind: 'sharing', sentAt }))
    let latest: Point | null = null
    const watch = navigator.geolocation.watchPosition(
      ({ coords }) => tell((latest = { lon: coords.longitude, lat: coords.latitude })),
      ({ code }) => setSharing({ kind: code === DENIED ? 'denied' : 'missing' }),
      { enableHighAccuracy: true, maximumAge: SHORTEST_MS },
    )
    // Who stands still is told of, too: an old position counts for nothing.
    const timer = setInterval(() => {
      if (latest !== null) tell(latest)
    }, AGAIN_MS)
    return () => {
      clearInterval(timer)
      navigator.geolocation.clearWatch(watch)
    }
  }, [isOnDuty])
  return sharing
}

function teller(onSent: (at: number) => void): (point: Point) => void {
  let last: { readonly point: Point; readonly at: number } | null = null
  return (point) => {
    const now = Date.now()
    const since = last === null ? Infinity : now - last.at
    const isDue = since >= SHORTEST_MS && (last === null || metersBetween(last.point, point) >= MOVED_METERS)
    if (!isDue && since < LONGEST_MS) return
    const before = last
    last = { point, at: now }
    answerOf(api.PUT('/v1/officers/me/position', { body: { ...point, datum: 'WGS-84' } }))
      .then(() => onSent(serverNow()))
      // Without a network, or not on duty yet for the service: the next one is soon enough.
      .catch(() => void (last = before))
  }
}

function metersBetween(a: Point, b: Point): number {
  const east = (a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(east, a.lat - b.lat) * METERS_A_DEGREE
}
