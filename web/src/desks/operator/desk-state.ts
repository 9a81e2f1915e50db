import { createContext, use, type Dispatch, type SetStateAction } from 'react'
import { noFilters, type Filters } from './queue/filters'

export const views = ['running', 'ended', 'reports'] as const
export type View = (typeof views)[number]

/** What the list was like when one left it: there again when one comes back. */
export interface ListState {
  readonly view: View
  readonly filters: Filters
  readonly folded: ReadonlySet<string>
  /** The chosen line. */
  readonly chosen: string | null
  readonly scrollTop: number
}

export const freshList: ListState = {
  view: 'running',
  filters: noFilters,
  folded: new Set(),
  chosen: null,
  scrollTop: 0,
}

type Kept = readonly [ListState, Dispatch<SetStateAction<ListState>>]
const ListContext = createContext<Kept | null>(null)
export const ListProvider = ListContext.Provider

export function useListState(): Kept {
  const kept = use(ListContext)
  if (kept === null) throw new Error('there is no list here')
  return kept
}
