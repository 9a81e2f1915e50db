import { checkExpression, type ParameterValues, type Vocabulary } from '../expression/checked'
import type { Compiled } from '../expression/compile'
import { says } from '../said'
import { nearestName } from '../expression/environment'
import { parseQuantity, unitOfFact, type Unit } from '../expression/unit'
import { isOfType, type FactType, type Value } from '../expression/value'
import type { CheckedRule } from './pack'
import type { PackProblem } from './problem'
import { reasonTemplate } from './reason-template'
import { ruleSchema, type RuleFile } from './rule-schema'
import type { YamlFile, YamlPath } from './yaml-file'

/** Checks one rule file against the vocabulary; null (and problems) when it does not hold. */
export function checkRule(
  source: YamlFile,
  vocabulary: Vocabulary,
  typologies: readonly string[],
  problems: PackProblem[],
): CheckedRule | null {
  const rule = source.read(ruleSchema, problems)
  if (rule === null) return null
  const before = problems.length
  if (!typologies.includes(rule.typology)) {
    const said = says.unknownTypology(rule.typology, nearestName(rule.typology, typologies))
    problems.push(source.problem(['typology'], said))
  }
  const parameters = parametersOf(rule, source, problems)
  const check = (text: string, wanted: FactType | 'any', path: YamlPath) =>
    checked(text, wanted, path, { source, vocabulary, parameters, problems })
  const condition = check(rule.condition, 'bool', ['condition'])
  const scale = rule.scale === undefined ? null : check(rule.scale, 'double', ['scale'])
  const evidence = Object.entries(rule.evidence).flatMap(([name, text]): [string, Compiled][] => {
    const read = check(text, 'any', ['evidence', name])
    return read === null ? [] : [[name, read.run]]
  })
  checkPlaceholders(rule, source, problems)
  checkTestFacts(rule, source, vocabulary, problems)
  if (condition === null || problems.length > before) return null
  const { run, tree, uses } = condition
  const said = reasonTemplate(rule.reason)
  return { rule, condition: run, tree, scale: scale?.run ?? null, evidence, said, uses, source }
}

interface CheckScope {
  source: YamlFile
  vocabulary: Vocabulary
  parameters: ParameterValues
  problems: PackProblem[]
}

function checked(text: string, wanted: FactType | 'any', path: YamlPath, scope: CheckScope) {
  const result = checkExpression(text, wanted, scope.vocabulary, scope.parameters)
  if (result.ok) return result.expression
  const { said, ...range } = result.problem
  scope.problems.push(scope.source.problemWithin(path, said, text, range))
  return null
}

function parametersOf(rule: RuleFile, source: YamlFile, problems: PackProblem[]): ParameterValues {
  const values = new Map<string, { value: Value; type: FactType; unit: Unit | null }>()
  for (const [name, written] of Object.entries(rule.parameters)) {
    const quantity = Array.isArray(written) ? null : parseQuantity(String(written))
    if (Array.isArray(written))
      values.set(`param.${name}`, { value: written, type: 'list<string>', unit: null })
    else if (quantity !== null) values.set(`param.${name}`, quantity)
    else problems.push(source.problem(['parameters', name], says.noQuantity(name)))
  }
  return values
}

function checkPlaceholders(rule: RuleFile, source: YamlFile, problems: PackProblem[]): void {
  for (const [placeholder, name = ''] of rule.reason.matchAll(/\{(\w+)\}/g)) {
    if (Object.hasOwn(rule.evidence, name)) continue
    problems.push(source.problem(['reason'], says.noEvidence(placeholder), placeholder))
  }
}

function checkTestFacts(
  rule: RuleFile,
  source: YamlFile,
  vocabulary: Vocabulary,
  problems: PackProblem[],
): void {
  const names = vocabulary.facts.map((fact) => fact.name)
  rule.tests.forEach((test, index) => {
    for (const [name, written] of Object.entries(test.given)) {
      const fact = vocabulary.facts.find((one) => one.name === name)
      const path = ['tests', index, 'given']
      if (fact === undefined) {
        problems.push(source.problemAtKey(path, name, says.unknownField(name, nearestName(name, names))))
      } else if (!isOfType(givenValue(written, fact), fact.type)) {
        problems.push(source.problemAtKey(path, name, says.wrongValue(name, fact.type, unitOfFact(name))))
      }
    }
  })
}

/** `731_200 CNY` in a test's `given` means what it means in a parameter; null means the feed did not say. */
export function givenValue(
  written: RuleFile['tests'][number]['given'][string],
  fact: { name: string; type: FactType },
): Value {
  if (written === null) return undefined
  if (typeof written !== 'string' || (fact.type !== 'int' && fact.type !== 'double')) return written
  const quantity = parseQuantity(written)
  return quantity === null || quantity.unit !== unitOfFact(fact.name) ? written : quantity.value
}
