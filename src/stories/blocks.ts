import { ENGLISH_MARK } from './compose'

export interface Block {
  readonly kind: 'paragraph' | 'list'
  readonly lines: readonly string[]
}

export interface StoryBlocks {
  readonly zh: readonly Block[]
  readonly en: readonly Block[]
}

/** The body as it is written: paragraphs parted by empty lines, "- " for the items of a list, English behind its mark. */
export function blocksOf(body: string): StoryBlocks {
  const paragraphs = body.split(/\n\s*\n/).map((text) => text.trim())
  const mark = paragraphs.indexOf(ENGLISH_MARK)
  const parse = (texts: readonly string[]): Block[] => texts.filter((text) => text !== '').map(blockOf)
  if (mark < 0) return { zh: parse(paragraphs), en: [] }
  return { zh: parse(paragraphs.slice(0, mark)), en: parse(paragraphs.slice(mark + 1)) }
}

function blockOf(text: string): Block {
  const lines = text.split('\n').map((line) => line.trim())
  const isList = lines.every((line) => line.startsWith('- '))
  return isList ? { kind: 'list', lines: lines.map((line) => line.slice(2)) } : { kind: 'paragraph', lines }
}

/** The first Chinese paragraph: what the list and the feeds show. */
export const summaryOf = (body: string): string => blocksOf(body).zh[0]?.lines.join('') ?? ''
