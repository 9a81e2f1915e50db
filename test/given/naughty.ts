import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../src/config'

/** Text that has broken other programs: the Big List of Naughty Strings (test/fixtures/blns), and what our own pages would trip over. */
export const naughtyStrings: readonly string[] = [
  ...z
    .array(z.string())
    .parse(JSON.parse(readFileSync(join(projectRoot, 'test/fixtures/blns/blns.json'), 'utf8'))),
  '<script>alert("门神")</script>',
  '"><img src=x onerror=alert(1)>',
  '</textarea><script>alert(1)</script>',
  '{name} ${name} %s {{name}}',
  '=HYPERLINK("http://example.invalid","x")',
  '沈\u202e阿宝\u0000',
  '长'.repeat(2_000),
]

type Schema = z.core.JSONSchema.BaseSchema

/** A body as the schema wants it, in which each free text is the next of `texts`. */
export function bodyOf(schema: z.ZodType, nextText: () => string): unknown {
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })
  return valueOf(root, root, nextText)
}

const A_UUID = '00000000-0000-7000-8000-000000000000'
const formats: Readonly<Record<string, string>> = {
  uuid: A_UUID,
  'date-time': '2023-02-23T02:00:00Z',
  date: '2023-03-01',
}

function valueOf(schema: Schema, root: Schema, nextText: () => string): unknown {
  const of = (part: unknown): unknown => valueOf(asSchema(part), root, nextText)
  if (schema.$ref !== undefined) return of(root.$defs?.[schema.$ref.replace('#/$defs/', '')])
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return of(choices[0])
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, of(part)]))
    case 'array':
      return [of(Array.isArray(schema.items) ? schema.items[0] : (schema.items ?? {}))]
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1)
    case 'boolean':
      return true
    case 'string':
      return formats[schema.format ?? ''] ?? nextText()
    default:
      return nextText()
  }
}

const asSchema = (part: unknown): Schema => (typeof part === 'object' && part !== null ? { ...part } : {})

/** The body without what was refused: what may be left out is left out, and the rest gets as far as it can. */
export function withoutFields(body: unknown, paths: readonly string[]): unknown {
  const copy: unknown = structuredClone(body)
  for (const path of paths) {
    const keys = path.split('.')
    const last = keys.pop() ?? ''
    let at: unknown = copy
    for (const key of keys) at = isRecord(at) ? at[key] : undefined
    if (isRecord(at)) Reflect.deleteProperty(at, last)
  }
  return copy
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
