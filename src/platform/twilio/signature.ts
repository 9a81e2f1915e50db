import { validateRequest } from 'twilio'
import type { Config } from '../../config'

export const TWILIO_SIGNATURE_HEADER = 'x-twilio-signature'

/** Where Twilio reaches a path of ours: what it calls is what it signs. */
export const callbackUrl = (publicUrl: string, path: string): string => publicUrl.replace(/\/$/, '') + path

/** Whether the account's own token signed exactly this address and these fields. */
export function isSignedByTwilio(
  { twilio, http }: Pick<Config, 'twilio' | 'http'>,
  call: {
    readonly signature: string
    readonly path: string
    readonly fields: Readonly<Record<string, string>>
  },
): boolean {
  if (twilio === null) return false
  const url = callbackUrl(http.publicUrl, call.path)
  return validateRequest(twilio.authToken, call.signature, url, call.fields)
}
