import { assert } from '../lib/assert'
import type { Fen } from '../lib/money'

/**
 * sfc32, seeded by a text: the same on every machine, a period beyond any city, and forkable, so that one part of the
 * city can draw more numbers without changing what another part does. Never for secrets.
 */
export class Random {
  private a: number
  private b: number
  private c: number
  private counter = 1

  constructor(private readonly seed: string) {
    const [a, b, c] = digest(seed)
    this.a = a
    this.b = b
    this.c = c
    // The first values still show the likeness of like seeds.
    for (let i = 0; i < 12; i++) this.next()
  }

  /** A stream of its own for one part of the whole. */
  fork(...labels: (string | number)[]): Random {
    return new Random(`${this.seed}/${labels.join('/')}`)
  }

  /** In [0, 1). */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0
    this.counter = (this.counter + 1) | 0
    this.a = this.b ^ (this.b >>> 9)
    this.b = (this.c + (this.c << 3)) | 0
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0
    return (sum >>> 0) / 4_294_967_296
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  /** A whole number of [0, count). */
  below(count: number): number {
    return Math.floor(this.next() * count)
  }

  /** A whole number of [least, most]. */
  whole(least: number, most: number): number {
    return least + this.below(most - least + 1)
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)]
    assert(chosen !== undefined, 'nothing to pick from')
    return chosen
  }

  /** By weight; weights need not sum to one. */
  weighted<T>(list: readonly (readonly [T, number])[]): T {
    let left = this.next() * list.reduce((sum, [, weight]) => sum + weight, 0)
    for (const [value, weight] of list) {
      left -= weight
      if (left < 0) return value
    }
    const last = list.at(-1)
    assert(last !== undefined, 'nothing to weigh')
    return last[0]
  }

  normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.next())) * Math.cos(2 * Math.PI * this.next())
  }

  /** Half of all values lie below `median`; `spread` is the standard deviation of the logarithm. */
  logNormal(median: number, spread: number): number {
    return median * Math.exp(spread * this.normal())
  }

  /** How often something happens that happens `mean` times on average. */
  count(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const limit = Math.exp(-mean)
    let product = this.next()
    let count = 0
    while (product > limit) {
      product *= this.next()
      count++
    }
    return count
  }

  /** Digits as text, the first of them perhaps 0. */
  digits(length: number): string {
    let text = ''
    while (text.length < length) text += String(this.below(10))
    return text
  }

  /** A sum as people pay it: whole yuan, the larger the rounder. */
  sum(medianYuan: number, spread: number, mostYuan = Infinity): Fen {
    return roundSum(Math.min(this.logNormal(medianYuan, spread), mostYuan))
  }

  /** A sum to the fen, as wages, bills and interest come. */
  exactSum(medianYuan: number, spread: number, mostYuan = Infinity): Fen {
    return BigInt(Math.max(1, Math.round(Math.min(this.logNormal(medianYuan, spread), mostYuan) * 100)))
  }
}

/** Whole yuan below 100, tens below 1,000, hundreds below 20,000, thousands above. */
export function roundSum(yuan: number): Fen {
  const unit = yuan < 100 ? 1 : yuan < 1_000 ? 10 : yuan < 20_000 ? 100 : 1_000
  return BigInt(Math.max(1, Math.round(yuan / unit)) * unit) * 100n
}

/** Three 32-bit words of a text: xmur3's mixing, taken three times. */
function digest(text: string): [number, number, number] {
  let state = 1_779_033_703 ^ text.length
  for (let i = 0; i < text.length; i++) {
    state = Math.imul(state ^ text.charCodeAt(i), 3_432_918_353)
    state = (state << 13) | (state >>> 19)
  }
  const word = (): number => {
    state = Math.imul(state ^ (state >>> 16), 2_246_822_507)
    state = Math.imul(state ^ (state >>> 13), 3_266_489_909)
    state ^= state >>> 16
    return state
  }
  return [word(), word(), word()]
}
