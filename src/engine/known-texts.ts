import type { TextFinding, TextModel } from './text/text-model'

/** Of some 2 KB each. */
const MAX_REMEMBERED = 2_000
/** Longer ones, calls and reports, are hardly ever the same. */
const MAX_REMEMBERED_CHARS = 500

/** A text of a campaign or of a bank's notices goes to many, word for word: it is read once. */
export class KnownTexts {
  private readonly remembered = new Map<string, TextFinding>()

  constructor(private readonly model: TextModel) {}

  read(text: string): TextFinding {
    const known = this.remembered.get(text)
    if (known !== undefined) return known
    const found = this.model.read(text)
    if (text.length > MAX_REMEMBERED_CHARS) return found
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear()
    this.remembered.set(text, found)
    return found
  }
}
