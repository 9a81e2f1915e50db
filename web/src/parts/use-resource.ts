import { useCallback, useEffect, useState } from 'react'
import { get, Refusal } from '../api'
import { useLive } from '../live'

export interface Resource<T> {
  readonly data: T | null
  readonly refusal: Refusal | null
  reload(): void
}

/** Reads a path, and again whenever one of the machines has moved. null: nothing to read. */
export function useResource<T>(path: string | null, machines: readonly string[] = []): Resource<T> {
  const [read, setRead] = useState<{ path: string; data: T } | null>(null)
  const [refusal, setRefusal] = useState<Refusal | null>(null)
  const [turn, setTurn] = useState(0)
  const reload = useCallback(() => setTurn((count) => count + 1), [])
  useLive(machines, reload)
  useEffect(() => {
    if (path === null) return undefined
    let isStale = false
    get<T>(path)
      .then((data) => {
        if (isStale) return
        setRead({ path, data })
        setRefusal(null)
      })
      .catch((error: unknown) => {
        if (!isStale) setRefusal(error instanceof Refusal ? error : new Refusal(0, {}))
      })
    return () => {
      isStale = true
    }
  }, [path, turn])
  return { data: read !== null && read.path === path ? read.data : null, refusal, reload }
}
