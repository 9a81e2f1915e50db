import { join } from 'node:path'
import { z } from 'zod'
import { version } from '../../package.json'
import { projectRoot } from '../config'
import { AppError } from '../errors'
import { openApiOf } from './openapi'
import type { Json } from './openapi-schemas'
import { rawRoute, type Route } from './route'
import { sendFile } from './send-file'

const open = { method: 'get', policy: 'public.read', tag: 'operations' } as const

const folder = join(projectRoot, 'node_modules', 'swagger-ui-dist')
// Of the many files of the package, those the page needs.
const served = ['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']

// The tokens a page needs to try things out are its own session's: it asks for them itself.
const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Menshen 门神 · API</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<link rel="icon" type="image/png" href="/docs/favicon-32x32.png">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`

const start = `window.ui = SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#swagger-ui',
  deepLinking: true,
  validatorUrl: null,
  requestInterceptor: async (request) => {
    if (request.method !== undefined && request.method !== 'GET') {
      const session = await fetch('/v1/session')
      if (session.ok) request.headers['x-csrf-token'] = (await session.json()).csrfToken
    }
    return request
  },
})
`

/** The document of all routes, and a page to read it; nothing comes from anywhere else. */
export function docsRoutes(all: () => readonly Route[]): readonly Route[] {
  let text: string | null = null
  const documentText = (): string => (text ??= JSON.stringify(openApi(all())))
  return [
    rawRoute({
      ...open,
      path: '/openapi.json',
      summary: 'This document (OpenAPI 3.1)',
      contentType: 'application/json',
      handle: async (_ctx, { response }) => void response.type('application/json').send(documentText()),
    }),
    rawRoute({
      ...open,
      path: '/docs',
      summary: 'This document as a page',
      contentType: 'text/html',
      handle: async (_ctx, { response }) => void response.type('html').send(page),
    }),
    rawRoute({
      ...open,
      path: '/docs/start.js',
      summary: 'Script of that page',
      contentType: 'text/javascript',
      handle: async (_ctx, { response }) => void response.type('text/javascript').send(start),
    }),
    rawRoute({
      ...open,
      path: '/docs/:file',
      summary: 'Files of that page',
      contentType: 'application/octet-stream',
      params: z.object({ file: z.string() }),
      errors: ['not_found'],
      handle: async (_ctx, { params, response }) => {
        const file = served.find((name) => name === params.file)
        if (file === undefined) throw new AppError('not_found')
        await sendFile(response, folder, file, { maxAge: '1h' })
      },
    }),
  ]
}

export const openApi = (routes: readonly Route[]): Json => openApiOf(routes, version)
