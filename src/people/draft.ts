import { present } from '../lib/assert'
import {
  emptyProfile,
  identifierKey,
  type Identifier,
  type IdentifierValue,
  type Party,
  type PartyKind,
  type Profile,
} from './model'
import { mergedProfile, withNews } from './profile'

/** What the database knows, as far as the signals of a batch ask for it. */
export interface KnownPeople {
  identifier(key: string): Identifier | undefined
  party(id: string): Party | undefined
  /** Whether two parties may become one; undefined: not asked yet. */
  mayBeOne(pair: string): boolean | undefined
}

export interface Link {
  readonly identifierId: string
  readonly partyId: string
  readonly source: string
  readonly signalId: string
}

export interface EndedLink {
  readonly identifierId: string
  readonly partyId: string
  readonly reason: string
}

export interface Relation {
  readonly partyId: string
  readonly organisationId: string
  readonly role: string | null
  readonly source: string
}

export interface Merge {
  readonly from: string
  readonly to: string
}

/** Where a signal's word comes from. */
export interface Origin {
  readonly source: string
  readonly signalId: string
  readonly occurredAt: number
}

export const pairOf = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)

/**
 * The people of one batch while it is put together: what is known, and on top of it what its signals reveal. Pure;
 * nothing is written before the whole batch is.
 */
export class PeopleDraft {
  readonly identifiers = new Map<string, Identifier>()
  readonly parties = new Map<string, Party>()
  readonly newIdentifiers = new Set<string>()
  readonly newParties = new Set<string>()
  readonly links: Link[] = []
  readonly endedLinks: EndedLink[] = []
  readonly relations: Relation[] = []
  readonly merges: Merge[] = []
  readonly separated: string[] = []
  /** Pairs that would become one, about which the database has to be asked first. */
  readonly undecided = new Set<string>()
  private readonly mergedInto = new Map<string, string>()

  constructor(
    private readonly known: KnownPeople,
    private readonly newId: () => string,
    private readonly districtOf: (profile: Profile) => string | null,
  ) {}

  rootOf(partyId: string): string {
    const next = this.mergedInto.get(partyId)
    return next === undefined ? partyId : this.rootOf(next)
  }

  party(id: string): Party {
    const root = this.rootOf(id)
    return present(this.parties.get(root) ?? this.known.party(root), 'party')
  }

  ownerOf({ partyId }: Identifier): Party | null {
    return partyId === null ? null : this.party(partyId)
  }

  /** Known, or seen for the first time. */
  identifier(given: IdentifierValue): Identifier {
    const key = identifierKey(given)
    const found = this.identifiers.get(key) ?? this.known.identifier(key)
    if (found !== undefined) return found
    const made: Identifier = {
      id: this.newId(),
      kind: given.kind,
      value: given.value,
      partyId: null,
      bankCode: null,
      holder: null,
      openedOn: null,
    }
    this.identifiers.set(key, made)
    this.newIdentifiers.add(key)
    return made
  }

  put(identifier: Identifier): void {
    this.identifiers.set(identifierKey(identifier), identifier)
  }

  newParty(kind: PartyKind): Party {
    const made: Party = {
      id: this.newId(),
      kind,
      profile: emptyProfile,
      districtCode: null,
      idNumber: null,
      identifierId: null,
      operatorIds: [],
    }
    this.newParties.add(made.id)
    this.parties.set(made.id, made)
    return made
  }

  change(party: Party): void {
    this.parties.set(party.id, party)
  }

  /** Holds the identifier to belong to the party from now on, and keeps who said so. */
  attach(identifier: Identifier, partyId: string, origin: Origin): void {
    const party = this.party(partyId)
    this.put({ ...identifier, partyId: party.id })
    const { source, signalId } = origin
    this.links.push({ identifierId: identifier.id, partyId: party.id, source, signalId })
    const idNumber = identifier.kind === 'id_number' ? identifier.value : party.idNumber
    const identifierId = party.identifierId ?? identifier.id
    this.change({ ...party, idNumber, identifierId })
  }

  /** An account that was held to be a person's is an organisation's: the mistake is ended, not deleted. */
  detach(identifier: Identifier, reason: string): Identifier {
    const { partyId } = identifier
    if (partyId === null) return identifier
    const owner = this.party(partyId)
    this.endedLinks.push({ identifierId: identifier.id, partyId: owner.id, reason })
    this.separated.push(owner.id)
    const loose = { ...identifier, partyId: null }
    this.put(loose)
    return loose
  }

  learn(partyId: string, profile: Profile, at: number): void {
    const party = this.party(partyId)
    const next = withNews(party.profile, profile, at)
    if (next !== party.profile) this.change(this.placed(party, next))
  }

  relate(partyId: string, organisationId: string, role: string | null, source: string): void {
    const [person, organisation] = [this.party(partyId), this.party(organisationId)]
    if (person.id === organisation.id || organisation.operatorIds.includes(person.id)) return
    this.relations.push({ partyId: person.id, organisationId: organisation.id, role, source })
    this.change({ ...organisation, operatorIds: [...organisation.operatorIds, person.id] })
  }

  mayMerge(a: Party, b: Party): boolean {
    if (a.kind !== b.kind) return false
    if (a.idNumber !== null && b.idNumber !== null && a.idNumber !== b.idNumber) return false
    // Nobody can have parted what nobody has known until now.
    if (this.newParties.has(a.id) || this.newParties.has(b.id)) return true
    const pair = pairOf(a.id, b.id)
    const verdict = this.known.mayBeOne(pair)
    if (verdict === undefined) this.undecided.add(pair)
    return verdict ?? false
  }

  /** The older one keeps: ids sort by the time they were made. */
  merge(a: Party, b: Party): Party {
    const [to, from] = a.id < b.id ? [a, b] : [b, a]
    this.mergedInto.set(from.id, to.id)
    this.merges.push({ from: from.id, to: to.id })
    const kept: Party = {
      ...this.placed(to, mergedProfile(to.profile, from.profile)),
      idNumber: to.idNumber ?? from.idNumber,
      identifierId: to.identifierId ?? from.identifierId,
    }
    this.change(kept)
    return kept
  }

  private placed(party: Party, profile: Party['profile']): Party {
    const isMoved = profile.address !== party.profile.address || profile.location !== party.profile.location
    return { ...party, profile, districtCode: isMoved ? this.districtOf(profile) : party.districtCode }
  }
}
