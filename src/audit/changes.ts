import type { AuditDetails } from './append'

/**
 * What a change did, for its audit entry: of each of these fields that differs, what it was and what it is.
 * Only fields that are no personal data may be named; of others say that they were changed.
 *
 * @example changesOf({ role: 'operator' }, { role: 'admin' }, ['role']) // { 'role.from': 'operator', 'role.to': 'admin' }
 */
export function changesOf<K extends string>(
  before: Readonly<Record<K, AuditDetails[string]>>,
  after: Readonly<Record<K, AuditDetails[string]>>,
  fields: readonly K[],
): AuditDetails {
  const changed = fields.filter((field) => before[field] !== after[field])
  return Object.fromEntries(
    changed.flatMap((field) => [
      [`${field}.from`, before[field]],
      [`${field}.to`, after[field]],
    ]),
  )
}
