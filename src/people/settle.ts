import { present } from '../lib/assert'
import type { Origin, PeopleDraft } from './draft'
import type {
  AccountMention,
  Cast,
  Identifier,
  IdentifierValue,
  Party,
  PayerMention,
  PersonMention,
  Profile,
  Roles,
} from './model'

const DECLARED_ORGANISATION = 'the account was declared an organisation’s'

/** Puts names to the cast of a signal; what it reveals goes into the draft. */
export function settle(draft: PeopleDraft, cast: Cast): Roles {
  const { person, payer, payees, isPayment } = cast
  const payeeIds = payees.map((payee) => accountOf(draft, payee).id)
  if (payer === null) return { ...reached(person === null ? null : partyOf(draft, person, cast)), payeeIds }
  const account = accountOf(draft, payer)
  const found = isPayment ? ofPayment(draft, cast, payer, account) : ofReport(draft, cast, payer, account)
  return { ...found, payerId: account.id, payeeIds }
}

type Found = Omit<Roles, 'payeeIds'>

interface Named {
  readonly party: Party
  readonly foundBy: string
}

const reached = (named: Named | null): Found => ({
  partyId: named?.party.id ?? null,
  foundBy: named?.foundBy ?? null,
  organisationId: null,
  payerId: null,
})

/**
 * Who types the payment in is the person to reach: the operator named, else the person the payer's phone or identity
 * number names, else the holder; for an organisation the one operator that is known, as long as it is only one.
 */
function ofPayment(draft: PeopleDraft, cast: Cast, payer: PayerMention, account: Identifier): Found {
  const { person } = cast
  const holderKind = draft.ownerOf(account)?.kind ?? null
  const isOrganisation =
    payer.holderKind === 'organisation' ||
    holderKind === 'organisation' ||
    (payer.holderKind === null && holderKind === null && person !== null)
  if (isOrganisation) {
    const organisation = organisationOf(draft, cast, payer.profile, account)
    const own = payer.identifiers.length === 0 ? null : { identifiers: payer.identifiers, profile: {} }
    return ofOrganisation(draft, cast, organisation, account, person ?? own)
  }
  const identifiers = [...payer.identifiers, valueOf(account)]
  const holder = partyOf(draft, { identifiers, profile: payer.profile }, cast)
  if (person === null) return reached(holder)
  const operator = partyOf(draft, person, cast)
  draft.relate(operator.party.id, holder.party.id, person.profile.role ?? null, cast.source)
  return { ...reached(operator), organisationId: holder.party.id }
}

/** A victim's own account; that somebody reports it proves no identity between two people known already. */
function ofReport(draft: PeopleDraft, cast: Cast, payer: PayerMention, account: Identifier): Found {
  const { person } = cast
  const holder = draft.ownerOf(account)
  if (holder?.kind === 'organisation') return ofOrganisation(draft, cast, holder, account, person)
  if (person === null)
    return reached(partyOf(draft, { identifiers: [valueOf(account)], profile: payer.profile }, cast))
  const victim = partyOf(draft, person, cast)
  if (holder === null) draft.attach(account, victim.party.id, cast)
  return reached(victim)
}

function ofOrganisation(
  draft: PeopleDraft,
  cast: Cast,
  organisation: Party,
  account: Identifier,
  person: PersonMention | null,
): Found {
  const organisationId = organisation.id
  if (person !== null) {
    const named = partyOf(draft, person, cast)
    draft.relate(named.party.id, organisationId, person.profile.role ?? null, cast.source)
    return { ...reached(named), organisationId }
  }
  const operators = [...new Set(organisation.operatorIds.map((id) => draft.rootOf(id)))]
  const only = operators.length === 1 ? draft.party(operators[0] ?? '') : null
  if (only === null) return { ...reached({ party: organisation, foundBy: account.id }), organisationId }
  return { ...reached({ party: only, foundBy: only.identifierId ?? account.id }), organisationId }
}

function organisationOf(draft: PeopleDraft, cast: Cast, profile: Profile, account: Identifier): Party {
  const owner = draft.ownerOf(account)
  if (owner?.kind === 'organisation') {
    draft.learn(owner.id, profile, cast.occurredAt)
    return draft.party(owner.id)
  }
  const loose = draft.detach(account, DECLARED_ORGANISATION)
  const made = draft.newParty('organisation')
  draft.attach(loose, made.id, cast)
  draft.learn(made.id, profile, cast.occurredAt)
  return draft.party(made.id)
}

/** The person behind identifiers that a signal shows together: known, newly known, or two who turn out to be one. */
function partyOf(draft: PeopleDraft, mention: PersonMention, origin: Origin): Named {
  const identifiers = mention.identifiers.map((value) => draft.identifier(value))
  const idNumber = mention.identifiers.find(({ kind }) => kind === 'id_number')?.value ?? null
  let target: Party | null = null
  let shown = identifiers[0]
  const loose: Identifier[] = []
  for (const identifier of identifiers) {
    const owner = draft.ownerOf(identifier)
    if (owner === null) loose.push(identifier)
    else if (isSomebodyElse(owner, idNumber)) continue
    else if (target === null) {
      target = owner
      shown = identifier
    } else if (owner.id !== target.id && draft.mayMerge(target, owner)) {
      const kept = draft.merge(target, owner)
      // The link that makes them one leads from the one that is gone to the one that keeps: ended, it parts them.
      draft.attach(kept.id === owner.id ? (shown ?? identifier) : identifier, kept.id, origin)
      target = draft.party(kept.id)
    }
  }
  const party: Party = target ?? draft.newParty('person')
  for (const identifier of loose) draft.attach(identifier, party.id, origin)
  draft.learn(party.id, mention.profile, origin.occurredAt)
  return { party: draft.party(party.id), foundBy: foundBy(draft, identifiers, party) }
}

/** A phone or account passes from hand to hand; an identity number does not. */
const isSomebodyElse = (party: Party, idNumber: string | null): boolean =>
  idNumber !== null && party.idNumber !== null && party.idNumber !== idNumber

function foundBy(draft: PeopleDraft, identifiers: readonly Identifier[], party: Party): string {
  const root = draft.rootOf(party.id)
  const own = identifiers.find((identifier) => {
    const { partyId } = draft.identifier(identifier)
    return partyId !== null && draft.rootOf(partyId) === root
  })
  return present(own?.id ?? draft.party(root).identifierId, 'identifier of the person')
}

const valueOf = ({ kind, value }: Identifier): IdentifierValue => ({ kind, value })

/** The account's row with what this signal says of it. */
function accountOf(draft: PeopleDraft, mention: AccountMention): Identifier {
  const known = draft.identifier({ kind: 'account', value: mention.account })
  const next: Identifier = {
    ...known,
    bankCode: mention.bankCode ?? known.bankCode,
    holder: mention.holder ?? known.holder,
    openedOn: mention.openedOn ?? known.openedOn,
  }
  const isNew =
    next.bankCode !== known.bankCode || next.holder !== known.holder || next.openedOn !== known.openedOn
  if (isNew) draft.put(next)
  return isNew ? next : known
}
