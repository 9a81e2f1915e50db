import type { Subject } from '../types'
import type { WindowKey } from './window-schema'

/** `pair:<payer>:<payee>`; null when the signal does not say who. */
export function windowKey(spec: WindowKey, subject: Subject): string | null {
  let key = spec.kind
  for (const part of spec.of) {
    const id = subject[part]
    if (id === null) return null
    key += `:${id}`
  }
  return key
}

/** The pair the other way round. */
export const reversedSubject = ({ person, payer, payee }: Subject): Subject => ({
  person,
  payer: payee,
  payee: payer,
})

/** The same kind of window for one other subject: what came into the account that now pays. */
export function crossKey(kind: string, part: keyof Subject, subject: Subject): string | null {
  const id = subject[part]
  return id === null ? null : `${kind}:${id}`
}
