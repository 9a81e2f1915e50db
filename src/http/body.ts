import express, { type Request, type RequestHandler, type Response } from 'express'
import { AppError } from '../errors'
import { XML_TYPE } from './route'

export const MAX_BODY_BYTES = 256 * 1024
const JSON_TYPE = 'application/json'

// `strict: false`: a bare number is JSON; that it does not fit is for the schema to say.
const jsonReader = (limit: number): RequestHandler => express.json({ limit, strict: false, type: JSON_TYPE })
const readJson = jsonReader(MAX_BODY_BYTES)
// Signed before it is known which route takes it: the longest body that one of them does.
const MAX_SIGNED_BYTES = 1024 * 1024
const readRaw = express.raw({ limit: MAX_SIGNED_BYTES, type: [JSON_TYPE, XML_TYPE] })

/** The body as text, in UTF-8 or the charset that it says. @throws AppError unsupported_media_type; what the parser refuses */
export async function readXml(
  request: Request,
  response: Response,
  maxBytes = MAX_BODY_BYTES,
): Promise<unknown> {
  requireType(request, XML_TYPE)
  if (request.rawBody !== undefined) return request.rawBody.toString('utf8')
  await run(express.text({ limit: maxBytes, type: XML_TYPE }), request, response)
  const body: unknown = request.body
  return body
}

/** The body as JSON; undefined when there is none. @throws AppError unsupported_media_type; what the parser refuses */
export async function readBody(
  request: Request,
  response: Response,
  maxBytes = MAX_BODY_BYTES,
): Promise<unknown> {
  // Of a signed request it has been read already, to check the signature.
  requireType(request, JSON_TYPE)
  if (request.rawBody !== undefined) return parse(within(request.rawBody, maxBytes))
  await run(maxBytes === MAX_BODY_BYTES ? readJson : jsonReader(maxBytes), request, response)
  const body: unknown = request.body
  return body
}

/** Keeps the bytes that a signature covers as `request.rawBody`. */
export async function readRawBody(request: Request): Promise<Buffer> {
  requireType(request, JSON_TYPE, XML_TYPE)
  const { res: response } = request
  if (response === undefined) throw new AppError('internal')
  await run(readRaw, request, response)
  const body: unknown = request.body
  request.rawBody = Buffer.isBuffer(body) ? body : Buffer.alloc(0)
  return request.rawBody
}

const within = (raw: Buffer, maxBytes: number): Buffer => {
  if (raw.length > maxBytes) throw new AppError('body_too_large')
  return raw
}

function requireType(request: Request, ...types: string[]): void {
  // null or of no length: there is no body at all, and whether there must be one is for the schema to say.
  if (request.get('content-length') === '0') return
  if (request.is(types) === false) throw new AppError('unsupported_media_type', `send ${types.join(' or ')}`)
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
