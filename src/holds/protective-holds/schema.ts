import { z } from 'zod'
import { reasonSchema } from '../../transitions'
import { dateView, holdFields, nullableDate, pageOf, pageQuery, personView } from '../schema'
import { protectionMachine } from './machine'

export const requestBody = z.strictObject({
  warningId: z.uuid(),
  account: z.string().min(4).max(64).optional().describe("the person's own; the one last seen unless given"),
  bankCode: z.string().min(1).max(40).optional().describe('required for an account that is not known yet'),
  basis: reasonSchema.describe("on what ground the person's own account is limited"),
})

export const stateSchema = z.enum(protectionMachine.states)
export const listQuery = pageQuery.extend({ state: stateSchema.optional() })

export const protectionView = z
  .object({
    ...holdFields,
    state: stateSchema,
    basis: z.string(),
    requestedBy: personView,
    requestedAt: dateView,
    activeAt: nullableDate,
  })
  .meta({ id: 'ProtectiveHold' })
export const protectionPage = pageOf(protectionView)
