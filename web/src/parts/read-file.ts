const MOST_BYTES = 4_194_304

export type FileText = { readonly text: string } | { readonly problem: 'unreadable' | 'tooBig' }

/** The text of a table that was saved as CSV: UTF-8 or, as Excel saves it in China, GB 18030. */
export async function readTextFile(file: File): Promise<FileText> {
  if (file.size > MOST_BYTES) return { problem: 'tooBig' }
  const bytes = await file.arrayBuffer()
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
  // A workbook (xlsx) is a zip: it may decode, but is no text.
  return text === null || text.includes('\0') || text.startsWith('PK') ? { problem: 'unreadable' } : { text }
}

function decoded(bytes: ArrayBuffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}
