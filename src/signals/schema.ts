import { z } from 'zod'
import {
  account,
  amount,
  day,
  idNumber,
  instant,
  line,
  phone,
  prose,
  shownNumber,
  source,
  sourceRef,
} from './fields'
import { signalLimits as limits } from './limits'

/** DESIGN §3: what a source may send. Unknown fields are refused; values come out normalised. */

const common = { source, sourceRef, occurredAt: instant }
const datums = ['WGS-84', 'GCJ-02'] as const
const kind = z.enum(['person', 'organisation'])
const name = line(limits.nameLength)
const role = line(limits.roleLength)
const bank = line(limits.bankLength)
const location = z.strictObject({
  lon: z.number().min(-180).max(180),
  lat: z.number().min(-90).max(90),
  datum: z.enum(datums).optional().describe('of lon and lat; WGS-84 unless said otherwise'),
})

const operator = z.strictObject({
  name: name.optional(),
  phone: phone.optional(),
  role: role.optional(),
  idNumber: idNumber.optional(),
})

const payer = z.strictObject({
  account,
  bank: bank.optional(),
  name: name.optional(),
  kind: kind.optional(),
  operator: operator.optional(),
  phone: phone.optional(),
  idNumber: idNumber.optional(),
  birthYear: z.int().min(limits.earliestBirthYear).max(2100).optional(),
  address: line(limits.addressLength).optional(),
  location: location.optional(),
  balanceBefore: amount.optional(),
})

const payee = z.strictObject({
  account,
  bank: bank.optional(),
  name: name.optional(),
  kind: kind.optional(),
  openedAt: day.optional(),
})

export const transactionSchema = z.strictObject({
  type: z.literal('transaction'),
  ...common,
  amount,
  currency: z.literal('CNY').optional(),
  status: z.enum(['pending', 'settled', 'rejected']).optional(),
  channel: z.enum(['online', 'mobile', 'counter', 'atm', 'pos']).optional(),
  payer,
  payee,
  memo: prose(limits.memoLength).optional(),
  device: z
    .strictObject({
      isNew: z.boolean().optional(),
      screenSharing: z.boolean().optional(),
      remoteControl: z.boolean().optional(),
    })
    .optional(),
})

export const callSchema = z.strictObject({
  type: z.literal('call'),
  ...common,
  caller: shownNumber,
  callee: phone,
  durationSeconds: z.int().min(0).max(limits.callSeconds).optional(),
  direction: z.enum(['inbound', 'outbound']).optional(),
  international: z.boolean().optional(),
  displayedNumber: shownNumber.optional(),
  transcript: z
    .array(
      z.strictObject({
        speaker: line(limits.roleLength).optional(),
        text: z.string().max(limits.turnLength),
      }),
    )
    .max(limits.transcriptTurns)
    .optional(),
})

export const messageSchema = z.strictObject({
  type: z.literal('message'),
  ...common,
  channel: z.enum(['sms', 'wechat', 'qq', 'dingtalk', 'email', 'other']).optional(),
  sender: z
    .strictObject({
      handle: line(limits.handleLength).optional(),
      claimedName: name.optional(),
      claimedRole: role.optional(),
    })
    .optional(),
  recipient: z
    .strictObject({ phone: phone.optional(), name: name.optional(), role: role.optional() })
    .optional(),
  group: z
    .strictObject({
      name: name.optional(),
      memberCount: z.int().min(1).max(limits.groupMembers).optional(),
      createdAt: z.union([instant, day]).optional(),
    })
    .optional(),
  text: prose(limits.textLength),
})

export const reportSchema = z.strictObject({
  type: z.literal('report'),
  ...common,
  channel: line(limits.roleLength),
  victim: z
    .strictObject({
      name: name.optional(),
      phone: phone.optional(),
      address: line(limits.addressLength).optional(),
    })
    .optional(),
  narrative: prose(limits.narrativeLength).optional(),
  transfers: z
    .array(
      z.strictObject({
        payerAccount: account.optional(),
        payeeAccount: account.optional(),
        payeeBank: bank.optional(),
        payeeName: name.optional(),
        amount: amount.optional(),
        at: instant.optional(),
      }),
    )
    .max(limits.transfers)
    .optional(),
})

/** One per type: a signal is parsed by its own, so that its errors are its own. */
export const schemaOfType = {
  transaction: transactionSchema,
  call: callSchema,
  message: messageSchema,
  report: reportSchema,
} as const

export const signalSchema = z
  .discriminatedUnion('type', [transactionSchema, callSchema, messageSchema, reportSchema])
  .meta({ id: 'Signal' })

export type Signal = z.output<typeof signalSchema>
export type SignalType = Signal['type']
export type SignalOf<T extends SignalType> = Extract<Signal, { type: T }>
