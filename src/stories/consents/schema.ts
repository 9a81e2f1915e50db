import { z } from 'zod'
import { consentMachine } from './machine'

export const consentKinds = ['victim', 'station', 'officer'] as const
export type ConsentKind = (typeof consentKinds)[number]

export const consentBody = z
  .strictObject({
    kind: z.enum(consentKinds),
    subjectId: z.uuid().optional().describe('of the station or officer that may be named'),
    how: z.enum(['written', 'spoken', 'message']),
    givenAt: z.iso.datetime().optional().describe('when it was given; now, unless it is said'),
  })
  .refine(({ kind, subjectId }) => (kind === 'victim') === (subjectId === undefined), {
    path: ['subjectId'],
    message: 'expected for a station or an officer, and for nobody else',
  })
export type NewConsent = z.infer<typeof consentBody>

export const consentParams = z.strictObject({ id: z.uuid(), consentId: z.uuid() })

const person = z.object({ id: z.uuid(), displayName: z.string() })

export const consentsView = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      kind: z.enum(consentKinds),
      name: z.string().nullable().describe('of the station or officer; null for the person of the story'),
      state: z.enum(consentMachine.states),
      how: z.enum(['written', 'spoken', 'message']),
      givenAt: z.iso.datetime(),
      recordedBy: person,
      withdrawnAt: z.iso.datetime().nullable(),
    }),
  ),
  nameable: z
    .array(z.object({ kind: z.enum(['station', 'officer']), id: z.uuid(), name: z.string() }))
    .describe('who had a hand in the case and could be named'),
})
