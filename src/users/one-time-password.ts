import type { Context } from '../context'
import { hoursAfter } from '../lib/duration'

// Long enough for a night shift to come back, short enough that a forgotten slip of paper opens nothing.
const OPENS_HOURS = 72
// 32 signs of which none is taken for another when it is read aloud or copied by hand: 5 bits each, 80 in all.
const SIGNS = '23456789abcdefghijkmnpqrstuvwxyz'
const GROUPS = 4
const GROUP_LENGTH = 4

export interface OneTimePassword {
  readonly password: string
  readonly until: Date
}

/** A password that is told, opens once, and lets its user choose one of his own. */
export function makeOneTimePassword(ctx: Context): OneTimePassword {
  const bytes = Buffer.from(ctx.ids.secret(), 'base64url')
  const signs = [...bytes.subarray(0, GROUPS * GROUP_LENGTH)].map((byte) => SIGNS[byte % SIGNS.length] ?? '')
  const groups = Array.from({ length: GROUPS }, (_, group) =>
    signs.slice(group * GROUP_LENGTH, (group + 1) * GROUP_LENGTH).join(''),
  )
  return { password: groups.join('-'), until: hoursAfter(ctx.clock.now(), OPENS_HOURS) }
}
