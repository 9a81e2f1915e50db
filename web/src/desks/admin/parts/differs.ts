/**
 * Of what was typed, what differs from what was there when the form was opened: only that is written.
 * @example body.name = ifChanged(before.name, values.name) // undefined: not sent
 */
export const ifChanged = <T>(before: T, after: T): T | undefined =>
  JSON.stringify(after ?? null) === JSON.stringify(before ?? null) ? undefined : after
