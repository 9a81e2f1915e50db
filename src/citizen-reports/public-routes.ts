import type { Request, Response } from 'express'
import type { Context } from '../context'
import { AppError } from '../errors'
import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { rawRoute, type Route, type TypedFields } from '../http/route'
import { checkForm, formFields, typedOf } from './form'
import { reportLimits } from './limits'
import * as page from './page'
import * as schema from './schema'
import { fileReport, followReport, type SubmitSignal } from './service'
import { issueToken, readToken } from './token'

const open = { policy: 'public.report', tag: 'public', contentType: 'text/html' } as const

const followRoutes: readonly Route[] = [
  rawRoute({
    ...open,
    method: 'get',
    path: '/report/find',
    summary: 'From a number that is typed to its page',
    query: schema.findQuery,
    refuse: anew,
    handle: async (_ctx, { query: { number, lang }, response }) => {
      const isNumber = schema.NUMBER.test(number)
      response.redirect(303, `/report/${isNumber ? number : 'none'}${lang === 'en' ? '?lang=en' : ''}`)
    },
  }),
  rawRoute({
    ...open,
    method: 'get',
    path: '/report/:number',
    summary: 'Asks for the code of a report; the same page whether there is such a report or not',
    params: schema.numberParams,
    query: schema.languageQuery,
    refuse: anew,
    handle: async (_ctx, { params: { number }, query: { lang: language }, request, response }) => {
      send(request, response, page.followPage({ language, number, isWrong: false }))
    },
  }),
  rawRoute({
    ...open,
    method: 'post',
    path: '/report/:number',
    summary: 'How far a report is: received, being looked at, or closed',
    params: schema.numberParams,
    query: schema.languageQuery,
    form: { fields: schema.followFields, maxBytes: reportLimits.formBytes },
    limit: reportLimits.follows,
    refuse: sayRefused,
    handle: (ctx, { params: { number }, query, typed, request, response }) =>
      follow(ctx, number, { language: query.lang, typed, request, response }),
  }),
]

/** Handing in needs the ingest of the process, so this list is made, not written. */
export const publicReportRoutes = (submit: SubmitSignal): readonly Route[] => [
  rawRoute({
    ...open,
    method: 'get',
    path: '/report',
    summary: 'A citizen’s report of a suspicious call, message or payment; a page without scripts',
    query: schema.languageQuery,
    refuse: anew,
    handle: async (ctx, { query, request, response }) => {
      send(request, response, page.formPage({ language: query.lang, token: issueToken(ctx) }))
    },
  }),
  rawRoute({
    ...open,
    method: 'post',
    path: '/report',
    summary: 'Hands the form in; answered by a page with the number and the code to follow it by',
    query: schema.languageQuery,
    form: { fields: formFields, maxBytes: reportLimits.formBytes },
    limit: reportLimits.reports,
    errors: ['overloaded'],
    refuse: sayRefused,
    handle: (ctx, { query, typed, request, response }) =>
      file(ctx, submit, { language: query.lang, typed, request, response }),
  }),
  ...followRoutes,
]

interface Sent {
  readonly language: schema.Language
  readonly typed: TypedFields
  readonly request: Request
  readonly response: Response
}

async function file(
  ctx: Context,
  submit: SubmitSignal,
  { language, typed: fields, request, response }: Sent,
): Promise<void> {
  const typed = typedOf(fields)
  const checked = checkForm(typed)
  const token = readToken(ctx, fields['token'] ?? '')
  if (!checked.ok) {
    const kept = token === null ? issueToken(ctx) : (fields['token'] ?? '')
    send(
      request,
      response.status(422),
      page.formPage({ language, token: kept, typed, errors: checked.errors }),
    )
    return
  }
  const again = (why: 'stale' | 'busy', next: string): void => {
    send(request, response, page.formPage({ language, token: next, typed, again: why }))
  }
  // Shown too long ago, or changed after its first sending broke off: nothing is lost, one press sends it.
  if (token === null) {
    response.status(409)
    again('stale', issueToken(ctx))
    return
  }
  try {
    const receipt = await fileReport(ctx, submit, checked.report, token)
    send(request, response.status(201), page.receiptPage({ language, receipt }))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    if (error.code !== 'reference_conflict' && !error.isWorthRetrying) throw error
    response.status(error.status)
    if (error.isWorthRetrying) again('busy', fields['token'] ?? '')
    else again('stale', issueToken(ctx))
  }
}

async function follow(
  ctx: Context,
  number: string,
  { language, typed: fields, request, response }: Sent,
): Promise<void> {
  const progress = await followReport(ctx, number, fields['code'] ?? '')
  if (progress === null)
    send(request, response.status(404), page.followPage({ language, number, isWrong: true }))
  else send(request, response, page.progressPage({ language, number, progress }))
}

/** Words that a messenger has hung on the address: the page is asked again without them. */
function anew(_refusal: AppError, _request: Request, response: Response): void {
  response.set('cache-control', 'no-store').redirect(303, '/report')
}

function sayRefused(refusal: AppError, request: Request, response: Response): void {
  const language = request.query['lang'] === 'en' ? 'en' : 'zh'
  const isOften = refusal.code === 'rate_limited'
  send(request, response, page.refusedPage({ language, isOften }))
}

/** Of one person and one moment: nobody keeps it. */
function send(request: Request, response: Response, text: string): void {
  response.set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PUBLIC_PAGE_CSP,
    'cache-control': 'no-store',
  })
  response.send(request.method === 'HEAD' ? '' : text)
}
