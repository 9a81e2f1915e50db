import type { FileInPack, RuleHead, RuleSummary } from '../reads'

export interface RuleRow extends RuleHead {
  readonly path: string
  /** The first part of a finer typology: what a list is narrowed by. */
  readonly mainTypology: string
  readonly isBraked: boolean
  readonly hits: number
  readonly confirmed: number
  readonly dismissed: number
  readonly precision: number | null
}

/** The rules of a pack with what was counted of them, while that is known. */
export function rowsOf(files: readonly FileInPack[], summaries: readonly RuleSummary[] = []): RuleRow[] {
  const counted = new Map(summaries.map((one) => [keyOf(one.rule, one.version), one]))
  return files.flatMap(({ path, rule }) => {
    if (rule === null) return []
    const counts = counted.get(keyOf(rule.id, rule.version))
    return [
      {
        ...rule,
        path,
        mainTypology: rule.typology.split('.')[0] ?? rule.typology,
        isBraked: counts?.isBraked ?? false,
        hits: counts?.hits ?? 0,
        confirmed: counts?.confirmed ?? 0,
        dismissed: counts?.dismissed ?? 0,
        precision: counts?.precision ?? null,
      },
    ]
  })
}

const keyOf = (rule: string, version: number): string => `${rule} ${version}`

interface Narrowed {
  readonly search?: string
  readonly typology?: string
  readonly status?: string
  readonly signal?: string
  readonly braked?: string
}

export function fits(row: RuleRow, { search, typology, status, signal, braked }: Narrowed): boolean {
  if (typology !== undefined && row.mainTypology !== typology) return false
  if (status !== undefined && row.status !== status) return false
  if (signal !== undefined && !row.signals.includes(signal)) return false
  if (braked !== undefined && !row.isBraked) return false
  if (search === undefined) return true
  const text = `${row.id} ${row.title.zh} ${row.title.en} ${row.path}`.toLowerCase()
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
