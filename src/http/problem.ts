import { z } from 'zod'
import { AppError, errorCodes, type ErrorCode, type FieldError } from '../errors'
import { databaseRefusal } from '../platform/db-errors'

export const PROBLEM_TYPE = 'application/problem+json'

/** RFC 9457, with a code that stays. Never a stack, never a value of the request. */
export const problemSchema = z
  .strictObject({
    type: z.string().describe('/problems/<code>'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    instance: z.string().describe('the path that was called'),
    code: z.string().meta({ enum: Object.keys(errorCodes) }),
    fields: z
      .array(z.strictObject({ path: z.string(), code: z.string(), expected: z.string() }))
      .optional()
      .describe('every field that is wrong'),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problemSchema>

export function problemBody(error: AppError, instance: string, requestId: string): Problem {
  const { status, title } = errorCodes[error.code]
  return {
    type: `/problems/${error.code}`,
    title,
    status,
    ...(error.detail === undefined ? {} : { detail: error.detail }),
    instance: instance.split('?')[0] ?? '',
    code: error.code,
    ...(error.fields.length === 0 ? {} : { fields: [...error.fields] }),
    requestId,
  }
}

/** Whatever was thrown, as one of our refusals; `internal` for what is a bug. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error
  return fromDatabase(error) ?? fromExpress(error) ?? new AppError('internal')
}

function fromDatabase(error: unknown): AppError | null {
  switch (databaseRefusal(error)) {
    case 'unavailable':
      return new AppError('database_unavailable', undefined, [], 1)
    case 'unique':
      return new AppError('already_exists')
    case 'missing_reference':
      return new AppError('invalid_request', 'it names something that does not exist')
    case 'conflict':
      return new AppError('lost_race')
    case 'unstorable':
      return new AppError('invalid_request', 'a text has a character that cannot be stored')
    case null:
      return null
  }
}

// What Express and its body parser call the refusals that have a code of ours.
const expressTypes: Readonly<Record<string, ErrorCode>> = {
  'entity.parse.failed': 'malformed_json',
  'request.size.invalid': 'malformed_json',
  'request.aborted': 'malformed_json',
  'entity.too.large': 'body_too_large',
  'charset.unsupported': 'unsupported_media_type',
  'encoding.unsupported': 'unsupported_media_type',
}

function fromExpress(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null
  const type = 'type' in error && typeof error.type === 'string' ? error.type : ''
  const code = Object.entries(expressTypes).find(([known]) => known === type)?.[1]
  if (code !== undefined) return new AppError(code)
  // A compressed body that is not, and the like: the parser found it, so it is the caller's.
  const status = 'status' in error ? error.status : null
  if (status === 400)
    return error instanceof URIError ? new AppError('not_found') : new AppError('malformed_json')
  return status === 413 ? new AppError('body_too_large') : null
}

const MAX_FIELDS = 100
const MAX_PATH = 200

/** All problems of a parse, each with its path; unknown fields under their own. Texts of zod name types, not values. */
export function fieldErrors(error: z.ZodError, prefix: readonly string[] = []): FieldError[] {
  return error.issues.flatMap((issue) => ofIssue(issue, prefix)).slice(0, MAX_FIELDS)
}

function ofIssue(issue: z.core.$ZodIssue, prefix: readonly string[]): FieldError[] {
  const path = [...prefix, ...issue.path.map(String)]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => field([...path, key], issue.code, 'no such field'))
  if (issue.code === 'invalid_union') {
    const options = issue.errors.flatMap((issues) => issues.map(({ message }) => expectedBy(message)))
    return [
      field(path, issue.code, options.length === 0 ? 'another variant' : [...new Set(options)].join(', or ')),
    ]
  }
  const isUnnamed = issue.code === 'invalid_format' && issue.message.startsWith('Invalid ')
  return [field(path, issue.code, isUnnamed ? issue.format : expectedBy(issue.message))]
}

const field = (path: readonly string[], code: string, expected: string): FieldError => ({
  path: path.length === 0 ? 'body' : path.join('.').slice(0, MAX_PATH),
  code,
  expected,
})

/** "Invalid input: expected string, received number" -> "string". */
function expectedBy(message: string): string {
  const match = /expected (.+?)(?:, received .*)?$/.exec(message)
  return match?.[1] ?? message
}
