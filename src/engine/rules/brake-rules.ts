import type { RulePack } from './pack'

/** A rule of one version; another version of it is another rule to a brake. */
export interface RuleVersion {
  readonly rule: string
  readonly version: number
}

const SEPARATOR = ';braked='

/**
 * The same pack with some of its rules not acting: they are run and told under `shadow`, as rules of that status are. The
 * ruleset id names them (`sha256:…;braked=area.name@3,…`), so that a stored evaluation can still be explained.
 */
export function brakeRules(pack: RulePack, braked: readonly RuleVersion[]): RulePack {
  const names = new Set(braked.map(nameOf))
  const isBraked = (one: RulePack['rules'][number]): boolean =>
    one.rule.status === 'live' && names.has(nameOf({ rule: one.rule.id, version: one.rule.version }))
  const found = pack.rules
    .filter(isBraked)
    .map(({ rule }) => nameOf({ rule: rule.id, version: rule.version }))
  if (found.length === 0) return pack
  return {
    ...pack,
    ruleset: `${pack.ruleset}${SEPARATOR}${found.sort().join(',')}`,
    rules: pack.rules.map((one) =>
      isBraked(one) ? { ...one, rule: { ...one.rule, status: 'shadow' as const } } : one,
    ),
  }
}

const nameOf = ({ rule, version }: RuleVersion): string => `${rule}@${version}`
