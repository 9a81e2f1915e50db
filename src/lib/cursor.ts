/** Where a page ended, as an opaque text: the sort key of its last row. */
export const encodeCursor = (key: readonly string[]): string =>
  Buffer.from(JSON.stringify(key)).toString('base64url')

/** null: not one of ours. */
export function decodeCursor(cursor: string, length: number): readonly string[] | null {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const isKey = Array.isArray(key) && key.length === length && key.every((part) => typeof part === 'string')
    return isKey ? key : null
  } catch {
    // Not JSON: somebody has typed it.
    return null
  }
}
