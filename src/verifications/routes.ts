import type { Request, Response } from 'express'
import type { Context } from '../context'
import { PUBLIC_PAGE_CSP } from '../http/public-page'
import { rawRoute, route, type Refuse } from '../http/route'
import { taskParams } from '../tasks'
import { verificationLimits } from './limits'
import { formPage, notValidPage, tooOftenPage, verifiedPage } from './page'
import * as schema from './schema'
import * as service from './service'

const refuse: Refuse = (refusal, request, response) => {
  if (refusal.code === 'rate_limited') {
    const language = request.query['lang'] === 'en' ? 'en' : 'zh'
    send(request, response, tooOftenPage({ language, path: '/verify' }))
    return
  }
  // Messengers hang words of their own on an address that is passed on: the page is asked again without them.
  const isPassedOn = request.originalUrl.includes('?')
  response.set('cache-control', 'no-store').redirect(303, isPassedOn ? request.path : '/verify')
}

const open = {
  method: 'get',
  policy: 'public.read',
  tag: 'public',
  contentType: 'text/html',
  limit: {
    name: 'verify',
    points: verificationLimits.tries.value,
    perSeconds: verificationLimits.triesPer.value,
  },
  refuse,
} as const

export const verificationRoutes = [
  route({
    method: 'post',
    path: '/v1/tasks/:id/code',
    policy: 'verification.issue',
    tag: 'verifications',
    summary: 'A short code by which the person at the door can check the officer on the public page',
    params: taskParams,
    status: 201,
    response: schema.codeView,
    errors: ['not_found', 'illegal_move'],
    handle: (ctx, { params }) => service.issueCode(ctx, params.id),
  }),
  rawRoute({
    ...open,
    path: '/verify',
    summary: 'Whether a code is a real officer’s; a page without scripts',
    query: schema.verifyQuery,
    handle: async (ctx, { query, request, response }) => {
      if (query.code === undefined) {
        send(request, response, formPage({ language: query.lang, path: '/verify' }))
        return
      }
      await answer(ctx, query.code, query.lang, request, response)
    },
  }),
  rawRoute({
    ...open,
    path: '/verify/:code',
    summary: 'The same from the QR',
    params: schema.verifyCodeParams,
    query: schema.verifyCodeQuery,
    handle: (ctx, { params, query, request, response }) =>
      answer(ctx, params.code, query.lang, request, response),
  }),
]

async function answer(
  ctx: Context,
  code: string,
  language: schema.Language,
  request: Request,
  response: Response,
): Promise<void> {
  const verified = await service.checkCode(ctx, code)
  if (verified !== null) {
    const path = `/verify/${encodeURIComponent(code)}`
    send(request, response, verifiedPage(verified, { language, path }, ctx.clock.now()))
    return
  }
  send(request, response.status(404), notValidPage({ language, path: '/verify' }))
}

/** Of now and of one visit: nobody keeps it, and no address is handed on. */
function send(request: Request, response: Response, text: string): void {
  response.set({
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': PUBLIC_PAGE_CSP,
    'cache-control': 'no-store',
  })
  response.send(request.method === 'HEAD' ? '' : text)
}
