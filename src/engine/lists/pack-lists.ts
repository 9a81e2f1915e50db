import { hashedIdentifier } from './hashed'
import { plainIdentifier, withoutAreaCode, type Listed } from './identifiers'
import { entryOfList, type ListEntry, type ListFile } from './list-schema'
import { NO_FINDINGS, type ListFinding, type ListView } from './list-view'
import { NameKinds } from './name-kinds'

const DAY_MS = 86_400_000

interface Held {
  finding: ListFinding
  from: number
  /** The moment after its last day, in event time. */
  until: number
}

interface Prefix {
  prefix: string
  digits: readonly number[] | undefined
  held: Held
}

/** The lists of a rule pack, or of a file of one's own. */
export class PackLists implements ListView {
  readonly names: NameKinds
  private readonly exact = new Map<string, Held[]>()
  private readonly prefixes: Prefix[] = []
  /** Of what there is any list at all. */
  private readonly listed = new Set<Listed>()
  /** Salts in use, by what they are of: each costs one hash per look-up. */
  private readonly salts: Record<Listed, Set<string>> = {
    account: new Set(),
    phone: new Set(),
    name: new Set(),
  }

  constructor(
    files: readonly ListFile[],
    utcOffsetHours: number,
    private readonly key: string,
  ) {
    this.names = new NameKinds(files.filter(({ of }) => of === 'name'))
    for (const file of files)
      if (file.of !== 'name')
        for (const entry of file.entries) this.add(file, entryOfList(entry), utcOffsetHours)
  }

  find(of: 'account' | 'phone', written: string, at: number): readonly ListFinding[] {
    if (!this.listed.has(of)) return NO_FINDINGS
    const plain = plainIdentifier(of, written)
    const found: ListFinding[] = []
    const take = (held: Held): void => {
      if (held.from <= at && at < held.until) found.push(held.finding)
    }
    const spelt = of === 'phone' ? withoutAreaCode(plain) : plain
    for (const held of this.exact.get(`${of}:${spelt}`) ?? []) take(held)
    for (const salt of this.salts[of])
      for (const held of this.exact.get(`${of}#${hashedIdentifier(of, plain, salt, this.key)}`) ?? [])
        take(held)
    if (of === 'phone')
      for (const { prefix, digits, held } of this.prefixes)
        if (plain.startsWith(prefix) && (digits === undefined || digits.includes(plain.length))) take(held)
    return found.length === 0 ? NO_FINDINGS : found
  }

  private add(file: ListFile, entry: ListEntry, utcOffsetHours: number): void {
    const finding = { says: file.says, list: file.name, source: entry.source ?? file.source }
    const held = { finding, ...termOf(entry, utcOffsetHours) }
    this.listed.add(file.of)
    if (entry.hash !== undefined) {
      this.salts[file.of].add(file.salt ?? '')
      this.keep(`${file.of}#${entry.hash}`, held)
      return
    }
    const plain = plainIdentifier(file.of, entry.value ?? '')
    if (file.match === 'prefix') this.prefixes.push({ prefix: plain, digits: file.digits, held })
    else this.keep(`${file.of}:${plain}`, held)
  }

  private keep(key: string, held: Held): void {
    this.exact.set(key, [...(this.exact.get(key) ?? []), held])
  }
}

/** Days are days of the centre, not of Greenwich. */
function termOf({ from, expires }: ListEntry, utcOffsetHours: number): { from: number; until: number } {
  const local = (day: string): number => Date.parse(day) - (utcOffsetHours * DAY_MS) / 24
  return {
    from: from === undefined ? -Infinity : local(from),
    until: expires === undefined ? Infinity : local(expires) + DAY_MS,
  }
}
