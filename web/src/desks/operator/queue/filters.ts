import type { Level, Warning } from './order'

export interface Filters {
  /** Empty: every level. */
  readonly levels: readonly Level[]
  readonly typology: string | null
  readonly district: string | null
  readonly isMine: boolean
  /** Money has left, and the person does not know. */
  readonly isPaidUnaware: boolean
  readonly text: string
}

export const noFilters: Filters = {
  levels: [],
  typology: null,
  district: null,
  isMine: false,
  isPaidUnaware: false,
  text: '',
}

export const isFiltered = (filters: Filters): boolean =>
  filters.levels.length > 0 ||
  filters.typology !== null ||
  filters.district !== null ||
  filters.isMine ||
  filters.isPaidUnaware ||
  filters.text.trim() !== ''

export const familyOf = (typology: string): string => typology.split('.')[0] ?? typology

/** Those that fit, in their order. */
export function filtered(warnings: readonly Warning[], filters: Filters, userId: string): readonly Warning[] {
  const fits = fitter(filters, userId)
  return isFiltered(filters) ? warnings.filter(fits) : warnings
}

function fitter(filters: Filters, userId: string): (warning: Warning) => boolean {
  const sought = filters.text.trim().toLowerCase()
  return (warning) =>
    (filters.levels.length === 0 || filters.levels.includes(warning.level)) &&
    (filters.typology === null || familyOf(warning.typology) === filters.typology) &&
    (filters.district === null || warning.districtCode === filters.district) &&
    (!filters.isPaidUnaware || warning.paidUnawareAt !== null) &&
    (!filters.isMine || warning.acknowledgedById === userId) &&
    (sought === '' || textOf(warning).includes(sought))
}

/** What can be sought: the number, and who it is as far as it is shown. */
const textOf = ({ number, person, organisation, campaign, acknowledgedBy }: Warning): string =>
  [
    number,
    person.name,
    person.phone,
    organisation?.name,
    campaign?.number,
    acknowledgedBy,
    ...person.accounts,
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase()

export interface LevelCount {
  readonly all: number
  /** Nobody has taken them. */
  readonly open: number
}

export function countByLevel(warnings: readonly Warning[]): Readonly<Record<Level, LevelCount>> {
  const none = () => ({ all: 0, open: 0 })
  const counts = { critical: none(), high: none(), medium: none(), low: none() }
  for (const { level, state } of warnings) {
    counts[level].all += 1
    if (state === 'open') counts[level].open += 1
  }
  return counts
}

export const toggled = (chosen: readonly Level[], level: Level): readonly Level[] =>
  chosen.includes(level) ? chosen.filter((each) => each !== level) : [...chosen, level]
