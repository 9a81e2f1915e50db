import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { present } from '../../src/lib/assert'
import { projectRoot } from '../../src/config'
import type { Shape } from './shape'

interface Field {
  readonly name: string
  readonly column: string
  readonly type: string
  readonly isList: boolean
  readonly isOptional: boolean
  readonly attributes: string
}

interface Model {
  readonly name: string
  readonly table: string
  readonly fields: readonly Field[]
  readonly attributes: readonly string[]
}

/** prisma/schema.prisma, which `prisma generate` has checked, as the tables it stands for. */
export function shapeOfPrismaSchema(): Shape {
  const text = readFileSync(join(projectRoot, 'prisma', 'schema.prisma'), 'utf8')
  const models = [...text.matchAll(/^model (\w+) \{\n(.*?)^\}/gms)].map(([, name = '', body = '']) =>
    parse(name, body),
  )
  const byName = new Map(models.map((model) => [model.name, model]))
  const scalars = ({ fields }: Model) => fields.filter((field) => !byName.has(field.type))
  return {
    tables: models.map(({ table }) => table).sort(),
    columns: models
      .flatMap((model) => scalars(model).map((field) => `${model.table}.${field.column} ${describe(field)}`))
      .sort(),
    primaryKeys: models
      .flatMap((model) => keys(model, '@id').map((columns) => `${model.table}(${columns})`))
      .sort(),
    uniques: models
      .flatMap((model) => keys(model, '@unique').map((columns) => `${model.table}(${columns})`))
      .sort(),
    references: models.flatMap((model) => references(model, byName)).sort(),
  }
}

function parse(name: string, body: string): Model {
  const lines = body.split('\n').map((line) => line.replace(/\/\/.*$/, '').trim())
  const attributes = lines.filter((line) => line.startsWith('@@'))
  const fields = lines.filter((line) => /^\w/.test(line)).map(parseField)
  return {
    name,
    table: quoted(attributes.find((line) => line.startsWith('@@map')) ?? '') ?? name,
    fields,
    attributes,
  }
}

function parseField(line: string): Field {
  const [, name = '', type = '', suffix = '', attributes = ''] = present(
    /^(\w+)\s+(\w+(?:\("[^"]*"\))?)(\[\]|\?)?\s*(.*)$/.exec(line),
    `field ${line}`,
  )
  const column = quoted(/@map\([^)]*\)/.exec(attributes)?.[0] ?? '') ?? name
  return { name, column, type, isList: suffix === '[]', isOptional: suffix === '?', attributes }
}

const plain: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Float: 'double precision',
  Boolean: 'boolean',
  Json: 'jsonb',
  Bytes: 'bytea',
}
const native: Readonly<Record<string, string>> = {
  Uuid: 'uuid',
  SmallInt: 'smallint',
  'Timestamptz(6)': 'timestamp with time zone',
  Date: 'date',
  Json: 'json',
  JsonB: 'jsonb',
}

function describe({ type, isList, isOptional, attributes }: Field): string {
  const named = /@db\.(\w+(?:\(\d+\))?)/.exec(attributes)?.[1]
  const sqlType = named === undefined ? (plain[type] ?? quoted(type)) : native[named]
  const hasDefault = attributes.includes('@default(')
  return [
    `${present(sqlType, `SQL type of ${type} ${attributes}`)}${isList ? '[]' : ''}`,
    isOptional ? 'null' : 'not null',
    ...(hasDefault ? ['default'] : []),
  ].join(' ')
}

/** Of the fields that carry the attribute, and of the model's own `@@id([…])`. */
function keys({ fields, attributes }: Model, attribute: '@id' | '@unique'): string[] {
  const single = fields
    .filter((field) => field.attributes.split(/\s+/).includes(attribute))
    .map(({ column }) => column)
  const several = attributes
    .filter((line) => line.startsWith(`@${attribute}(`))
    .map((line) => columnsOf(fields, /\[([^\]]*)\]/.exec(line)?.[1] ?? ''))
  return [...single, ...several]
}

function references(model: Model, byName: ReadonlyMap<string, Model>): string[] {
  return model.fields.flatMap((field) => {
    const match = /@relation\(.*fields: \[([^\]]*)\], references: \[([^\]]*)\]/.exec(field.attributes)
    if (match === null) return []
    const target = present(byName.get(field.type), field.type)
    const [, own = '', theirs = ''] = match
    return [
      `${model.table}(${columnsOf(model.fields, own)}) -> ${target.table}(${columnsOf(target.fields, theirs)})`,
    ]
  })
}

const columnsOf = (fields: readonly Field[], names: string): string =>
  names
    .split(',')
    .map(
      (name) =>
        present(
          fields.find((field) => field.name === name.trim()),
          name,
        ).column,
    )
    .join(', ')

const quoted = (text: string): string | undefined => /"([^"]*)"/.exec(text)?.[1]
