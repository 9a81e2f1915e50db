/** The parsed JSON of a line, or null when it is none. */
export function jsonOf(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return null
  }
}
