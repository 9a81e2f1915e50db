import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { plannedCallMachine } from './machine'
import { callOutcomeSchema } from './schema'

export const planBody = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  reason: reasonSchema,
})
export const callParams = z.strictObject({ id: z.uuid(), callId: z.uuid() })

export const madeCallView = z.object({
  id: z.uuid(),
  outcome: callOutcomeSchema,
  calledAt: z.iso.datetime(),
  calledBy: z.string().nullable().describe('null: an automatic call'),
  hasNote: z.boolean(),
})

export const plannedCallView = z
  .object({
    id: z.uuid(),
    state: z.enum(plannedCallMachine.states),
    dueAt: z.iso.datetime(),
    reason: z.string(),
    plannedBy: z.string().nullable().describe('null: who answered an automatic call asked for it'),
    plannedAt: z.iso.datetime(),
    callId: z.uuid().nullable().describe('the call that was made'),
  })
  .meta({ id: 'PlannedCall' })

export const callsView = z.object({ calls: z.array(madeCallView), planned: z.array(plannedCallView) })
export const noteView = z.object({ note: z.string().nullable() })
