import { compileFunction } from 'node:vm'
import { CodeWriter } from '../expression/code'
import type { FactReader } from '../expression/compile'
import type { FactDeclaration } from '../expression/value'
import type { Predicate } from '../expression/predicate'
import type { CheckedRule } from './pack'
import type { FactIndex } from './program-index'
import { bitsOf } from './program-rows'

/** Adds the rules that hold to `matching`, in their order. */
export type Block = (facts: FactReader, matching: CheckedRule[]) => void

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

/** What no index could answer, and who asks for it. */
export interface Question {
  predicate: Predicate
  users: Int32Array
}

export interface BlockPlan {
  facts: readonly FactDeclaration[]
  rules: readonly CheckedRule[]
  /** Both in the order in which they are to be asked. */
  steps: readonly Step[]
  questions: readonly Question[]
  words: number
}

/** So many questions a function: V8 optimises several short ones in a fraction of the time of a long one. */
const QUESTIONS_PER_FUNCTION = 40

/**
 * The candidates are one bit a rule, in the words of `c`. Fact by fact, then question by question, rules are struck out; the
 * bits that are left are the rules that match. Whatever no candidate asks for is not looked at.
 */
export function compileBlock({ facts, rules, steps, questions, words }: BlockPlan): Block {
  const writer = new CodeWriter(
    questions.map(({ predicate }) => predicate),
    facts,
  )
  const everyone = writer.constant(bitsOf(rules.keys(), words))
  const functions = [
    `let v, r = 0;\nc.set(${everyone});\n${steps.map((step) => stepCode(step, writer)).join('\n')}`,
    ...chunksOf(questions, QUESTIONS_PER_FUNCTION).map((chunk) =>
      ['let t, u;', ...chunk.map((one) => questionCode(one, writer))].join('\n'),
    ),
  ]
  const source = [
    ...writer.constants.map((_, at) => `const k${at} = k[${at}];`),
    `const c = new Int32Array(${words}); let signal = 0;`,
    ...writer.declarations,
    ...functions.map((code, at) => `const f${at} = (facts) => {\n${code}\n};`),
    `return (facts) => { signal++; ${functions.map((_, at) => `f${at}(facts);`).join(' ')} return c; };`,
  ]
  const match = evaluated(source.join('\n'), writer.constants)
  return (facts, matching) => {
    collect(match(facts), rules, matching)
  }
}

function collect(candidates: Int32Array, rules: readonly CheckedRule[], matching: CheckedRule[]): void {
  for (let word = 0; word < candidates.length; word++)
    for (let bits = candidates[word] ?? 0; bits !== 0; bits &= bits - 1) {
      const rule = rules[32 * word + 31 - Math.clz32(bits & -bits)]
      if (rule !== undefined) matching.push(rule)
    }
}

function stepCode({ slot, index, users, cost }: Step, writer: CodeWriter): string {
  return `${cost < 2 ? '' : `if (${isAsked(users)})`} { v = facts.read(${slot}); ${index.code(writer)} }`
}

function questionCode({ predicate, users }: Question, writer: CodeWriter): string {
  const out = [...users].map((bits, word) => (bits === 0 ? '' : `c[${word}] &= ${~bits};`))
  return `if (${isAsked(users)} && !${writer.predicate(predicate)}) { ${out.join(' ')} }`
}

function isAsked(users: Int32Array): string {
  const words = [...users].map((bits, word) => (bits === 0 ? '' : `(c[${word}] & ${bits})`))
  return `(${words.filter((code) => code !== '').join(' | ')}) !== 0`
}

function chunksOf<T>(all: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))
}

type Match = (facts: FactReader) => Int32Array

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
