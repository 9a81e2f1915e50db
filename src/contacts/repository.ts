import { z } from 'zod'
import type { Context, Purpose } from '../context'
import type { Prisma } from '../generated/prisma/client'

const DETAILS_FIELD = 'warning_contact.details'

const detailsSchema = z.object({
  name: z.string().nullable(),
  relation: z.string().nullable(),
  phone: z.string(),
})
export type ContactDetails = z.output<typeof detailsSchema>

const withAll = {
  addedByUser: { select: { displayName: true } },
  contactCalls: {
    include: { calledByUser: { select: { displayName: true } } },
    orderBy: [{ calledAt: 'desc' }, { id: 'desc' }],
  },
} as const satisfies Prisma.WarningContactInclude

export type ContactRow = Prisma.WarningContactGetPayload<{ include: typeof withAll }>

export const contactsOf = (ctx: Context, warningId: string): Promise<ContactRow[]> =>
  ctx.db.warningContact.findMany({
    where: { warningId },
    include: withAll,
    orderBy: [{ addedAt: 'asc' }, { id: 'asc' }],
  })

export const readContact = (ctx: Context, id: string): Promise<ContactRow | null> =>
  ctx.db.warningContact.findUnique({ where: { id }, include: withAll })

export interface ContactInsert {
  readonly id: string
  readonly warningId: string
  readonly kind: string
  readonly addedBy: string
  readonly details: ContactDetails
}

export const insertContact = (ctx: Context, { details, ...row }: ContactInsert) =>
  ctx.db.warningContact.create({
    data: {
      ...row,
      detailsSealed: ctx.vault.seal(DETAILS_FIELD, JSON.stringify(details)),
      keyVersion: ctx.vault.keyVersion,
      addedAt: ctx.clock.now(),
    },
    select: { id: true },
  })

export const insertCall = (ctx: Context, row: { contactId: string; outcome: string; calledBy: string }) =>
  ctx.db.contactCall.create({
    data: { ...row, id: ctx.ids.next(), calledAt: ctx.clock.now() },
    select: { id: true },
  })

/** To be masked: nobody reads it as it is. */
export const detailsOf = (ctx: Context, { detailsSealed }: ContactRow): ContactDetails =>
  detailsSchema.parse(JSON.parse(ctx.vault.openSilently(DETAILS_FIELD, detailsSealed)))

/** For whoever calls: audited. */
export async function openDetails(ctx: Context, row: ContactRow, purpose: Purpose): Promise<ContactDetails> {
  const subject = { kind: 'warning_contact', id: row.id }
  return detailsSchema.parse(
    JSON.parse(await ctx.vault.open(ctx, DETAILS_FIELD, row.detailsSealed, purpose, subject)),
  )
}
