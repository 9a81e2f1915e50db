import { liveStates } from './schema'

export const isLive = ({ state }: { readonly state: string }): boolean =>
  liveStates.some((live) => live === state)
