/** Stops a bug where it happens. For expected refusals use an `AppError` code instead. */
export function assert(condition: boolean, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** The value, or a bug: for what the code itself guarantees, never for input. */
export function present<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new AssertionError(`${what} is missing`)
  return value
}

/** Makes an unhandled case of a union a compile error, and a bug if it still happens. */
export function unreachable(value: never): never {
  throw new AssertionError(`unreachable case: ${String(value)}`)
}

export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}
