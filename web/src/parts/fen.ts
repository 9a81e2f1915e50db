const HUNDRED = 100n

/** "731200.00" -> 73120000n. Money is text on the wire and whole fen here: no sum passes through a float. */
export function fenOf(yuan: string): bigint {
  const [whole = '0', part = ''] = yuan.replace('-', '').split('.')
  const fen = BigInt(whole) * HUNDRED + BigInt(part.padEnd(2, '0').slice(0, 2))
  return yuan.startsWith('-') ? -fen : fen
}
