import type { ASTNode } from '@marcbachmann/cel-js'
import type { Compiled } from '../expression/compile'
import { compilePredicate, keyOf, slotsIn, type Predicate } from '../expression/predicate'
import { childrenOf, dottedName } from '../expression/tree'
import type { Value } from '../expression/value'

/** Compiles predicates of many rules so that what they have in common is evaluated at most once a signal, and only if asked for. */
export class SharedParts {
  private generation = 0
  /** How many different expressions contain a part. */
  private readonly wanted = new Map<string, number>()
  private readonly made = new Map<string, Compiled>()

  /** @param predicates all that will be compiled, once for every rule that has them */
  constructor(predicates: readonly Predicate[]) {
    for (const predicate of predicates) this.count(predicate.node, predicate.tree)
  }

  /** From here on another signal is judged. */
  begin(): void {
    this.generation++
  }

  compile(predicate: Predicate): ReturnType<typeof compilePredicate> {
    return compilePredicate(predicate, (node, made) => this.share(node, made, predicate.tree))
  }

  private count(node: ASTNode, tree: Predicate['tree']): void {
    const key = keyOf(node, tree)
    const before = this.wanted.get(key) ?? 0
    this.wanted.set(key, before + 1)
    if (before === 0 && dottedName(node) === null)
      for (const child of childrenOf(node)) this.count(child, tree)
  }

  private share(node: ASTNode, made: Compiled, tree: Predicate['tree']): Compiled {
    const key = keyOf(node, tree)
    const known = this.made.get(key)
    if (known !== undefined) return known
    const isCheap = dottedName(node) !== null || slotsIn(node, tree).length === 0
    const shared = isCheap || (this.wanted.get(key) ?? 0) < 2 ? made : this.remembered(made)
    this.made.set(key, shared)
    return shared
  }

  private remembered(run: Compiled): Compiled {
    let value: Value
    let generation = -1
    return (facts) => {
      if (generation === this.generation) return value
      value = run(facts)
      generation = this.generation
      return value
    }
  }
}
