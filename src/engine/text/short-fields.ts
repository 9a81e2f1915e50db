import { TextReader, type TextKnowledge } from './knowledge'

/** Roles and memos repeat: finding the elements of a known one again is most of what a plain payment would cost. */
const MAX_REMEMBERED = 2_000
/** Longer fields are rarely seen twice. */
const MAX_REMEMBERED_CHARS = 64

/** Lexicon elements of short fields such as a memo or a role. */
export class ShortFields {
  private readonly remembered = new Map<string, readonly string[]>()

  private readonly reader: TextReader

  constructor(private readonly knowledge: TextKnowledge) {
    this.reader = new TextReader(knowledge)
  }

  elementsOf(field: string, group: string): readonly string[] {
    const { lexicon } = this.knowledge
    return this.all(field).filter((element) => lexicon.groupOf(element) === group)
  }

  private all(field: string): readonly string[] {
    const known = this.remembered.get(field)
    if (known !== undefined) return known
    const found = this.knowledge.lexicon.find(this.reader.read(field).text).asserted
    if (field.length > MAX_REMEMBERED_CHARS) return found
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear()
    this.remembered.set(field, found)
    return found
  }
}
