import { z } from 'zod'
import type { Context, Purpose } from '../context'
import { maskName, maskPhone } from '../lib/mask'
import type { PartyRow } from './repository'
import { maskedPersonView, type identityView } from './schema'

const PROFILE_FIELD = 'party.profile'
const IDENTIFIER_FIELD = 'identifier.value'

/** What may be known of a person or organisation; sealed as one JSON text. */
const profileSchema = z.object({
  name: z.string().nullish(),
  address: z.string().nullish(),
  location: z.object({ lon: z.number(), lat: z.number() }).nullish(),
  role: z.string().nullish(),
})
export type Profile = z.infer<typeof profileSchema>

const EMPTY: Profile = {}

/** For the service itself: to mask it, or to find out where the person is. Nobody reads it. */
export const profileOf = (ctx: Context, party: Pick<PartyRow, 'profileSealed'>): Profile =>
  party.profileSealed === null
    ? EMPTY
    : profileSchema.parse(JSON.parse(ctx.vault.openSilently(PROFILE_FIELD, party.profileSealed)))

/** 沈**, 138****1234, ****4567: what those see who have not opened the identity. */
export function maskedPerson(ctx: Context, party: PartyRow): z.input<typeof maskedPersonView> {
  const { name } = profileOf(ctx, party)
  const kind = maskedPersonView.shape.kind.parse(party.kind)
  const phone = party.identifiers.find((identifier) => identifier.kind === 'phone')
  return {
    id: party.id,
    kind,
    name: name === null || name === undefined ? null : maskName(name, kind),
    phone:
      phone === undefined ? null : maskPhone(ctx.vault.openSilently(IDENTIFIER_FIELD, phone.valueSealed)),
    accounts: party.identifiers.filter((each) => each.kind === 'account').map(({ tail }) => `****${tail}`),
  }
}

/** For the service itself: where it reaches the person, the number that was learnt last first. Nobody reads it. */
export const phonesOf = (ctx: Context, party: PartyRow): string[] =>
  party.identifiers
    .filter(({ kind }) => kind === 'phone')
    .map(({ valueSealed }) => ctx.vault.openSilently(IDENTIFIER_FIELD, valueSealed))
    .reverse()

/** Opens who it is and how to reach them, once for each value, with the purpose in the audit log. */
export async function openIdentity(
  ctx: Context,
  warning: { readonly party: PartyRow; readonly organisation: PartyRow | null },
  purpose: Purpose,
): Promise<z.input<typeof identityView>> {
  const person = await openProfile(ctx, warning.party, purpose)
  const organisation =
    warning.organisation === null ? null : await openProfile(ctx, warning.organisation, purpose)
  const phones: string[] = []
  for (const { id, kind, valueSealed } of warning.party.identifiers) {
    if (kind !== 'phone') continue
    phones.push(await ctx.vault.open(ctx, IDENTIFIER_FIELD, valueSealed, purpose, { kind: 'identifier', id }))
  }
  return {
    name: person.name ?? null,
    phones,
    address: person.address ?? null,
    organisation:
      organisation === null
        ? null
        : { name: organisation.name ?? null, address: organisation.address ?? null },
  }
}

/** Opens what is known of a person or organisation; the purpose goes into the audit log. */
export async function openProfile(ctx: Context, party: PartyRow, purpose: Purpose): Promise<Profile> {
  if (party.profileSealed === null) return EMPTY
  const subject = { kind: 'party', id: party.id }
  return profileSchema.parse(
    JSON.parse(await ctx.vault.open(ctx, PROFILE_FIELD, party.profileSealed, purpose, subject)),
  )
}
