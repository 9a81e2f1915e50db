import type { Vault } from '../context'
import { pairOf, type KnownPeople, type Merge } from './draft'
import * as hot from './hot-repository'
import { identifierKey, type Identifier, type IdentifierValue, type Party } from './model'
import { Recent } from './recent'
import type { Sql } from '../lib/sql'

// Of a city's identifiers those in use today; about 400 bytes each.
const REMEMBERED_IDENTIFIERS = 100_000
const REMEMBERED_PARTIES = 60_000
const REMEMBERED_PAIRS = 10_000

/** Parties became one, were parted, or got somebody who acts for them, since this process last looked. */
export interface PartyChange {
  readonly revision: bigint
  readonly kind: 'merged' | 'separated' | 'related'
  readonly partyIds: readonly string[]
}

/**
 * Who is who, kept by heart by the process that writes signals. What others change is learnt from `party_change`, which
 * every batch reads before it resolves anybody.
 */
export class Directory implements KnownPeople {
  private readonly identifiers = new Recent<Identifier>(REMEMBERED_IDENTIFIERS)
  private readonly parties = new Recent<Party>(REMEMBERED_PARTIES)
  private readonly pairs = new Recent<boolean>(REMEMBERED_PAIRS)
  private revision = 0n

  constructor(
    private readonly sql: Sql,
    private readonly vault: Vault,
  ) {}

  identifier(key: string): Identifier | undefined {
    return this.identifiers.get(key)
  }

  party(id: string): Party | undefined {
    return this.parties.get(id)
  }

  mayBeOne(pair: string): boolean | undefined {
    return this.pairs.get(pair)
  }

  /** What has to be asked for before these can be resolved. */
  unknownAmong(values: readonly IdentifierValue[]): IdentifierValue[] {
    const asked = new Map<string, IdentifierValue>()
    for (const value of values) {
      const key = identifierKey(value)
      if (!this.isWhole(this.identifiers.get(key))) asked.set(key, value)
    }
    return [...asked.values()]
  }

  changesStatement = () => hot.changesSince(this.revision)

  /** Forgets whoever changed. @returns the changes made by others */
  follow(rows: readonly Readonly<Record<string, unknown>>[]): PartyChange[] {
    const changes = hot.changesOf(rows)
    for (const { revision, partyIds } of changes) {
      this.forget(partyIds)
      this.revision = revision
    }
    return changes
  }

  /** Own changes, once committed, need not be read again. */
  forget(partyIds: readonly string[]): void {
    const gone = new Set(partyIds)
    this.identifiers.deleteWhere(({ partyId }) => partyId !== null && gone.has(partyId))
    this.parties.deleteWhere(
      ({ id, operatorIds }) => gone.has(id) || operatorIds.some((one) => gone.has(one)),
    )
    this.pairs.deleteWhere(() => true)
  }

  forgetIdentifiers(values: readonly IdentifierValue[]): void {
    for (const value of values) {
      const key = identifierKey(value)
      const known = this.identifiers.get(key)
      if (known === undefined) continue
      this.identifiers.delete(key)
      if (known.partyId !== null) this.parties.delete(known.partyId)
    }
  }

  async learn(values: readonly IdentifierValue[]): Promise<void> {
    if (values.length === 0) return
    const byIndex = hot.indexed(this.vault, values)
    const [identifiers = [], parties = []] = await this.sql.read(hot.lookUps(byIndex))
    for (const party of hot.partiesOf(this.vault, parties)) this.parties.set(party.id, party)
    for (const identifier of hot.identifiersOf(this.vault, identifiers, byIndex)) this.remember(identifier)
  }

  /** Asks which of these pairs a supervisor has parted: they do not become one again by themselves. */
  async judge(pairs: ReadonlySet<string>): Promise<void> {
    const [rows = []] = await this.sql.read([hot.partedPairs([...pairs])])
    const parted = new Set(rows.map((row) => pairOf(String(row['a']), String(row['b']))))
    for (const pair of pairs) this.pairs.set(pair, !parted.has(pair))
  }

  remember(identifier: Identifier): void {
    this.identifiers.set(identifierKey(identifier), identifier)
  }

  rememberParty(party: Party): void {
    this.parties.set(party.id, party)
  }

  settleMerges(merges: readonly Merge[]): void {
    if (merges.length > 0) this.forget(merges.flatMap(({ from, to }) => [from, to]))
  }

  private isWhole(identifier: Identifier | undefined): boolean {
    if (identifier === undefined) return false
    if (identifier.partyId === null) return true
    const party = this.parties.get(identifier.partyId)
    return party !== undefined && party.operatorIds.every((id) => this.parties.get(id) !== undefined)
  }
}
