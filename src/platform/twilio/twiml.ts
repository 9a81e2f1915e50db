import twilio from 'twilio'
import type { OutgoingMessage } from '../../context'

// https://www.twilio.com/docs/voice/twiml/say: the Mandarin of the mainland, and English.
const spoken = { zh: 'zh-CN', en: 'en-US' } as const
// Long enough to find the keypad on a telephone that is held to the ear.
const KEY_TIMEOUT_SECONDS = 8

type Language = OutgoingMessage['language']

/**
 * What a call says. With an address it waits for one key and tells it there; also that none was pressed, since whoever
 * listens to the end has not hung up.
 */
export function speech(language: Language, text: string, keyUrl: string | null): string {
  const response = new twilio.twiml.VoiceResponse()
  if (keyUrl === null) {
    response.say({ language: spoken[language] }, text)
    return response.toString()
  }
  const gather = response.gather({
    input: ['dtmf'],
    numDigits: 1,
    timeout: KEY_TIMEOUT_SECONDS,
    action: keyUrl,
    method: 'POST',
    actionOnEmptyResult: true,
  })
  gather.say({ language: spoken[language] }, text)
  return response.toString()
}

/** The answer to a key: what is said before the call ends. */
export function farewell(language: Language, text: string): string {
  const response = new twilio.twiml.VoiceResponse()
  response.say({ language: spoken[language] }, text)
  response.hangup()
  return response.toString()
}
