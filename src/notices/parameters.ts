import { assert } from '../lib/assert'

/**
 * What may stand in a message, by name: a closed list, each with the only shape its value may have. A name, an account,
 * an address or a sum fits none of them, so that whoever passes one by mistake finds the message refused, not sent.
 */
const count = /^\d{1,5}$/
// YJ20230223-0A0B0C, HC20230223-000001-1: numbers that we have given ourselves.
const ownNumber = /^[A-Z]{2}(?:\d{8})?-[0-9A-Z]{6,12}(?:-\d{1,3})?$/

export const parameterShapes: Readonly<Record<string, RegExp>> = {
  number: ownNumber,
  stop: ownNumber,
  level: /^(?:特?[高中低]危?|[红橙黄蓝]色?|[一二三四]级)$/,
  levelCode: /^(?:low|medium|high|critical)$/,
  outcome: /^(?:确认为诈骗|排除|到期未处置)$/,
  outcomeCode: /^(?:confirmed|dismissed|expired)$/,
  minutes: count,
  round: count,
  version: count,
  signals: count,
  hits: count,
  victims: count,
  warnings: count,
  count,
  due: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/,
  // A bank by its code, never by an account of it.
  bank: /^[A-Z]{2,12}$/,
  // Sources and rules are named by us, in words.
  source: /^(?!.*\d{6})[a-z][a-z0-9-]{0,40}:[A-Za-z0-9][\w.-]{0,40}$/,
  rule: /^(?!.*\d{6})[a-z][a-z0-9]{0,40}(?:[.-][a-z0-9]{1,40})*$/,
}

type Values = Readonly<Record<string, string | number>>

/** @throws what is a bug: a value that no message may carry; never says the value */
export function requireClosed(template: string, text: string, values: Values): void {
  const slots = new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))
  for (const [name, value] of Object.entries(values)) {
    const shape = Object.hasOwn(parameterShapes, name) ? parameterShapes[name] : undefined
    assert(shape?.test(String(value)) === true, `${template}: ${name} is nothing that a message may say`)
  }
  for (const name of slots) assert(Object.hasOwn(values, name), `${template}: ${name} is missing`)
}
