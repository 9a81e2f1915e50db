import { hash } from 'node:crypto'
import { AppError } from '../errors'
import { assert } from '../lib/assert'
import { MINUTE_MS } from '../lib/duration'
import { fieldErrors } from '../http/problem'
import { signalLimits } from './limits'
import { schemaOfType, type Signal, type SignalType } from './schema'

/** A signal that may be stored: checked, normalised, and with the content by which a second sending is recognised. */
export interface ParsedSignal {
  readonly signal: Signal
  /** Epoch milliseconds. */
  readonly occurredAt: number
  /** The normalised signal as it is sealed: fields in the order of the schema, whatever order they came in. */
  readonly text: string
  /** SHA-256 of `text`. */
  readonly digest: Buffer
}

/** @throws AppError malformed_json, invalid_request with every wrong field */
export function parseSignal(body: string, now: Date): ParsedSignal {
  return checkSignal(parseJson(body), now)
}

export function checkSignal(value: unknown, now: Date): ParsedSignal {
  const parsed = schemaOf(value).safeParse(value)
  if (!parsed.success) throw new AppError('invalid_request', undefined, fieldErrors(parsed.error))
  const signal: Signal = parsed.data
  const occurredAt = Date.parse(signal.occurredAt)
  if (occurredAt > now.getTime() + signalLimits.futureMinutes * MINUTE_MS)
    throw wrong('occurredAt', 'too_late', `a time at most ${signalLimits.futureMinutes} minutes ahead`)
  const text = JSON.stringify(signal)
  return { signal, occurredAt, text, digest: hash('sha256', text, 'buffer') }
}

function parseJson(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    throw new AppError('malformed_json')
  }
}

function schemaOf(value: unknown) {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw wrong('body', 'invalid_type', 'an object')
  const type = 'type' in value ? value.type : undefined
  if (typeof type !== 'string' || !isSignalType(type))
    throw wrong('type', 'invalid_value', Object.keys(schemaOfType).join(', '))
  return schemaOfType[type]
}

const isSignalType = (type: string): type is SignalType => Object.hasOwn(schemaOfType, type)

const wrong = (path: string, code: string, expected: string): AppError =>
  new AppError('invalid_request', undefined, [{ path, code, expected }])

/** What this service stored itself: it fits its schema. */
export function trustedSignal(type: string, text: string): Pick<ParsedSignal, 'signal' | 'occurredAt'> {
  assert(isSignalType(type), `unknown type ${type}`)
  const signal: Signal = schemaOfType[type].parse(JSON.parse(text))
  return { signal, occurredAt: Date.parse(signal.occurredAt) }
}
