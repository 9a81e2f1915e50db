/** Small changes of a rule's text that leave the rest of it, with its comments, as it is. */

const VERSION = /^version:\s*(\d+)/m

/** What a rule says has changed: its version goes up by one. */
export const withNextVersion = (text: string): string =>
  text.replace(VERSION, (_, version: string) => `version: ${Number(version) + 1}`)

export const withStatus = (text: string, status: 'live' | 'shadow'): string =>
  text.replace(/^status:.*$/m, `status: ${status}`)

/** A rule that only has to be filled in. It begins in shadow: it counts and does not act. */
export const newRule = (id: string): string => `id: ${id}
version: 1
title: { zh: '', en: '' }
typology: none
status: shadow
signals: [transaction]
condition: ''
weight: 0.5
reason: ''
falsePositives: []
references: []
tests:
  - { name: 'plainly', given: { tx.amountFen: 1 }, expect: hit }
  - { name: 'something else', given: { tx.amountFen: 0 }, expect: miss }
`

// As the service tells them apart (src/engine/rules/check-pack.ts).
const NO_RULES = /^(?:scripts|lexicon|lists|schema)\/|^(?:levels|text-model|typologies|windows)\.yaml$/

/** Whether a file of this name holds a rule. */
export const isRulePath = (path: string): boolean => !NO_RULES.test(path)

/** The values that the schema of a rule allows under a key; none where it is free. */
export function valuesOf(schema: unknown, key: string): readonly string[] {
  const property = inside(inside(schema, 'properties'), key)
  const values = inside(property, 'enum') ?? inside(inside(property, 'items'), 'enum')
  return Array.isArray(values) ? values.map(String) : []
}

function inside(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined
  return Object.entries(value).find(([key]) => key === name)?.[1]
}

/** The names that are given under a key of a rule: parameters, evidence. */
export function namesUnder(text: string, key: string): readonly string[] {
  const block = new RegExp(`^${key}:(.*(?:\\n[ \\t]+.*)*)`, 'm').exec(text)?.[1] ?? ''
  return [...block.matchAll(/(?:^|[{,\s])([a-z][A-Za-z0-9]*):/g)].map(([, name = '']) => name)
}
