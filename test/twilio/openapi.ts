import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Ajv, { type ValidateFunction } from 'ajv'
import addFormats from 'ajv-formats'

const file = join(
  process.env['MENSHEN_SHARED_DATA'] ?? '../shared/data',
  'twilio_oai',
  'twilio_api_v2010.json',
)

/** Twilio's own description of its API is not part of this project; where it lies beside it, requests are held to it. */
export const isDescribed = existsSync(file)
export const NOT_DESCRIBED = `Twilio's OpenAPI is not at ${file}: name its folder in MENSHEN_SHARED_DATA`

export interface Called {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly form: URLSearchParams
}

export interface Description {
  /** What Twilio's OpenAPI has against a request; none: nothing. */
  problemsOf(request: Called): string[]
  /** What it has against an answer of ours, so that the double does not say what Twilio never would. */
  problemsOfAnswer(request: Called, status: number, body: object): string[]
}

interface Parameter {
  readonly name: string
  readonly in: 'path' | 'query' | 'header'
  readonly required?: boolean
  readonly schema: object
}

interface Operation {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: {
    readonly content: Readonly<Record<string, { readonly schema: ObjectSchema }>>
  }
  readonly responses: Readonly<
    Record<string, { readonly content: Readonly<Record<string, { readonly schema: object }>> }>
  >
}

interface ObjectSchema {
  readonly properties: Readonly<Record<string, { readonly type?: string }>>
  readonly required?: readonly string[]
}

interface Document {
  readonly components: object
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const FORM = 'application/x-www-form-urlencoded'
const E164 = /^\+[1-9]\d{1,14}$/

export function loadDescription(): Description {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document
  const compile = compiler(document)
  const find = ({ method, path }: Called): Operation | undefined => {
    const [, operations] = Object.entries(document.paths).find(([template]) => fits(template, path)) ?? []
    return operations?.[method.toLowerCase()]
  }
  return {
    problemsOf(request) {
      const operation = find(request)
      if (operation === undefined) return [`there is no ${request.method} ${request.path}`]
      return [...queryProblems(compile, operation, request), ...formProblems(compile, operation, request)]
    },
    problemsOfAnswer(request, status, body) {
      const schema = find(request)?.responses[String(status)]?.content['application/json']?.schema
      return schema === undefined ? [`there is no answer ${status}`] : failuresOf(compile(schema), body)
    },
  }
}

type Compile = (schema: object) => ValidateFunction

/** OpenAPI 3.0 beside what JSON Schema knows: `nullable`, and Twilio's own formats. */
function compiler(document: Document): Compile {
  const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: 'array' })
  addFormats(ajv)
  for (const format of ['endpoint', 'phone-number']) ajv.addFormat(format, E164)
  ajv.addFormat('http-method', /^(?:GET|POST)$/)
  ajv.addFormat('date-time-rfc-2822', (text: string) => !Number.isNaN(Date.parse(text)))
  for (const format of ['currency', 'date-time', 'int64', 'twiml', 'uri-map']) ajv.addFormat(format, true)
  ajv.addSchema({ $id: 'twilio', components: document.components })
  const compiled = new Map<object, ValidateFunction>()
  return (schema) => {
    const known = compiled.get(schema)
    if (known !== undefined) return known
    const text = JSON.stringify(schema).replaceAll('"#/components', '"twilio#/components')
    const validate = ajv.compile(JSON.parse(text) as object)
    compiled.set(schema, validate)
    return validate
  }
}

function queryProblems(compile: Compile, { parameters = [] }: Operation, { query }: Called): string[] {
  const known = parameters.filter((parameter) => parameter.in === 'query')
  const unknown = [...query.keys()].filter((name) => !known.some((each) => each.name === name))
  const wrong = known.flatMap(({ name, schema, required }) => {
    const value = query.get(name)
    if (value === null) return required === true ? [`${name} is missing`] : []
    return failuresOf(compile({ type: 'object', properties: { [name]: schema } }), { [name]: value })
  })
  return [...unknown.map((name) => `query ${name} is not known`), ...wrong]
}

function formProblems(compile: Compile, { requestBody }: Operation, { form }: Called): string[] {
  const schema = requestBody?.content[FORM]?.schema
  if (schema === undefined) return form.size === 0 ? [] : ['there is no body']
  const names = [...new Set(form.keys())]
  const unknown = names.filter((name) => !Object.hasOwn(schema.properties, name))
  const value = Object.fromEntries(
    names.map((name) => [
      name,
      schema.properties[name]?.type === 'array' ? form.getAll(name) : form.get(name),
    ]),
  )
  return [...unknown.map((name) => `form ${name} is not known`), ...failuresOf(compile(schema), value)]
}

function failuresOf(validate: ValidateFunction, value: object): string[] {
  if (validate(structuredClone(value))) return []
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`)
}

function fits(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')]
  return (
    wanted.length === given.length &&
    wanted.every(
      (part, index) =>
        part === given[index] ||
        (/^\{\w+\}(?:\.json)?$/.test(part) &&
          (given[index] ?? '').endsWith(part.endsWith('.json') ? '.json' : '')),
    )
  )
}
