import type { Warning } from './order'

/** One line of the list. */
export type Line =
  | { readonly kind: 'warning'; readonly id: string; readonly warning: Warning; readonly isMember: boolean }
  | {
      readonly kind: 'campaign'
      readonly id: string
      readonly number: string
      readonly members: readonly Warning[]
      readonly isFolded: boolean
    }

/**
 * Several of one open campaign stand together under its name, at the place of the first: the list is sorted by what is most
 * urgent. Folded, the campaign is one line.
 */
export function linesOf(warnings: readonly Warning[], folded: ReadonlySet<string>): readonly Line[] {
  const members = membersByCampaign(warnings)
  const lines: Line[] = []
  for (const warning of warnings) {
    const group = groupOf(warning, members)
    if (group === null) lines.push({ kind: 'warning', id: warning.id, warning, isMember: false })
    else if (group[0] === warning) lines.push(...groupLines(warning, group, folded))
  }
  return lines
}

function membersByCampaign(warnings: readonly Warning[]): ReadonlyMap<string, Warning[]> {
  const members = new Map<string, Warning[]>()
  for (const warning of warnings) {
    if (warning.campaign?.state !== 'open') continue
    const known = members.get(warning.campaign.id)
    if (known === undefined) members.set(warning.campaign.id, [warning])
    else known.push(warning)
  }
  return members
}

/** null: it stands alone. */
function groupOf(
  { campaign }: Warning,
  members: ReadonlyMap<string, readonly Warning[]>,
): readonly Warning[] | null {
  const group = campaign === null ? undefined : members.get(campaign.id)
  return group === undefined || group.length < 2 ? null : group
}

function groupLines(first: Warning, members: readonly Warning[], folded: ReadonlySet<string>): Line[] {
  const { id = '', number = '' } = first.campaign ?? {}
  const isFolded = folded.has(id)
  const head: Line = { kind: 'campaign', id, number, members, isFolded }
  if (isFolded) return [head]
  return [
    head,
    ...members.map((warning): Line => ({ kind: 'warning', id: warning.id, warning, isMember: true })),
  ]
}
