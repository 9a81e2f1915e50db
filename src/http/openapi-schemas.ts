import { z } from 'zod'
import { assert } from '../lib/assert'

export type Json = Record<string, unknown>
type Side = 'input' | 'output'

const COMPONENTS = '#/components/schemas/'
const REFERENCE = /"#\/components\/schemas\/(input|output)\.([\w-]+)"/g

export interface SchemaBook {
  /** The JSON Schema of what is sent (input) or answered (output); named ones by reference. */
  of(schema: z.ZodType, side: Side): Json
  /** The document with the named schemas under components.schemas and every reference to them resolved. */
  bind(document: Json): Json
}

/**
 * JSON Schemas of OpenAPI 3.1 (draft 2020-12) from zod. A schema with `.meta({ id })` becomes a component. One that
 * means something else when sent than when answered (defaults, transforms) becomes two: `…Input` is the sent one.
 */
export function createSchemaBook(): SchemaBook {
  // By side and name, as text: `input.NewUser`.
  const named = new Map<string, string>()
  const keep = (key: string, definition: unknown, side: Side): void => {
    const text = JSON.stringify(markReferences(definition, side))
    assert((named.get(key) ?? text) === text, `two schemas are called ${key}`)
    named.set(key, text)
  }
  return {
    of(schema, side) {
      // In an array the root is a definition like any other.
      const { items, $defs } = z.toJSONSchema(z.array(schema), { io: side, unrepresentable: 'any' })
      for (const [name, definition] of Object.entries($defs ?? {})) keep(`${side}.${name}`, definition, side)
      return markReferences(items, side)
    },
    bind: (document) => bind(document, named),
  }
}

/** zod points to `#/$defs/Name`; until all schemas are known, the side is part of the name. */
function markReferences(definition: unknown, side: Side): Json {
  const text = JSON.stringify(definition).replaceAll('"#/$defs/', `"${COMPONENTS}${side}.`)
  return parse(text)
}

function bind(document: Json, named: ReadonlyMap<string, string>): Json {
  const isSplit = splitNames(named)
  const nameOf = (side: string, name: string): string =>
    side === 'input' && isSplit.has(name) ? `${name}Input` : name
  const resolve = (text: string): Json =>
    parse(
      text.replaceAll(
        REFERENCE,
        (_all, side: string, name: string) => `"${COMPONENTS}${nameOf(side, name)}"`,
      ),
    )
  const bound = [...named].map(([key, text]) => {
    const [side = '', name = ''] = key.split('.')
    return [nameOf(side, name), resolve(text)] as const
  })
  const schemas = Object.fromEntries(bound.sort(([a], [b]) => a.localeCompare(b)))
  const { components, ...rest } = resolve(JSON.stringify(document))
  return { ...rest, components: { ...(isJson(components) ? components : {}), schemas } }
}

/** Names whose two sides differ, or that hold one that does. */
function splitNames(named: ReadonlyMap<string, string>): ReadonlySet<string> {
  const split = new Set<string>()
  const names = [...named.keys()].map((key) => key.split('.')[1] ?? '')
  const differs = (name: string): boolean => {
    const [sent, answered] = [named.get(`input.${name}`), named.get(`output.${name}`)]
    if (sent === undefined || answered === undefined) return false
    const holds = [...sent.matchAll(REFERENCE)].some(([, , inner = '']) => split.has(inner))
    return holds || sent.replaceAll(`${COMPONENTS}input.`, `${COMPONENTS}output.`) !== answered
  }
  for (let before = -1; before < split.size;) {
    before = split.size
    for (const name of names) if (differs(name)) split.add(name)
  }
  return split
}

function parse(text: string): Json {
  const value: unknown = JSON.parse(text)
  assert(isJson(value), 'a schema is an object')
  return value
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
