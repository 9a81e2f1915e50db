import type { Request, Response } from 'express'
import { z } from 'zod'
import { AppError, type FieldError } from '../errors'
import { readBody } from './body'
import { fieldErrors } from './problem'
import type { JsonRoute, RawRoute, RouteInput } from './route'

const nothing = z.strictObject({})

/** Parses parameters, query and body and lists the problems of all three at once. */
export async function parseInput(
  route: JsonRoute | RawRoute,
  request: Request,
  response: Response,
): Promise<Omit<RouteInput<z.ZodType, z.ZodType, z.ZodType>, 'note'>> {
  const problems: FieldError[] = []
  const parse = (schema: z.ZodType, value: unknown, where: readonly string[]): unknown => {
    const parsed = schema.safeParse(value)
    if (!parsed.success) problems.push(...fieldErrors(parsed.error, where))
    return parsed.data
  }
  const params = route.params === undefined ? undefined : parse(route.params, request.params, ['params'])
  const query = parse(route.query ?? nothing, { ...request.query }, ['query'])
  const body =
    route.body === undefined
      ? undefined
      : parse(route.body, await readBody(request, response, route.maxBodyBytes), [])
  if (problems.length > 0) throw new AppError('invalid_request', undefined, problems)
  return { params, query, body, request, response }
}
