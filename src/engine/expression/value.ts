/** What a fact or an expression can be. `undefined` is a value the feed did not carry. */
export type Value = number | string | boolean | readonly string[] | undefined

export type FactType = 'int' | 'double' | 'bool' | 'string' | 'list<string>'

export interface FactDeclaration {
  /** Dotted, e.g. `tx.amountFen`; the last part carries its unit. */
  name: string
  type: FactType
}

export function isOfType(value: Value, type: FactType): boolean {
  if (value === undefined) return true
  if (type === 'int') return typeof value === 'number' && Number.isInteger(value)
  if (type === 'double') return typeof value === 'number'
  if (type === 'bool') return typeof value === 'boolean'
  if (type === 'string') return typeof value === 'string'
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

export function numberOr(value: Value, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise
}

export function stringOr(value: Value, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

export function listOf(value: Value): readonly string[] {
  return typeof value === 'object' ? value : []
}
