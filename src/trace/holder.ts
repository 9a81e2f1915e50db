import type { Context } from '../context'
import type { Mention } from '../triage/payments'
import type { Gathered } from './gather'
import type { AccountRow } from './repository'

const HOLDER_FIELD = 'identifier.holder'

/** A later mention fills in what an earlier one left open. */
export function mentionsOf({ mentions }: Gathered): ReadonlyMap<string, Mention> {
  const known = new Map<string, Mention>()
  for (const mention of mentions) {
    const before = known.get(mention.id)
    known.set(mention.id, {
      ...mention,
      bank: before?.bank ?? mention.bank,
      holder: before?.holder ?? mention.holder,
      kind: before?.kind ?? mention.kind,
    })
  }
  return known
}

/** As its bank named it, else as it was told; nobody reads it as it is. */
export function holderOf(
  ctx: Context,
  row: AccountRow | undefined,
  mention: Mention | undefined,
): string | null {
  const sealed = row?.holderSealed ?? null
  return sealed === null ? (mention?.holder ?? null) : ctx.vault.openSilently(HOLDER_FIELD, sealed)
}
