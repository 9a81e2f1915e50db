import type { Request } from 'express'
import type { Actor, Context } from '../context'
import { AppError } from '../errors'
import { BANK_HEADER, isSignedBy, SIGNATURE_HEADER, TIMESTAMP_HEADER } from '../platform/signature'
import { readRawBody } from './body'

const NAMED = /^[\w-]{1,40}$/

/** The bank whose shared secret signed this request. @throws AppError bad_signature, never saying why */
export async function authenticateBank(ctx: Context, request: Request): Promise<Actor> {
  const code = request.get(BANK_HEADER)
  const timestamp = request.get(TIMESTAMP_HEADER)
  const signature = request.get(SIGNATURE_HEADER)
  if (code === undefined || timestamp === undefined || signature === undefined || !NAMED.test(code))
    throw new AppError('bad_signature')
  const bank = await ctx.db.bank.findUnique({ where: { code }, select: { id: true, secretSealed: true } })
  if (bank === null || bank.secretSealed === null) throw new AppError('bad_signature')
  const secret = ctx.vault.openSilently('bank.secret', bank.secretSealed)
  const rawBody = await readRawBody(request)
  if (!isSignedBy(secret, { timestamp, signature, rawBody }, ctx.clock.now()))
    throw new AppError('bad_signature')
  return { kind: 'bank', id: bank.id }
}
