import { plainIdentifier } from './identifiers'
import { entryOfList, type ListFile } from './list-schema'

/** Payees repeat; what a known name is need not be found twice. */
const MAX_REMEMBERED = 5_000
const MAX_NAME_CHARS = 80
export const PERSON = 'person'
// A surname, then a given name of one or two characters, or a mask of it: 沈某某, 沈**.
const GIVEN_NAME = /^(?:[\u3400-\u9fff]{1,2}|[*某xX]{1,3}|[\u3400-\u9fff][*某xX]|[*某xX][\u3400-\u9fff])$/
const ORGANISED = 4

interface Pattern {
  kind: string
  value: string
}

/** What a payee's or a payer's name says it is: `hospital`, `public`, `company`, `person`, from the name lists of a pack. */
export class NameKinds {
  private readonly remembered = new Map<string, readonly string[]>()
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
    const known = this.remembered.get(written)
    if (known !== undefined) return known
    const found = this.read(plainIdentifier('name', written.slice(0, MAX_NAME_CHARS)))
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear()
    this.remembered.set(written, found)
    return found
  }

  /** `沈` of 沈某某; null when the name is no person's. */
  surnameOf(written: string): string | null {
    return this.splitPerson(plainIdentifier('name', written))
  }

  private read(name: string): readonly string[] {
    const kinds = new Set<string>()
    for (const { kind, value } of this.contains) if (name.includes(value)) kinds.add(kind)
    // Before the endings, since given names end in 行, 店 and 社 as well.
    if (kinds.size === 0 && this.splitPerson(name) !== null) return [PERSON]
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
