import type { Request, Response } from 'express'
import { z } from 'zod'
import { AppError, type FieldError } from '../errors'
import { readBody, readXml } from './body'
import { readForm } from './form'
import { fieldErrors } from './problem'
import type { JsonRoute, RawInput, RawRoute, RouteInput } from './route'

const nothing = z.strictObject({})

/** Of whatever route; a form's fields are for its page to judge. */
export type ParsedInput = Omit<RouteInput<z.ZodType, z.ZodType, z.ZodType>, 'note'> &
  Pick<RawInput<undefined, undefined>, 'typed'>

/** Parses parameters, query and body and lists the problems of all three at once. */
export async function parseInput(
  route: JsonRoute | RawRoute,
  request: Request,
  response: Response,
): Promise<ParsedInput> {
  const problems: FieldError[] = []
  const parse = (schema: z.ZodType, value: unknown, where: readonly string[]): unknown => {
    const parsed = schema.safeParse(value)
    if (!parsed.success) problems.push(...fieldErrors(parsed.error, where))
    return parsed.data
  }
  const params = route.params === undefined ? undefined : parse(route.params, request.params, ['params'])
  const query = parse(route.query ?? nothing, { ...request.query }, ['query'])
  const body =
    route.body === undefined ? undefined : parse(route.body, await bodyOf(route, request, response), [])
  const form = route.kind === 'raw' ? route.form : undefined
  const typed = form === undefined ? {} : await readForm(request, response, form)
  if (problems.length > 0) throw new AppError('invalid_request', undefined, problems)
  return { params, query, body, typed, request, response }
}

const bodyOf = (route: JsonRoute | RawRoute, request: Request, response: Response): Promise<unknown> =>
  route.kind === 'json' && route.bodyType !== undefined
    ? readXml(request, response, route.maxBodyBytes)
    : readBody(request, response, route.maxBodyBytes)
