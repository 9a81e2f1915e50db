import request from 'supertest'
import type { Express } from 'express'
import { getExpectedTwilioSignature } from 'twilio/lib/webhooks/webhooks'
import { TOKEN } from './fake-twilio'

export const PUBLIC_URL = 'https://menshen.test'

export interface Callback {
  readonly path: string
  readonly fields: Readonly<Record<string, string>>
  /** Of whoever signs; another one forges. */
  readonly token?: string
  /** What was signed, where that is not what is sent. */
  readonly signedFields?: Readonly<Record<string, string>>
}

/** Tells the service what became of a message, signed as Twilio signs it. */
export const callBack = (app: Express, { path, fields, token = TOKEN, signedFields = fields }: Callback) =>
  request(app)
    .post(path)
    .type('form')
    .set('x-twilio-signature', getExpectedTwilioSignature(token, PUBLIC_URL + path, { ...signedFields }))
    .send(fields)
