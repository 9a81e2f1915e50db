/** Where warnings stand: in a campaign, or in none. */
export interface Membership {
  readonly warningId: string
  /** With when it was made, so that of two the older one stays. */
  readonly campaign: { readonly id: string; readonly number: string } | null
}

export interface JoinPlan {
  /** The campaign that stays; null: one is to be made. */
  readonly into: string | null
  /** Campaigns that become part of it, with all that is in them. */
  readonly merged: readonly string[]
  /** Warnings in no campaign that come in. */
  readonly added: readonly string[]
}

/**
 * What becomes of a warning and those that it has something in common with: one campaign. Whatever the order in which
 * warnings come, campaigns are the connected parts of "has in common", and the number that was given first stays.
 * @returns null: alone, or together already
 */
export function planJoin(own: Membership, others: readonly Membership[]): JoinPlan | null {
  if (others.length === 0) return null
  const all = [own, ...others]
  const campaigns = new Map(
    all.flatMap(({ campaign }) => (campaign === null ? [] : [[campaign.id, campaign.number]])),
  )
  const [into = null, ...merged] = [...campaigns].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id)
  const added = [
    ...new Set(all.filter(({ campaign }) => campaign === null).map(({ warningId }) => warningId)),
  ]
  return merged.length === 0 && added.length === 0 ? null : { into, merged, added }
}

/** What most of them are; of equals the first by name. */
export function majorityOf(typologies: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const typology of typologies) counts.set(typology, (counts.get(typology) ?? 0) + 1)
  const sorted = [...counts].sort(([a, m], [b, n]) => (m === n ? (a < b ? -1 : 1) : n - m))
  return sorted[0]?.[0] ?? 'other-fraud'
}
