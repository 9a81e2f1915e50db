import { compileFunction } from 'node:vm'
import { CodeWriter } from '../expression/code'
import type { FactDefinition } from '../facts/definition'
import type { FactFrame } from '../facts/frame'
import type { Predicate } from '../expression/predicate'
import type { CheckedRule } from './pack'
import { eachWord, type FactIndex } from './program-index'
import { bitsOf, type RowTable } from './program-rows'

/** Adds the rules that hold to `matching`, in their order. */
export type Block = (facts: FactFrame, matching: CheckedRule[]) => void

/** One fact, what a value of it leaves possible, and who asks for it. */
export interface Step {
  slot: number
  index: FactIndex
  /** One bit a rule. */
  users: Int32Array
  /** How many rules. */
  asking: number
  cost: number
}

/** What is asked of facts that cost about the same: first the indexes strike out rules, then the rules left are asked. */
export interface Phase {
  /** In the order in which they are to be asked. */
  steps: readonly Step[]
  /** By rule: what no index could answer. */
  questions: ReadonlyMap<number, readonly Predicate[]>
  /** Facts that cost more than striking out: they are looked at only while some candidate asks for them. */
  isDear: boolean
}

export interface BlockPlan {
  facts: readonly FactDefinition[]
  rules: readonly CheckedRule[]
  phases: readonly Phase[]
  table: RowTable
}

/**
 * The candidates are one bit a rule. Phase by phase, fact by fact, rules are struck out; the bits that are left are the rules
 * that match. Within a function they are local variables, between functions they are the words of `c`.
 */
export function compileBlock({ facts, rules, phases, table }: BlockPlan): Block {
  const { words } = table
  const known = phases.filter(({ isDear }) => !isDear).flatMap(({ steps }) => steps.map(({ slot }) => slot))
  const writer = new CodeWriter(
    phases.flatMap(({ questions }) => [...questions.values()].flat()),
    facts,
    new Map(known.map((slot) => [slot, `x${slot}`])),
  )
  const everyone = bitsOf(rules.keys(), words)
  const rows = writer.constant(table.bits)
  const functions = phases.flatMap((phase) => [
    ...stepsCode(phase, { facts, rows, words, writer }),
    ...questionsCode(phase, words, writer),
  ])
  const source = [
    ...writer.constants.map((_, at) => `const k${at} = k[${at}];`),
    `const c = new Int32Array(${words}); let signal = 0;`,
    ...known.map((slot) => `let x${slot};`),
    ...writer.declarations,
    ...functions.map((code, at) => `const f${at} = ${code};`),
    `return (facts) => {
      signal++; ${eachWord(words, (w) => `c[${w}] = ${everyone[w]};`)}
      ${functions.map((_, at) => `f${at}(facts);`).join(' ')}
      return c;
    };`,
  ]
  const match = evaluated(source.join('\n'), writer.constants)
  return (given, matching) => {
    collect(match(given), rules, matching)
  }
}

function collect(candidates: Int32Array, rules: readonly CheckedRule[], matching: CheckedRule[]): void {
  for (let word = 0; word < candidates.length; word++)
    for (let bits = candidates[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const rule = rules[32 * word + 31 - Math.clz32(bits & -bits)]
      if (rule !== undefined) matching.push(rule)
    }
}

interface Written {
  facts: readonly FactDefinition[]
  rows: string
  words: number
  writer: CodeWriter
}

/**
 * A cheap fact is read without asking, by its own reader, since a call that is written out is a third of one through the
 * frame; the frame keeps it for the reasons of the rules.
 */
function stepsCode({ steps, isDear }: Phase, { facts, rows, words, writer }: Written): string[] {
  if (steps.length === 0) return []
  const all = steps.map(({ slot, index, users }) => {
    const narrow = index.code(writer)
    return isDear
      ? `if (${isAsked(users)}) { v = facts.read(${slot}); ${narrow} }`
      : `x${slot} = v = ${writer.constant(facts[slot]?.read)}(facts.context); facts.keep(${slot}, v); ${narrow}`
  })
  return [
    `(facts) => {
      const rows = ${rows};
      let v, r = 0; ${eachWord(words, (w) => `let p${w} = 0, c${w} = c[${w}];`)}
      ${all.join('\n')}
      ${eachWord(words, (w) => `c[${w}] = c${w};`)}
    }`,
  ]
}

function isAsked(users: Int32Array): string {
  const words = [...users].map((bits, word) => (bits === 0 ? '' : `(c${word} & ${bits})`))
  return `(${words.filter((code) => code !== '').join(' | ')}) !== 0`
}

const BITS = 32

/**
 * A function a word: few rules are left by then, so that asking each of them is cheaper than to go through all questions.
 * V8 optimises several short functions in a fraction of the time of a long one.
 */
function questionsCode({ questions }: Phase, words: number, writer: CodeWriter): string[] {
  const asking = bitsOf(questions.keys(), words)
  return Array.from({ length: words }, (_, word) => {
    const cases = [...questions].filter(([rule]) => Math.floor(rule / BITS) === word)
    return `(facts) => {
      let t, u, holds = false;
      for (let bits = c[${word}] & ${asking[word]}; bits !== 0; bits &= bits - 1) {
        switch (Math.clz32(bits & -bits)) {
          ${cases.map(([rule, all]) => `case ${BITS - 1 - (rule % BITS)}: holds = ${all.map((one) => writer.predicate(one)).join(' && ')}; break;`).join('\n')}
        }
        if (!holds) c[${word}] &= ~(bits & -bits);
      }
    }`
  }).filter((_, word) => asking[word] !== 0)
}

type Match = (facts: FactFrame) => Int32Array

/** `source` has no word of a rule file in it: see {@link CodeWriter}. */
function evaluated(source: string, constants: readonly unknown[]): Match {
  const make: unknown = compileFunction(source, ['k'])
  const match: unknown = isFunction(make) ? make(constants) : null
  if (!isMatch(match)) throw new Error('the program of the rules is no function')
  return match
}

function isFunction(made: unknown): made is (constants: readonly unknown[]) => unknown {
  return typeof made === 'function'
}

function isMatch(made: unknown): made is Match {
  return typeof made === 'function'
}
