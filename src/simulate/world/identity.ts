import type { PartyKind } from '../../engine'
import type { Fen } from '../../lib/money'
import { dateOf } from '../clock'
import { DAY_MS } from '../../lib/duration'
import type { Random } from '../random'
import type { Account } from './model'

/** Numbers that are well formed and unique within a run; phones and accounts are drawn, with a serial inside. */

const BINS = ['622202', '621700', '622848', '621661', '622588', '623091', '621098', '622908']
const OUTSIDE_BIN = '621483'
const MOBILE_PREFIXES = ['138', '139', '150', '158', '187', '136', '133', '189', '177', '186', '132', '176']
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const CHECKS = '10X98765432'
const SERIAL_SPACE = 100_000_000
// Coprime with the space: neighbours in the city do not have neighbouring numbers, and none comes twice.
const STRIDE = 61_803_399

/** Serial numbers of one run; each value once. */
export class Serials {
  private next = 1

  take(): number {
    return (this.next++ * STRIDE) % SERIAL_SPACE
  }
}

export interface NewAccount {
  readonly holder: string
  readonly kind: PartyKind
  readonly bank: number
  readonly openedAt: string
  readonly balance: Fen
}

export function newAccount(serials: Serials, made: NewAccount): Account {
  const serial = String(serials.take()).padStart(8, '0')
  const bin = BINS[made.bank] ?? OUTSIDE_BIN
  const body = made.kind === 'organisation' ? `1211${bin.slice(2)}${serial}` : `${bin}1211${serial}`
  return { ...made, number: body + luhn(body) }
}

/** The day, `days` before a moment. */
export const daysBefore = (at: number, days: number): string => dateOf(at - Math.round(days) * DAY_MS)

export const mobile = (serials: Serials, random: Random): string =>
  random.pick(MOBILE_PREFIXES) + String(serials.take()).padStart(8, '0')

/** GB 11643: region, day of birth, order number, check character. */
export function idNumber(random: Random, birthYear: number, isMale: boolean): string {
  const month = String(random.whole(1, 12)).padStart(2, '0')
  const day = String(random.whole(1, 28)).padStart(2, '0')
  const order = String(random.below(500) * 2 + (isMale ? 1 : 0)).padStart(3, '0')
  const region = random.pick(['330602', '330603', '330604', '330624', '330681', '330683', '341221', '522425'])
  const body = `${region}${birthYear}${month}${day}${order}`
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(body[i]), 0)
  return body + CHECKS.charAt(sum % CHECKS.length)
}

function luhn(body: string): string {
  let sum = 0
  for (let i = 0; i < body.length; i++) {
    const digit = Number(body[body.length - 1 - i])
    const doubled = i % 2 === 0 ? digit * 2 : digit
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return String((10 - (sum % 10)) % 10)
}
