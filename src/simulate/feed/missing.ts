import type { Random } from '../random'
import type { Missing } from '../profile'

interface Path {
  readonly keys: readonly string[]
  readonly share: number
}

/** Paths of a feed's missing fields, split once. */
export const pathsOf = (missing: Missing): Path[] =>
  Object.entries(missing).map(([path, share]) => ({ keys: path.split('.'), share }))

/** Takes fields away, each for itself; what loses its last field goes as a whole. */
export function thin(signal: object, paths: readonly Path[], random: Random): void {
  for (const { keys, share } of paths) if (random.chance(share)) remove(signal, keys, 0)
}

function remove(from: object, keys: readonly string[], depth: number): void {
  const key = keys[depth]
  if (key === undefined || !Object.hasOwn(from, key)) return
  if (depth === keys.length - 1) {
    Reflect.deleteProperty(from, key)
    return
  }
  const inner: unknown = Reflect.get(from, key)
  if (typeof inner !== 'object' || inner === null) return
  remove(inner, keys, depth + 1)
  if (Object.values(inner).every((value) => value === undefined)) Reflect.deleteProperty(from, key)
}
