import type { Json, SchemaBook } from './openapi-schemas'
import { KEY_HEADER, SENDER_HEADER } from './repeatable'
import type { Route } from './route'

/** Path, query and header parameters; schemas of single fields, since a query is not one object on the wire. */
export function parametersOf(book: SchemaBook, route: Route): Json[] {
  const path = fieldsOf(book, route.params)
  const query = fieldsOf(book, route.query)
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: path.properties[name] ?? { type: 'string' },
  }))
  const inQuery = Object.entries(query.properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: query.required.includes(name),
    schema,
  }))
  return [...inPath, ...inQuery, ...(route.isRepeatable === true ? repeatableParameters : [])]
}

const uuidInHeader = (name: string, description: string): Json => ({
  name,
  in: 'header',
  required: false,
  description,
  schema: { type: 'string', format: 'uuid' },
})

const repeatableParameters: Json[] = [
  uuidInHeader(
    KEY_HEADER,
    'sent again with the same key and content it answers as the first time and changes nothing',
  ),
  uuidInHeader(SENDER_HEADER, 'with a key: who entered it; refused when somebody else is signed in by now'),
]

interface Fields {
  readonly properties: Readonly<Record<string, unknown>>
  readonly required: readonly unknown[]
}

function fieldsOf(book: SchemaBook, schema: Route['params']): Fields {
  const { properties, required } = schema === undefined ? {} : book.of(schema, 'input')
  return {
    properties: typeof properties === 'object' && properties !== null ? { ...properties } : {},
    required: Array.isArray(required) ? required : [],
  }
}
