import express, { type Request, type RequestHandler, type Response } from 'express'
import { AppError } from '../errors'
import { run } from './body'
import type { Form, TypedFields } from './route'

export const FORM_TYPE = 'application/x-www-form-urlencoded'
const MOST_FIELDS = 50

const reader = (limit: number): RequestHandler =>
  express.urlencoded({ extended: false, limit, parameterLimit: MOST_FIELDS, type: FORM_TYPE })

/** A form's fields as they were typed; of several of one name the last. @throws AppError; what the parser refuses */
export async function readForm(
  request: Request,
  response: Response,
  { maxBytes }: Pick<Form, 'maxBytes'>,
): Promise<TypedFields> {
  requireOwnPage(request)
  // null: nothing was sent, which is a form with nothing filled in.
  if (request.is(FORM_TYPE) === false) throw new AppError('unsupported_media_type', `send ${FORM_TYPE}`)
  await run(reader(maxBytes), request, response)
  const body: unknown = request.body
  if (typeof body !== 'object' || body === null) return {}
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, textOf(value)]))
}

function textOf(value: unknown): string {
  const last: unknown = Array.isArray(value) ? value.at(-1) : value
  return typeof last === 'string' ? last : ''
}

/**
 * A form of another site must not send in a visitor's name. Browsers say where a form stands (Fetch Metadata; Origin
 * where that is missing); what says neither, a text browser, has nobody signed in whose name could be misused.
 */
function requireOwnPage(request: Request): void {
  const site = request.get('sec-fetch-site')
  const origin = request.get('origin')
  const isOwn =
    site === undefined
      ? origin === undefined || origin === 'null' || hostOf(origin) === request.host
      : site === 'same-origin' || site === 'none'
  if (!isOwn) throw new AppError('csrf_token_missing', 'the form is not of a page of ours')
}

const hostOf = (origin: string): string | null => (URL.canParse(origin) ? new URL(origin).host : null)
