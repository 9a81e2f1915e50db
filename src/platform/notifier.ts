import type { Config } from '../config'
import type { Notifier } from '../context'
import { createTwilioNotifier } from './twilio/notifier'

/** Twilio when it is configured; else a transport that keeps the messages in the database for the page and the API. */
export const createNotifier = ({ twilio, http }: Pick<Config, 'twilio' | 'http'>): Notifier =>
  twilio === null ? recorder : createTwilioNotifier(twilio, http.publicUrl)

const recorder: Notifier = {
  transport: 'recorder',
  send: () => Promise.resolve({ state: 'recorded' }),
  find: () => Promise.resolve([]),
}
