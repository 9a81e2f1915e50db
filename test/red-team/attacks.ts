import { numberTactics } from './number-attacks'
import { nameTactics } from './name-attacks'
import { random, type Random } from './random'
import { makeCase, type AttackedCase } from './the-case'
import { wordTactics } from './word-attacks'

/** How to write something sealed so that the check may miss it. */
export type Tactic = (of: AttackedCase, random: Random) => string

export interface Attempt {
  readonly tactic: string
  readonly of: AttackedCase
  /** What was slipped in, and where it stands. */
  readonly written: string
  readonly body: string
  readonly start: number
  readonly end: number
}

export const tactics: Readonly<Record<string, Tactic>> = { ...nameTactics, ...numberTactics, ...wordTactics }

/** Sentences of a story with a place where a name, a number or a word could stand. */
const frames = [
  ['反诈中心发出预警后，民警见到', '，当面核实、劝阻。'],
  ['事后，', '说，自己差一点就信了对方。'],
  ['提到', '，大家都记得那天的经过。'],
  ['案件里的', '后来怎么样了？钱没有转出。'],
  ['', '停止了转账。公安机关提醒：不听、不信、不转账。'],
] as const

/** The attempt of that number: every tactic in turn, each time another case. */
export function attempt(number: number, seed: number): Attempt {
  const chance = random(seed * 100_003 + number)
  const names = Object.keys(tactics)
  const tactic = names[number % names.length] ?? ''
  const of = makeCase(chance)
  const written = tactics[tactic]?.(of, chance) ?? ''
  const [before, after] = chance.pick(frames)
  const start = before.length
  return { tactic, of, written, body: `${before}${written}${after}`, start, end: start + written.length }
}
