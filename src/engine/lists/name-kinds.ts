import { plainIdentifier } from './identifiers'
import { entryOfList, type ListFile } from './list-schema'

/** Names repeat; what a known one is need not be found twice. About 150 bytes a name. */
const MAX_REMEMBERED = 20_000
const MAX_NAME_CHARS = 80
export const PERSON = 'person'
const A_PERSON: readonly string[] = [PERSON]
// A surname, then a given name of one or two characters, or a mask of it: 沈某某, 沈**.
const GIVEN_NAME = /^(?:[\u3400-\u9fff]{1,2}|[*某xX]{1,3}|[\u3400-\u9fff][*某xX]|[*某xX][\u3400-\u9fff])$/
const ORGANISED = 4

interface Pattern {
  kind: string
  value: string
}

interface Named {
  kinds: readonly string[]
  /** null: no person's name. */
  surname: string | null
}

/** What a payee's or a payer's name says it is: `hospital`, `public`, `company`, `person`, from the name lists of a pack. */
export class NameKinds {
  private readonly remembered = new Map<string, Named>()
  private readonly contains: Pattern[]
  private readonly ends: Pattern[]
  private readonly surnames: ReadonlySet<string>

  constructor(files: readonly ListFile[]) {
    const patternsOf = (match: ListFile['match']): Pattern[] =>
      files
        .filter((file) => file.match === match)
        .flatMap(({ says, entries }) =>
          entries.map((entry) => ({
            kind: says,
            value: plainIdentifier('name', entryOfList(entry).value ?? ''),
          })),
        )
    this.contains = patternsOf('contains')
    this.ends = patternsOf('ends')
    this.surnames = new Set(patternsOf('surname').map(({ value }) => value))
  }

  kindsOf(written: string): readonly string[] {
    return this.named(written).kinds
  }

  /** `沈` of 沈某某; null when the name is no person's. */
  surnameOf(written: string): string | null {
    return this.named(written).surname
  }

  private named(written: string): Named {
    const known = this.remembered.get(written)
    if (known !== undefined) return known
    const name = plainIdentifier('name', written.slice(0, MAX_NAME_CHARS))
    const surname = this.splitPerson(name)
    const found = { kinds: this.read(name, surname !== null), surname }
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear()
    this.remembered.set(written, found)
    return found
  }

  private read(name: string, isLikePerson: boolean): readonly string[] {
    const kinds = new Set<string>()
    for (const { kind, value } of this.contains) if (name.includes(value)) kinds.add(kind)
    // Before the endings, since given names end in 行, 店 and 社 as well.
    if (kinds.size === 0 && isLikePerson) return A_PERSON
    for (const { kind, value } of this.ends) if (name.endsWith(value)) kinds.add(kind)
    return [...kinds].sort()
  }

  private splitPerson(name: string): string | null {
    if (name.length > ORGANISED) return null
    for (const length of [2, 1]) {
      const surname = name.slice(0, length)
      if (this.surnames.has(surname) && GIVEN_NAME.test(name.slice(length))) return surname
    }
    return null
  }
}
