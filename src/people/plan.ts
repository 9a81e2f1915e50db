import type { Clock, Ids, Vault } from '../context'
import type { Statement } from '../lib/sql'
import type { Directory } from './directory'
import { PeopleDraft, type Merge } from './draft'
import * as write from './hot-statements'
import type { Cast, Identifier, IdentifierValue, Party, Profile, Roles } from './model'
import { settle } from './settle'

/** The people of a batch, decided and ready to be written. */
export interface PeoplePlan {
  /** One per cast. */
  readonly roles: readonly Roles[]
  /** Parties that became one by this batch. */
  readonly merges: readonly Merge[]
  readonly party: (id: string) => Party
  readonly rootOf: (id: string) => string
  readonly statements: (vault: Vault, ids: Ids, clock: Clock) => Statement[]
  /** After the commit: what was written is known by heart. */
  readonly remember: (directory: Directory) => void
}

/** Identifiers that have to be known before the casts can be settled. */
export const identifiersOf = (casts: readonly Cast[]): IdentifierValue[] =>
  casts.flatMap(({ person, payer, payees }) => [
    ...(person?.identifiers ?? []),
    ...(payer === null ? [] : [...payer.identifiers, accountValue(payer.account)]),
    ...payees.map(({ account }) => accountValue(account)),
  ])

const accountValue = (value: string): IdentifierValue => ({ kind: 'account', value })

/** Resolves everybody; asks again as long as two who would become one may have been parted by somebody. */
export async function planPeople(
  directory: Directory,
  casts: readonly Cast[],
  ids: Ids,
  districtOf: (profile: Profile) => string | null,
): Promise<PeoplePlan> {
  await directory.learn(directory.unknownAmong(identifiersOf(casts)))
  for (;;) {
    const draft = new PeopleDraft(directory, () => ids.next(), districtOf)
    const roles = casts.map((cast) => settle(draft, cast))
    // Each turn settles pairs that the next one finds decided: the pairs are finite.
    if (draft.undecided.size === 0) return planOf(draft, directory, roles)
    await directory.judge(draft.undecided)
  }
}

function planOf(draft: PeopleDraft, directory: Directory, settled: readonly Roles[]): PeoplePlan {
  const rooted = (id: string | null): string | null => (id === null ? null : draft.rootOf(id))
  const identifiers = [...draft.identifiers].map(([key, identifier]) => ({
    key,
    identifier: { ...identifier, partyId: rooted(identifier.partyId) },
    before: draft.newIdentifiers.has(key) ? null : (directory.identifier(key) ?? null),
  }))
  const merges = draft.merges.map(({ from, to }) => ({ from, to: draft.rootOf(to) }))
  return {
    roles: settled.map((roles) => ({
      ...roles,
      partyId: rooted(roles.partyId),
      organisationId: rooted(roles.organisationId),
    })),
    merges,
    party: (id) => draft.party(id),
    rootOf: (id) => draft.rootOf(id),
    statements: (vault, ids, clock) => {
      const at = clock.now()
      return [
        ...partyStatements(draft, directory, vault, at),
        ...identifierStatements(identifiers, merges, rooted, vault, at),
        ...linkStatements(draft, ids, at),
        ...some(changesOf(merges, draft), (rows) => write.recordChanges(rows, at)),
      ]
    },
    remember: (book) => {
      for (const party of draft.parties.values())
        if (draft.rootOf(party.id) === party.id) book.rememberParty(party)
      for (const { identifier } of identifiers) book.remember(identifier)
      book.settleMerges(merges)
    },
  }
}

function partyStatements(draft: PeopleDraft, directory: Directory, vault: Vault, at: Date): Statement[] {
  const parties = [...draft.parties.values()]
  const made = parties.filter(({ id }) => draft.newParties.has(id))
  const changed = parties.filter((party) => !draft.newParties.has(party.id) && isChanged(directory, party))
  return [
    ...some(made, (rows) => [write.insertParties(vault, rows, at)]),
    ...some(changed, (rows) => [write.updateParties(vault, rows, at)]),
  ]
}

interface DraftedIdentifier {
  readonly identifier: Identifier
  /** null: it is new. */
  readonly before: Identifier | null
}

function identifierStatements(
  drafted: readonly DraftedIdentifier[],
  merges: readonly Merge[],
  rooted: (id: string | null) => string | null,
  vault: Vault,
  at: Date,
): Statement[] {
  const made = drafted.filter(({ before }) => before === null).map(({ identifier }) => identifier)
  const attached = drafted.flatMap(({ identifier: { id, partyId }, before }) =>
    // A merge has moved what belonged to the party that is gone.
    before === null || rooted(before.partyId) === partyId
      ? []
      : [{ id, before: rooted(before.partyId), partyId }],
  )
  const described = drafted.filter(
    ({ identifier, before }) => before !== null && isDescribedAnew(identifier, before),
  )
  return [
    ...some(made, (rows) => [write.insertIdentifiers(vault, rows, at)]),
    ...some(merges, (rows) => write.mergeParties(rows, at)),
    ...some(attached, (rows) => [write.attachIdentifiers(rows)]),
    ...some(described, (rows) => [
      write.describeAccounts(
        vault,
        rows.map(({ identifier }) => identifier),
      ),
    ]),
  ]
}

function linkStatements(draft: PeopleDraft, ids: Ids, at: Date): Statement[] {
  const relations = draft.relations.map((one) => ({ ...one, partyId: draft.rootOf(one.partyId) }))
  return [
    ...some(draft.endedLinks, (rows) => [write.endLinks(rows, at)]),
    ...some(draft.links, (rows) => [
      write.insertLinks(
        rows.map((link) => ({ ...link, id: ids.next() })),
        at,
      ),
    ]),
    ...some(relations, (rows) => [write.insertRelations(rows, at)]),
  ]
}

const isDescribedAnew = (now: Identifier, before: Identifier): boolean =>
  now.bankCode !== before.bankCode || now.holder !== before.holder || now.openedOn !== before.openedOn

const some = <T>(rows: readonly T[], statements: (rows: readonly T[]) => Statement[]): Statement[] =>
  rows.length === 0 ? [] : statements(rows)

const isChanged = (directory: Directory, party: Party): boolean => {
  const before = directory.party(party.id)
  return before?.profile !== party.profile || before.districtCode !== party.districtCode
}

function changesOf(merges: readonly Merge[], draft: PeopleDraft) {
  const merged = { kind: 'merged' as const, partyIds: merges.flatMap(({ from, to }) => [from, to]) }
  const parted = { kind: 'separated' as const, partyIds: draft.separated }
  // Of an organisation nobody else can know yet, nobody has to be told.
  const organisations = draft.relations.map(({ organisationId }) => organisationId)
  const related = {
    kind: 'related' as const,
    partyIds: organisations.filter((id) => !draft.newParties.has(id)),
  }
  return [merged, parted, related].filter(({ partyIds }) => partyIds.length > 0)
}
