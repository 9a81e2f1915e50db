import { errorCodes, type ErrorCode } from '../errors'
import { policies, type Policy } from '../policies'
import { FORM_TYPE } from './form'
import { createSchemaBook, type Json, type SchemaBook } from './openapi-schemas'
import { parametersOf } from './openapi-parameters'
import { problemSchema, PROBLEM_TYPE } from './problem'
import type { Route } from './route'

const OPENAPI_VERSION = '3.1.1'
const JSON_TYPE = 'application/json'

const about = `Early-warning and interception service of a city's anti-fraud centre.

Refusals are problem details (RFC 9457) with a stable \`code\`; what each means is at \`/problems/{code}\`.
Amounts are decimal yuan as text ("731200.00"), times RFC 3339 in UTC, points GCJ-02.
Users sign in by \`POST /v1/session\`; sources send \`Authorization: Bearer <key>\`; banks sign their calls:
\`x-menshen-signature\` = hex HMAC-SHA-256 of \`<x-menshen-timestamp>.<body>\` under the shared secret.`

/** The OpenAPI document of these routes: every route, every refusal it can answer with. */
export function openApiOf(routes: readonly Route[], version: string): Json {
  const book = createSchemaBook()
  const paths: Record<string, Json> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(book, route) }
  }
  const tags = [...new Set(routes.map(({ tag }) => tag))].sort().map((name) => ({ name }))
  return book.bind({
    openapi: OPENAPI_VERSION,
    info: { title: 'Menshen 门神', version, description: about, license },
    servers: [{ url: '/' }],
    tags,
    paths,
    components: { securitySchemes },
  })
}

const license = { name: 'Apache-2.0', identifier: 'Apache-2.0' }

const securitySchemes = {
  session: { type: 'apiKey', in: 'cookie', name: 'menshen_session' },
  csrfToken: { type: 'apiKey', in: 'header', name: 'x-csrf-token' },
  apiKey: { type: 'http', scheme: 'bearer' },
  bank: { type: 'apiKey', in: 'header', name: 'x-menshen-bank' },
  bankTimestamp: { type: 'apiKey', in: 'header', name: 'x-menshen-timestamp' },
  bankSignature: { type: 'apiKey', in: 'header', name: 'x-menshen-signature' },
  twilioSignature: { type: 'apiKey', in: 'header', name: 'x-twilio-signature' },
}

function operationOf(book: SchemaBook, route: Route): Json {
  return {
    operationId: operationIdOf(route),
    tags: [route.tag],
    summary: route.summary,
    description: whoMay(route),
    security: securityOf(route),
    parameters: parametersOf(book, route),
    ...(route.body === undefined && formOf(route) === undefined
      ? {}
      : { requestBody: requestBodyOf(book, route) }),
    responses: { ...successOf(book, route), ...refusalsOf(book, route) },
  }
}

/** "post /v1/warnings/:id/acknowledge" -> "postV1WarningsByIdAcknowledge" */
const operationIdOf = ({ method, path }: Route): string =>
  method +
  path
    .replaceAll('/:', '/by-')
    .split(/[^A-Za-z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

function whoMay({ policy }: Route): string {
  const { access, fourEyes }: Policy = policies[policy]
  const who =
    typeof access === 'string'
      ? {
          public: 'Anybody.',
          source: 'Sources, with their API key.',
          bank: 'Banks, with their signature.',
          twilio: 'Twilio, with its signature.',
        }[access]
      : `Roles: ${Object.entries(access)
          .map(([role, scope]) => `${role} (${scope})`)
          .join(', ')}.`
  return `Policy \`${policy}\`. ${who}${fourEyes === undefined ? '' : ` Not by who is \`${fourEyes}\`.`}`
}

function securityOf({ policy, method }: Route): Json[] {
  const { access }: Policy = policies[policy]
  if (access === 'public') return []
  if (access === 'source') return [{ apiKey: [] }]
  if (access === 'bank') return [{ bank: [], bankTimestamp: [], bankSignature: [] }]
  if (access === 'twilio') return [{ twilioSignature: [] }]
  return [method === 'get' ? { session: [] } : { session: [], csrfToken: [] }]
}

const formOf = (route: Route) => (route.kind === 'raw' ? route.form : undefined)

function requestBodyOf(book: SchemaBook, route: Route): Json {
  const form = formOf(route)
  const usual = route.kind === 'external' ? route.requestType : JSON_TYPE
  const bodyType = (route.kind === 'json' ? route.bodyType : undefined) ?? usual
  const schema = form?.fields ?? route.body
  return {
    required: schema !== undefined && !schema.safeParse(undefined).success,
    content: {
      [form === undefined ? bodyType : FORM_TYPE]: {
        schema: schema === undefined ? {} : book.of(schema, 'input'),
      },
    },
  }
}

function successOf(book: SchemaBook, route: Route): Json {
  if (route.kind === 'raw')
    return {
      200: { description: route.summary, content: { [route.contentType]: { schema: { type: 'string' } } } },
    }
  const status = route.status ?? (route.response === undefined ? 204 : 200)
  if (route.response === undefined) return { [status]: { description: 'Done' } }
  const type = route.kind === 'external' ? route.responseType : JSON_TYPE
  return {
    [status]: {
      description: route.summary,
      content: { [type]: { schema: book.of(route.response, 'output') } },
    },
  }
}

/** Its own refusals and those of every route of its kind, by status. */
export function refusalCodesOf(route: Route): readonly ErrorCode[] {
  const { access }: Policy = policies[route.policy]
  const isUsers = typeof access !== 'string'
  const codes: ErrorCode[] = [...(route.errors ?? []), 'database_unavailable', 'internal']
  if (isUsers) codes.push('not_signed_in', 'forbidden')
  if (isUsers && route.policy !== 'session.use') codes.push('password_change_required')
  if (isUsers && route.method !== 'get') codes.push('csrf_token_missing', 'lost_race')
  if (access === 'source') codes.push('not_signed_in')
  if (access === 'bank') codes.push('bad_signature')
  if (access === 'twilio') codes.push('forged_callback')
  if (route.limit !== undefined) codes.push('rate_limited')
  if (route.isRepeatable === true) codes.push('reference_conflict')
  codes.push('invalid_request')
  if (formOf(route) !== undefined)
    codes.push('csrf_token_missing', 'malformed_json', 'unsupported_media_type', 'body_too_large')
  if (route.body !== undefined) codes.push('malformed_json', 'unsupported_media_type', 'body_too_large')
  return [...new Set(codes)]
}

function refusalsOf(book: SchemaBook, route: Route): Json {
  const codes = refusalCodesOf(route)
  const statuses = [...new Set(codes.map((code) => errorCodes[code].status))].sort()
  return Object.fromEntries(
    statuses.map((status) => [
      status,
      refusalOf(book, codes.filter((code) => errorCodes[code].status === status).sort()),
    ]),
  )
}

const refusalOf = (book: SchemaBook, codes: readonly ErrorCode[]): Json => ({
  description: codes.map((code) => `\`${code}\`: ${errorCodes[code].title}`).join('\n\n'),
  content: {
    [PROBLEM_TYPE]: {
      schema: {
        allOf: [book.of(problemSchema, 'output'), { type: 'object', properties: { code: { enum: codes } } }],
      },
    },
  },
})
