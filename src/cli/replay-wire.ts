import { z } from 'zod'
import type { EngineSignal } from '../engine'
import { parseYuan } from '../lib/money'

/** The DESIGN §3 wire shape as far as the engine reads it; `src/signals/schema` is the source for the API. */
const amount = z.string().transform((text, context) => {
  const parsed = parseYuan(text)
  if (parsed.ok) return parsed.value
  context.addIssue({ code: 'custom', message: 'not an amount' })
  return z.NEVER
})
const instant = z.iso
  .datetime({ offset: true })
  .or(z.iso.date())
  .transform((text) => Date.parse(text))
const text = z.string()
const kind = z.enum(['person', 'organisation'])
const common = { source: text, sourceRef: text, occurredAt: instant }

const operator = z.object({
  name: text.optional(),
  phone: text.optional(),
  role: text.optional(),
  idNumber: text.optional(),
})
const payer = z.object({
  account: text,
  bank: text.optional(),
  name: text.optional(),
  kind: kind.optional(),
  operator: operator.optional(),
  phone: text.optional(),
  idNumber: text.optional(),
  birthYear: z.number().optional(),
  balanceBefore: amount.optional(),
})
const payee = z.object({
  account: text,
  bank: text.optional(),
  name: text.optional(),
  kind: kind.optional(),
  openedAt: instant.optional(),
})

const transaction = z.object({
  type: z.literal('transaction'),
  ...common,
  amount,
  currency: text.optional(),
  status: z.enum(['pending', 'settled', 'rejected']).optional(),
  channel: text.optional(),
  payer,
  payee,
  memo: text.optional(),
  device: z
    .object({
      isNew: z.boolean().optional(),
      screenSharing: z.boolean().optional(),
      remoteControl: z.boolean().optional(),
    })
    .optional(),
})
const call = z.object({
  type: z.literal('call'),
  ...common,
  caller: text,
  callee: text,
  durationSeconds: z.number().min(0).optional(),
  direction: text.optional(),
  international: z.boolean().optional(),
  displayedNumber: text.optional(),
  transcript: z.array(z.object({ speaker: text.optional(), text })).optional(),
})
const message = z.object({
  type: z.literal('message'),
  ...common,
  channel: text.optional(),
  sender: z
    .object({ handle: text.optional(), claimedName: text.optional(), claimedRole: text.optional() })
    .optional(),
  recipient: z.object({ phone: text.optional(), name: text.optional(), role: text.optional() }).optional(),
  group: z
    .object({ name: text.optional(), memberCount: z.number().optional(), createdAt: instant.optional() })
    .optional(),
  text,
})
const report = z.object({
  type: z.literal('report'),
  ...common,
  channel: text,
  victim: z.object({ name: text.optional(), phone: text.optional() }).optional(),
  narrative: text.optional(),
  transfers: z
    .array(
      z.object({
        payerAccount: text.optional(),
        payeeAccount: text.optional(),
        payeeBank: text.optional(),
        payeeName: text.optional(),
        amount: amount.optional(),
        at: instant.optional(),
      }),
    )
    .optional(),
})
export const replaySchema = z.discriminatedUnion('type', [transaction, call, message, report])
export type ReplaySignal = z.infer<typeof replaySchema>

export function engineSignalOf(wire: ReplaySignal): EngineSignal {
  const id = `${wire.source}|${wire.sourceRef}`
  if (wire.type === 'transaction') {
    const { amount: amountFen, payer: from, ...rest } = wire
    const { balanceBefore, ...paying } = from
    return { ...rest, id, amountFen, payer: { ...paying, balanceBeforeFen: balanceBefore } }
  }
  if (wire.type !== 'report') return { ...wire, id }
  const transfers = wire.transfers?.map(({ amount: amountFen, ...rest }) => ({ ...rest, amountFen }))
  return { ...wire, id, transfers }
}
