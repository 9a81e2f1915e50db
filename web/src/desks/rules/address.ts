export const RULES = '/desk/rules'

const PREFIX = 'sha256:'
const SHORT = 8

/** The hash of a pack as it stands in an address: its digits. */
export const hexOf = (hash: string): string => hash.slice(PREFIX.length)
export const hashOf = (hex: string): string => `${PREFIX}${hex}`
/** As people say it. */
export const shortOf = (hash: string): string => hexOf(hash).slice(0, SHORT)

export const rulePath = (rule: string): string => `${RULES}/rule/${rule}`
export const packPath = (hash: string, view?: string): string =>
  `${RULES}/packs/${hexOf(hash)}${view === undefined ? '' : `?view=${view}`}`
export const editPath = (hash: string, file?: string): string =>
  `${RULES}/edit/${hexOf(hash)}${file === undefined ? '' : `?file=${encodeURIComponent(file)}`}`
