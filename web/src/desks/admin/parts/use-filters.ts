import { useCallback } from 'react'
import { useSearchParams } from 'react-router'

export type Filters<K extends string> = Readonly<Partial<Record<K, string>>>

/**
 * What a list is narrowed to, kept in the address: a link shows the same, and Back undoes.
 * @example const { filters, narrow } = useFilters(['search', 'role'])
 */
export function useFilters<K extends string>(names: readonly K[]) {
  const [parameters, setParameters] = useSearchParams()
  const filters: Partial<Record<K, string>> = {}
  for (const name of names) {
    const value = parameters.get(name)
    if (value !== null && value !== '') filters[name] = value
  }
  const narrow = useCallback(
    (change: Readonly<Partial<Record<K, string | null>>>): void => {
      setParameters(
        (before) => {
          const after = new URLSearchParams(before)
          for (const [name, value] of Object.entries<string | null | undefined>(change)) {
            if (value === null || value === undefined || value === '') after.delete(name)
            else after.set(name, value)
          }
          return after
        },
        { replace: true },
      )
    },
    [setParameters],
  )
  const clear = useCallback(() => setParameters({}, { replace: true }), [setParameters])
  return { filters, narrow, clear, isNarrowed: Object.keys(filters).length > 0 }
}

/** Which row is open beside the list; a step of its own in the browser's history, so that Back closes it. */
export function useOpened(name = 'open') {
  const [parameters, setParameters] = useSearchParams()
  const open = useCallback(
    (id: string): void =>
      setParameters((before) => {
        const after = new URLSearchParams(before)
        after.set(name, id)
        return after
      }),
    [name, setParameters],
  )
  const close = useCallback(
    (): void =>
      setParameters((before) => {
        const after = new URLSearchParams(before)
        after.delete(name)
        return after
      }),
    [name, setParameters],
  )
  return { opened: parameters.get(name), open, close }
}
