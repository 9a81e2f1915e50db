import type { EngineSignal } from '../engine'
import { signalLimits as limits } from './limits'
import { isRecord, QuickFields } from './quick-fields'

/**
 * A signal of the wire as the engine reads it, past the schema: for replays, where the schema costs more than the
 * judgement. It reads what feeds send in its plainest form. Whatever it is not sure of is null, and the schema decides:
 * it never accepts what the schema refuses, and where it accepts it gives what the schema gives (property-tested).
 * Objects have all their fields, absent ones undefined, so that the engine meets one shape.
 */
export interface QuickSignal {
  readonly source: string
  readonly sourceRef: string
  readonly signal: EngineSignal
}

export function quickSignal(value: unknown): QuickSignal | null {
  if (!isRecord(value)) return null
  const { source, sourceRef } = value
  if (typeof source !== 'string' || source.length > limits.sourceLength || !SOURCE.test(source)) return null
  if (typeof sourceRef !== 'string' || sourceRef.length > limits.sourceRefLength) return null
  const id = `${source}|${sourceRef}`
  if (!PLAIN_ID.test(id)) return null
  const fields = new QuickFields()
  const occurredAt = fields.instant(value['occurredAt'])
  if (occurredAt === undefined) return null
  const signal = signalOf(fields, value, { id, occurredAt })
  return signal !== null && fields.isSure ? { source, sourceRef, signal } : null
}

const SOURCE = /^[a-z][a-z0-9-]*:[A-Za-z0-9][A-Za-z0-9._-]*$/
/** A plain reference; the id is looked at whole, since that makes V8 join its parts, and windows compare and keep it. */
const PLAIN_ID = /^[^|]+\|[\x21-\x7e]+$/
/** type, source, sourceRef, occurredAt. */
const COMMON_FIELDS = 4

interface Common {
  readonly id: string
  readonly occurredAt: number
}

type Wire = Record<string, unknown>

function signalOf(fields: QuickFields, wire: Wire, common: Common): EngineSignal | null {
  switch (wire['type']) {
    case 'transaction':
      return transaction(fields, wire, common)
    case 'call':
      return call(fields, wire, common)
    case 'message':
      return message(fields, wire, common)
    default:
      // Reports are a thousandth of a stream, and long: the schema reads them.
      return null
  }
}

/** How many of these are there: an object must have no other fields. */
function present(...values: unknown[]): number {
  let count = 0
  for (const value of values) if (value !== undefined) count++
  return count
}

const datums = ['WGS-84', 'GCJ-02'] as const
const statuses = ['pending', 'settled', 'rejected'] as const
const channels = ['online', 'mobile', 'counter', 'atm', 'pos'] as const
const kinds = ['person', 'organisation'] as const

function transaction(fields: QuickFields, wire: Wire, { id, occurredAt }: Common): EngineSignal | null {
  const { currency, status, channel, memo, device } = wire
  const amountFen = fields.fen(wire['amount'])
  const payer = payerOf(fields, wire['payer'])
  const payee = payeeOf(fields, wire['payee'])
  if (amountFen === undefined || payer === null || payee === null) return null
  fields.expect(wire, COMMON_FIELDS + 3 + present(currency, status, channel, memo, device))
  return {
    id,
    occurredAt,
    type: 'transaction',
    amountFen,
    currency: fields.oneOf(currency, ['CNY']),
    status: fields.oneOf(status, statuses),
    channel: fields.oneOf(channel, channels),
    memo: fields.prose(memo, limits.memoLength),
    device: deviceOf(fields, device),
    payer,
    payee,
  }
}

function payerOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  const account = fields.account(wire?.['account'])
  if (wire === undefined || account === undefined) return null
  const { bank, name, kind, operator, phone, idNumber, birthYear, address, location, balanceBefore } = wire
  const isThere = present(bank, name, kind, operator, phone, idNumber, birthYear, address, location)
  fields.expect(wire, 1 + isThere + present(balanceBefore))
  return {
    account,
    bank: fields.line(bank, limits.bankLength),
    name: fields.line(name, limits.nameLength),
    kind: fields.oneOf(kind, kinds),
    operator: operatorOf(fields, operator),
    phone: fields.phone(phone),
    idNumber: fields.idNumber(idNumber),
    birthYear: fields.whole(birthYear, limits.earliestBirthYear, 2100),
    address: fields.line(address, limits.addressLength),
    location: locationOf(fields, location),
    balanceBeforeFen: fields.fen(balanceBefore),
  }
}

function operatorOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  if (wire === undefined) return undefined
  const { name, phone, role, idNumber } = wire
  fields.expect(wire, present(name, phone, role, idNumber))
  return {
    name: fields.line(name, limits.nameLength),
    phone: fields.phone(phone),
    role: fields.line(role, limits.roleLength),
    idNumber: fields.idNumber(idNumber),
  }
}

function locationOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  if (wire === undefined) return undefined
  const datum = fields.oneOf(wire['datum'], datums)
  fields.expect(wire, 2 + present(datum))
  const [lon, lat] = [fields.degrees(wire['lon'], 180), fields.degrees(wire['lat'], 90)]
  if (lon === undefined || lat === undefined) return undefined
  return datum === undefined ? { lon, lat } : { lon, lat, datum }
}

function payeeOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  const account = fields.account(wire?.['account'])
  if (wire === undefined || account === undefined) return null
  const { bank, name, kind, openedAt } = wire
  fields.expect(wire, 1 + present(bank, name, kind, openedAt))
  return {
    account,
    bank: fields.line(bank, limits.bankLength),
    name: fields.line(name, limits.nameLength),
    kind: fields.oneOf(kind, kinds),
    openedAt: fields.day(openedAt),
  }
}

function deviceOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  if (wire === undefined) return undefined
  const { isNew, screenSharing, remoteControl } = wire
  fields.expect(wire, present(isNew, screenSharing, remoteControl))
  return {
    isNew: fields.bool(isNew),
    screenSharing: fields.bool(screenSharing),
    remoteControl: fields.bool(remoteControl),
  }
}

const directions = ['inbound', 'outbound'] as const

function call(fields: QuickFields, wire: Wire, { id, occurredAt }: Common): EngineSignal | null {
  const { durationSeconds, direction, international, displayedNumber, transcript } = wire
  const [caller, callee] = [fields.shownNumber(wire['caller']), fields.phone(wire['callee'])]
  if (caller === undefined || callee === undefined) return null
  const isThere = present(durationSeconds, direction, international, displayedNumber, transcript)
  fields.expect(wire, COMMON_FIELDS + 2 + isThere)
  return {
    id,
    occurredAt,
    type: 'call',
    caller,
    callee,
    durationSeconds: fields.whole(durationSeconds, 0, limits.callSeconds),
    direction: fields.oneOf(direction, directions),
    international: fields.bool(international),
    displayedNumber: fields.shownNumber(displayedNumber),
    transcript: fields.list(transcript, limits.transcriptTurns)?.map((turn) => turnOf(fields, turn)),
  }
}

function turnOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  const text = fields.anyText(wire?.['text'], limits.turnLength) ?? ''
  const speaker = wire?.['speaker']
  if (wire !== undefined) fields.expect(wire, 1 + present(speaker))
  return { speaker: fields.line(speaker, limits.roleLength), text }
}

const messageChannels = ['sms', 'wechat', 'qq', 'dingtalk', 'email', 'other'] as const

function message(fields: QuickFields, wire: Wire, { id, occurredAt }: Common): EngineSignal | null {
  const { channel, sender, recipient, group } = wire
  const text = fields.prose(wire['text'], limits.textLength)
  if (text === undefined) return null
  fields.expect(wire, COMMON_FIELDS + 1 + present(channel, sender, recipient, group))
  return {
    id,
    occurredAt,
    type: 'message',
    channel: fields.oneOf(channel, messageChannels),
    sender: senderOf(fields, sender),
    recipient: recipientOf(fields, recipient),
    group: groupOf(fields, group),
    text,
  }
}

function senderOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  if (wire === undefined) return undefined
  const { handle, claimedName, claimedRole } = wire
  fields.expect(wire, present(handle, claimedName, claimedRole))
  return {
    handle: fields.line(handle, limits.handleLength),
    claimedName: fields.line(claimedName, limits.nameLength),
    claimedRole: fields.line(claimedRole, limits.roleLength),
  }
}

function recipientOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  if (wire === undefined) return undefined
  const { phone, name, role } = wire
  fields.expect(wire, present(phone, name, role))
  return {
    phone: fields.phone(phone),
    name: fields.line(name, limits.nameLength),
    role: fields.line(role, limits.roleLength),
  }
}

function groupOf(fields: QuickFields, value: unknown) {
  const wire = fields.record(value)
  if (wire === undefined) return undefined
  const { name, memberCount, createdAt } = wire
  fields.expect(wire, present(name, memberCount, createdAt))
  const isDay = typeof createdAt === 'string' && createdAt.length === 10
  return {
    name: fields.line(name, limits.nameLength),
    memberCount: fields.whole(memberCount, 1, limits.groupMembers),
    createdAt: isDay ? fields.day(createdAt) : fields.instant(createdAt),
  }
}
