import { Environment } from '@marcbachmann/cel-js'
import { closest } from 'fastest-levenshtein'
import type { FactDeclaration } from './value'

type Tree = { [name: string]: string | Tree }

/** The CEL environment of a declared schema: every name a condition may use, with its type; all others are refused. */
export function celEnvironment(facts: readonly FactDeclaration[]): Environment {
  const environment = new Environment({ unlistedVariablesAreDyn: false })
  for (const [root, schema] of Object.entries(treeOf(facts))) {
    if (typeof schema === 'string') environment.registerVariable(root, schema)
    else environment.registerVariable({ name: root, schema })
  }
  // Checked here, run by compile.ts: the library's own evaluator is never used.
  environment.registerFunction('anyOf(list<string>, list<string>): bool', () => false)
  environment.registerFunction('countOf(list<string>, list<string>): int', () => 0n)
  environment.registerFunction('clamp(double, double, double): double', () => 0)
  return environment
}

function treeOf(facts: readonly FactDeclaration[]): Tree {
  const tree: Tree = {}
  for (const fact of facts) {
    const parts = fact.name.split('.')
    const leaf = parts.pop() ?? fact.name
    let branch = tree
    for (const part of parts) {
      const next = branch[part] ?? {}
      if (typeof next === 'string') throw new Error(`fact ${fact.name} lies under a fact that is no object`)
      branch[part] = next
      branch = next
    }
    branch[leaf] = fact.type
  }
  return tree
}

/** The known name nearest to a misspelt one, if it is near enough to be worth saying. */
export function nearestName(unknown: string, known: readonly string[]): string | null {
  if (known.length === 0) return null
  return closest(unknown, [...known])
}
