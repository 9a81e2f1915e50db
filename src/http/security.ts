import type { Request, RequestHandler, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '../config'

/** Everything a page needs comes from this service; nothing may frame it. */
export function securityHeaders(config: Config): RequestHandler {
  const { isSecure } = config.http
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: directivesOf(config) },
    strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginEmbedderPolicy: false,
  })
}

/** The same policy, with style elements that carry this nonce: a page whose library writes its styles itself. */
export function allowStyles(config: Config, nonce: string, request: Request, response: Response): void {
  const policy = helmet.contentSecurityPolicy({ useDefaults: false, directives: directivesOf(config, nonce) })
  policy(request, response, () => undefined)
}

function directivesOf({ http }: Config, styleNonce?: string) {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'", ...(styleNonce === undefined ? [] : [`'nonce-${styleNonce}'`])],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(http.isSecure ? { 'upgrade-insecure-requests': [] } : {}),
  }
}
