import type { Request } from 'express'
import type { Config } from '../config'
import { systemActor, type Actor } from '../context'
import { AppError } from '../errors'
import { isSignedByTwilio, TWILIO_SIGNATURE_HEADER } from '../platform/twilio/signature'
import { FORM_TYPE, readForm } from './form'

export const MAX_CALLBACK_BYTES = 16 * 1024

/** @throws AppError forged_callback, never saying why; also when there is no account whose token could have signed */
export async function authenticateTwilio(config: Config, request: Request): Promise<Actor> {
  const signature = request.get(TWILIO_SIGNATURE_HEADER)
  const { res: response } = request
  if (signature === undefined || request.is(FORM_TYPE) === false || response === undefined)
    throw new AppError('forged_callback')
  const fields = await readForm(request, response, { maxBytes: MAX_CALLBACK_BYTES })
  if (!isSignedByTwilio(config, { signature, path: request.originalUrl, fields }))
    throw new AppError('forged_callback')
  return systemActor('twilio')
}
