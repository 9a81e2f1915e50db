import type { RequestHandler } from 'express'
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

function directivesOf({ http }: Config) {
  return {
    'default-src': ["'self'"],
    'script-src': ["'self'"],
    'style-src': ["'self'"],
    'img-src': ["'self'", 'data:'],
    'connect-src': ["'self'"],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(http.isSecure ? { 'upgrade-insecure-requests': [] } : {}),
  }
}
