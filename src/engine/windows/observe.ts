import { callMinutes, isForeignCall } from '../facts/contact-facts'
import { comparable } from '../facts/transaction-facts'
import type { EngineInput, Evaluation, TransactionSignal } from '../types'
import type { Observation } from './entry'
import { windowKey } from './keys'
import type { WindowKey } from './window-schema'

export interface KeyedObservation {
  key: string
  observation: Observation
}

/**
 * What a signal leaves in the windows: a function of the signal and its stored evaluation alone, so that a rebuild from
 * PostgreSQL in any order agrees with what happened.
 */
export function observationsOf(
  input: EngineInput,
  evaluation: Evaluation,
  keys: readonly WindowKey[],
): KeyedObservation[] {
  const { signal, subject } = input
  const values = observedValues(input, evaluation)
  const observation: Observation = { id: signal.id, at: signal.occurredAt, values }
  const observations: KeyedObservation[] = []
  let [field, only] = ['', observation]
  for (const spec of keys) {
    const key = isRecorded(spec, input, evaluation) ? windowKey(spec, subject) : null
    if (key === null) continue
    // Of a bucket nothing but its greatest value can be asked: the rest would be four times the bytes.
    const kept = spec.only ?? spec.greatest ?? ''
    // Windows that keep the same field share what they keep.
    if (kept !== field) [field, only] = [kept, kept === '' ? observation : onlyOf(kept, observation)]
    observations.push({ key, observation: only })
  }
  return observations
}

function onlyOf(field: string, { id, at, values }: Observation): Observation {
  const value = values[field]
  if (value === undefined) return { id, at, values: {} }
  // What nearly all of them keep, written out: a computed name takes 56 bytes instead of 32.
  return { id, at, values: field === 'amountFen' ? { amountFen: value } : { [field]: value } }
}

function isRecorded(spec: WindowKey, { signal }: EngineInput, evaluation: Evaluation): boolean {
  if (spec.signals !== undefined && !spec.signals.includes(signal.type)) return false
  if (signal.type === 'transaction') return spec.undone || !isUndone(signal, evaluation)
  if (signal.type === 'report') return !spec.of.includes('payer')
  return !spec.of.includes('payer') && !spec.of.includes('payee')
}

/** A payment that was rejected or is being held has made nobody a known payee, and has brought nobody money. */
const isUndone = ({ status }: TransactionSignal, { action }: Evaluation): boolean =>
  status === 'rejected' || (action === 'hold' && status !== 'settled')

type ObservedValues = Observation['values']

/** Two shapes with all their fields, absent ones undefined: a field that is added later costs a second object. */
function observedValues({ signal, subject }: EngineInput, evaluation: Evaluation): ObservedValues {
  const { action, score, trace } = evaluation
  const held = action === 'hold' ? true : undefined
  const typology = trace.typology === 'none' ? undefined : trace.typology
  const textFraud = trace.textFraud ?? undefined
  const elements = trace.elements.length === 0 ? undefined : trace.elements.join(' ')
  if (signal.type === 'transaction')
    return {
      kind: signal.type,
      score,
      held,
      typology,
      textFraud,
      elements,
      newPayee: trace.newPayee === true ? true : undefined,
      amountFen: comparable(signal.amountFen),
      undone: isUndone(signal, evaluation) ? true : undefined,
      payer: subject.payer ?? undefined,
      payee: subject.payee ?? undefined,
    }
  const isCall = signal.type === 'call'
  return {
    kind: signal.type,
    score,
    held,
    typology,
    textFraud,
    elements,
    minutes: isCall ? (callMinutes(signal) ?? 0) : undefined,
    foreign: isCall && isForeignCall(signal) ? true : undefined,
  }
}
