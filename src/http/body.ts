import express, { type Request, type RequestHandler, type Response } from 'express'
import { AppError } from '../errors'

export const MAX_BODY_BYTES = 256 * 1024
const JSON_TYPE = 'application/json'

// `strict: false`: a bare number is JSON; that it does not fit is for the schema to say.
const jsonReader = (limit: number): RequestHandler => express.json({ limit, strict: false, type: JSON_TYPE })
const readJson = jsonReader(MAX_BODY_BYTES)
const readRaw = express.raw({ limit: MAX_BODY_BYTES, type: JSON_TYPE })

/** The body as JSON; undefined when there is none. @throws AppError unsupported_media_type; what the parser refuses */
export async function readBody(
  request: Request,
  response: Response,
  maxBytes = MAX_BODY_BYTES,
): Promise<unknown> {
  // Of a signed request it has been read already, to check the signature.
  if (request.rawBody !== undefined) return parse(request.rawBody)
  requireJson(request)
  await run(maxBytes === MAX_BODY_BYTES ? readJson : jsonReader(maxBytes), request, response)
  const body: unknown = request.body
  return body
}

/** Keeps the bytes that a signature covers as `request.rawBody`. */
export async function readRawBody(request: Request): Promise<Buffer> {
  requireJson(request)
  const { res: response } = request
  if (response === undefined) throw new AppError('internal')
  await run(readRaw, request, response)
  const body: unknown = request.body
  request.rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  return request.rawBody
}

function requireJson(request: Request): void {
  // null or of no length: there is no body at all, and whether there must be one is for the schema to say.
  if (request.get('content-length') === '0') return
  if (request.is(JSON_TYPE) === false) throw new AppError('unsupported_media_type', `send ${JSON_TYPE}`)
}

function parse(raw: Buffer): unknown {
  if (raw.length === 0) return undefined
  try {
    const body: unknown = JSON.parse(raw.toString('utf8'))
    return body
  } catch {
    // The parser's message quotes the body.
    throw new AppError('malformed_json')
  }
}

export const run = (middleware: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void middleware(request, response, (error?: unknown) => {
      if (error === undefined) resolve()
      else reject(error instanceof Error ? error : new AppError('malformed_json'))
    })
  })
