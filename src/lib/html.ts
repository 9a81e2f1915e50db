/** Markup that is known to be safe. Everything else is text and is escaped. */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = string | number | Markup | null | readonly Part[]

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
// What XML 1.0 cannot hold, escaped or not; HTML has no use for it either.
const IMPOSSIBLE = /[\p{Cs}\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu

/** For text and for attribute values in double quotes, in HTML and in XML. */
export const escape = (text: string): string =>
  text.replace(IMPOSSIBLE, '').replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '')

/**
 * A template that escapes by default.
 * @example html`<p title="${title}">${story.title}</p>` // a Markup; put inside another it is not escaped again
 */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + render(parts[index] ?? null)).join(''))
}

function render(part: Part): string {
  if (part === null) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'string' || typeof part === 'number') return escape(String(part))
  return part.map(render).join('')
}

/** The same for XML; a name of its own, since an HTML formatter must not touch it. */
export const xml = html
