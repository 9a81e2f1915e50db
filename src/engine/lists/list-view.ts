import type { Listed } from './identifiers'

export interface ListFinding {
  /** `suspect`, `trusted`, `official`, `weak`; of a service's own table `registered`. */
  says: string
  list: string
  source: string
}

/**
 * What lists say of an account or a phone at a moment of event time. The pack brings one; a service gives another with
 * each input, from its own table; nothing found is an empty list.
 */
export interface ListView {
  find(of: Exclude<Listed, 'name'>, written: string, at: number): readonly ListFinding[]
}

export const NO_FINDINGS: readonly ListFinding[] = []

/** Both are asked; what either says counts. */
export function joinLists(one: ListView, other: ListView | undefined): ListView {
  if (other === undefined) return one
  return {
    find(of, written, at) {
      const [here, there] = [one.find(of, written, at), other.find(of, written, at)]
      return there.length === 0 ? here : here.length === 0 ? there : [...here, ...there]
    },
  }
}
