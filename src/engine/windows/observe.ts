import { callMinutes, isForeignCall } from '../facts/contact-facts'
import { comparable } from '../facts/transaction-facts'
import type { EngineInput, Evaluation, TransactionSignal } from '../types'
import type { Observation, ObservedValue } from './entry'
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
  for (const spec of keys) {
    const key = isRecorded(spec, input, evaluation) ? windowKey(spec, subject) : null
    if (key !== null) observations.push({ key, observation: keptBy(spec, observation) })
  }
  return observations
}

/** Of a bucket nothing but its greatest value can be asked: the rest would be four times the bytes. */
function keptBy({ greatest }: WindowKey, observation: Observation): Observation {
  if (greatest === undefined) return observation
  const value = observation.values[greatest]
  return { id: observation.id, at: observation.at, values: value === undefined ? {} : { [greatest]: value } }
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

function observedValues(
  { signal, subject }: EngineInput,
  evaluation: Evaluation,
): Record<string, ObservedValue> {
  const { trace } = evaluation
  const values: Record<string, ObservedValue> = { kind: signal.type, score: evaluation.score }
  if (evaluation.action === 'hold') values['held'] = true
  if (trace.typology !== 'none') values['typology'] = trace.typology
  if (trace.textFraud !== null) values['textFraud'] = trace.textFraud
  if (trace.elements.length > 0) values['elements'] = trace.elements.join(' ')
  if (trace.newPayee === true) values['newPayee'] = true
  if (signal.type === 'transaction') {
    values['amountFen'] = comparable(signal.amountFen)
    if (isUndone(signal, evaluation)) values['undone'] = true
    if (subject.payer !== null) values['payer'] = subject.payer
    if (subject.payee !== null) values['payee'] = subject.payee
  }
  if (signal.type === 'call') {
    values['minutes'] = callMinutes(signal) ?? 0
    if (isForeignCall(signal)) values['foreign'] = true
  }
  return values
}
