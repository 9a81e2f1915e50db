/** Who belongs together by the links that still stand. */

export interface StandingLink {
  readonly identifierId: string
  readonly partyId: string
}

export interface Component {
  /** Oldest first; empty: identifiers that nobody is linked to any more. */
  readonly partyIds: readonly string[]
  readonly identifierIds: readonly string[]
}

/** Parties and identifiers are one as far as links lead from one to the other. */
export function componentsOf(
  partyIds: readonly string[],
  identifierIds: readonly string[],
  links: readonly StandingLink[],
): Component[] {
  const parent = new Map([...partyIds, ...identifierIds].map((id) => [id, id]))
  const rootOf = (id: string): string => {
    const next = parent.get(id)
    return next === undefined || next === id ? id : rootOf(next)
  }
  for (const { identifierId, partyId } of links)
    if (parent.has(identifierId) && parent.has(partyId)) parent.set(rootOf(identifierId), rootOf(partyId))
  const roots = [...new Set([...parent.keys()].map(rootOf))]
  return roots.map((root) => ({
    partyIds: partyIds.filter((id) => rootOf(id) === root).sort(),
    identifierIds: identifierIds.filter((id) => rootOf(id) === root).sort(),
  }))
}
