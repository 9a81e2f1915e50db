import type { FactReader } from '../expression/compile'
import { listOf } from '../expression/value'
import { PERSON } from '../lists/name-kinds'

/**
 * What windows keep of a payment beyond its sum: the kinds of its memo, of its payer's name, and whether it came from an
 * account of the same name. Words of the pack, never words of the signal.
 */
export function paymentElements(slots: ReadonlyMap<string, number>, facts: FactReader): string[] {
  const read = (name: string) => facts.read(slots.get(name) ?? -1)
  const named = listOf(read('payer.nameKinds')).filter((kind) => kind !== PERSON)
  const elements = [...listOf(read('tx.memoKinds')), ...named.map((kind) => `payer.${kind}`)]
  if (read('payer.looks') === 'organisation') elements.push('payer.organisation')
  if (read('tx.isToSameName') === true) elements.push('payer.same')
  return elements
}
