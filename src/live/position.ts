/** Where a reader of the transitions stands: after the row of that transaction and number. */
export interface Position {
  readonly xid: bigint
  readonly id: bigint
}

const ENCODED = /^(\d{1,20})-(\d{1,19})$/

/** The id of a server-sent event. */
export const encodePosition = ({ xid, id }: Position): string => `${xid}-${id}`

/** null: not one of ours. */
export function decodePosition(text: string): Position | null {
  const match = ENCODED.exec(text)
  if (match === null) return null
  const [, xid = '0', id = '0'] = match
  return { xid: BigInt(xid), id: BigInt(id) }
}

export function isAfter(a: Position, b: Position): boolean {
  return a.xid === b.xid ? a.id > b.id : a.xid > b.xid
}
