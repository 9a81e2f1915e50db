const OFFSET_MS = 8 * 3_600_000
/** As a field of that kind has it, "2023-02-23T10:01:00", in local time (Asia/Shanghai, which has no summer time). */
export const toLocal = (at: number): string => new Date(at + OFFSET_MS).toISOString().slice(0, 19)

/** The moment that a field's text says in local time; null: it is not filled in. */
export function fromLocal(text: string): string | null {
  const at = Date.parse(`${text}${text.length === 16 ? ':00' : ''}+08:00`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** As people read it, "2023-02-23 10:01:00". */
export const localText = (at: string): string => toLocal(Date.parse(at)).replace('T', ' ')
