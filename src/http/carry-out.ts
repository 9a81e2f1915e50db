import { isDeepStrictEqual } from 'node:util'
import type { z } from 'zod'
import { appendAudit, type AuditDetails } from '../audit'
import type { Actor, Context } from '../context'
import { AppError } from '../errors'
import { answerOnce } from '../kept-answers'
import { assert } from '../lib/assert'
import { databaseRefusal } from '../platform/db-errors'
import type { World } from '../platform/world'
import { repeatableCall, REPEAT_HEADER } from './repeatable'
import type { ParsedInput } from './input'
import type { JsonRoute, RawRoute } from './route'

// Two users who touch the same rows in another order: the database lets one of them start again.
const MAX_ATTEMPTS = 3

/** Runs the handler as `actor` and answers; a user's change is committed together with its audit entry. */
export async function carryOut(
  world: World,
  actor: Actor,
  route: JsonRoute | RawRoute,
  input: ParsedInput,
): Promise<void> {
  const ctx = world.context(actor)
  if (route.kind === 'raw') return route.handle(ctx, { ...input, note: forget, body: undefined })
  const isUsersChange = route.method !== 'get' && route.isQuestion !== true && actor.kind === 'user'
  const result = isUsersChange
    ? await change(ctx, route, input)
    : await route.handle(ctx, { ...input, note: forget })
  answer(world, route, input, result)
}

async function change(ctx: Context, route: JsonRoute, input: ParsedInput, attempt = 1): Promise<unknown> {
  try {
    return await ctx.transact(async (tx) => {
      const work = async (): Promise<unknown> => {
        let noted: AuditDetails = {}
        const note = (details: AuditDetails): void => {
          noted = { ...noted, ...details }
        }
        const result = await route.handle(tx, { ...input, note })
        const fact = factOf(route, input)
        const details = { ...noted, ...fact.details }
        await appendAudit(tx, { ...fact, details, ...subjectOf(route, input, result) })
        return result
      }
      const call = repeatableCall(route, input)
      if (call === null) return work()
      const { answer, isRepeat } = await answerOnce(tx, call, work)
      if (isRepeat) input.response.set(REPEAT_HEADER, 'true')
      return answer
    })
  } catch (error) {
    if (databaseRefusal(error) === 'conflict' && attempt < MAX_ATTEMPTS)
      return change(ctx, route, input, attempt + 1)
    // Who tried what he may not do, or would have let out what tells who it was, is worth knowing afterwards.
    if (error instanceof AppError && (error.status === 403 || error.code === 'story_leaks'))
      await appendAudit(ctx, { ...factOf(route, input, error.code), ...subjectOf(route, input, null) })
    throw error
  }
}

/** Only a user's change has an entry to add to. */
const forget = (): void => undefined

const factOf = (route: JsonRoute, { request }: ParsedInput, refused?: string) => ({
  action: route.policy,
  details: {
    method: route.method,
    path: route.path,
    requestId: request.requestId,
    ...numberOf(request.params),
    ...(refused === undefined ? {} : { refused }),
  },
})

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Things that have a number instead of an id: dead letters. */
const numberOf = ({ id }: ParsedInput['request']['params']): { number?: string } =>
  typeof id === 'string' && /^\d{1,18}$/.test(id) ? { number: id } : {}

/** What was changed: the id in the path, else the one that was made. */
function subjectOf(route: JsonRoute, { request }: ParsedInput, result: unknown) {
  const made =
    typeof result === 'object' && result !== null && 'id' in result && typeof result.id === 'string'
      ? result.id
      : undefined
  const { id: named } = request.params
  const id = typeof named === 'string' ? named : made
  return { subject: route.tag, ...(id !== undefined && UUID.test(id) ? { subjectId: id } : {}) }
}

function answer(world: World, route: JsonRoute, { response }: ParsedInput, result: unknown): void {
  const usual = route.status ?? (route.response === undefined ? 204 : 200)
  const status = response.statusCode === 200 ? usual : response.statusCode
  if (route.response === undefined) {
    response.status(status).end()
    return
  }
  const text = JSON.stringify(result)
  if (!world.config.isProduction) checkAnswer(route, route.response, text)
  response.status(status).type('application/json').send(text)
}

/** What goes out is exactly what the schema says: nothing else, nothing less. */
function checkAnswer(route: JsonRoute, schema: z.ZodType, text: string): void {
  const wire: unknown = JSON.parse(text)
  const parsed = schema.safeParse(wire)
  const name = `${route.method} ${route.path}`
  assert(parsed.success, `${name} answers what its schema does not know: ${pathsOf(parsed.error)}`)
  assert(isDeepStrictEqual(parsed.data, wire), `${name} answers fields that its schema does not have`)
}

const pathsOf = (error: z.ZodError | undefined): string =>
  (error?.issues ?? []).map(({ path, code }) => `${path.join('.')} (${code})`).join(', ')
