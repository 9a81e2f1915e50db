import type { Value } from '../expression/value'
import type { CallSignal, MessageSignal } from '../types'
import type { FactContext } from './context'
import { fact, type FactDefinition } from './definition'

const SECONDS_PER_MINUTE = 60
const MS_PER_HOUR = 3_600_000
// A call from abroad shows + or 00 before the number (MIIT); +86 and 0086 are home.
const FOREIGN_NUMBER = /^(?:\+(?!86)|00(?!86))\d/
const ABROAD_SHOWN = /^(?:\+|00)/

function ofCall(read: (signal: CallSignal) => Value): FactDefinition['read'] {
  return (context) => (context.signal?.type === 'call' ? read(context.signal) : undefined)
}

function ofMessage(read: (signal: MessageSignal, context: FactContext) => Value): FactDefinition['read'] {
  return (context) => (context.signal?.type === 'message' ? read(context.signal, context) : undefined)
}

export const contactFacts: readonly FactDefinition[] = [
  fact(
    'call.minutes',
    'double',
    ofCall((s) => callMinutes(s)),
  ),
  fact(
    'call.isForeign',
    'bool',
    ofCall((s) => isForeignCall(s)),
  ),
  fact(
    'call.isInbound',
    'bool',
    ofCall((s) => (s.direction === undefined ? undefined : s.direction === 'inbound')),
  ),
  fact(
    'call.showsHomeNumber',
    'bool',
    ofCall((s) => showsHomeNumber(s)),
  ),
  fact(
    'call.isHomeNumberFromAbroad',
    'bool',
    ofCall((s) => s.international === true && !FOREIGN_NUMBER.test(s.caller)),
  ),
  fact(
    'message.channel',
    'string',
    ofMessage((s) => s.channel),
  ),
  fact(
    'message.senderRoles',
    'list<string>',
    ofMessage((s, c) => c.elementsOf(claimOf(s), 'role')),
  ),
  fact(
    'message.recipientRoles',
    'list<string>',
    ofMessage((s, c) => c.elementsOf(s.recipient?.role, 'role')),
  ),
  fact(
    'group.members',
    'int',
    ofMessage((s) => s.group?.memberCount),
  ),
  fact(
    'group.ageHours',
    'double',
    ofMessage((s) => groupAgeHours(s)),
  ),
  fact('report.channel', 'string', (c) => (c.signal?.type === 'report' ? c.signal.channel : undefined)),
  fact('report.transfers', 'int', (c) =>
    c.signal?.type === 'report' ? (c.signal.transfers?.length ?? 0) : undefined,
  ),
]

export function callMinutes({ durationSeconds }: CallSignal): number | undefined {
  return durationSeconds === undefined ? undefined : durationSeconds / SECONDS_PER_MINUTE
}

export function isForeignCall({ international, caller }: CallSignal): boolean {
  return international === true || FOREIGN_NUMBER.test(caller)
}

/** A call that comes over an international trunk yet displays a domestic number. */
function showsHomeNumber(signal: CallSignal): Value {
  if (signal.displayedNumber === undefined) return undefined
  return isForeignCall(signal) && !ABROAD_SHOWN.test(signal.displayedNumber)
}

function claimOf({ sender }: MessageSignal): string | undefined {
  const said = [sender?.claimedRole, sender?.claimedName].filter((part) => part !== undefined)
  return said.length === 0 ? undefined : said.join(' ')
}

function groupAgeHours({ group, occurredAt }: MessageSignal): Value {
  return group?.createdAt === undefined ? undefined : (occurredAt - group.createdAt) / MS_PER_HOUR
}
