import { z } from 'zod'
import type { Choice } from '../stations'
import { enteredAtSchema, reasonSchema } from '../transitions'
import { identityView, levelSchema, maskedPersonView } from '../warnings'
import { taskMachine } from './machine'

export const taskStates = taskMachine.states
export const taskStateSchema = z.enum(taskStates)
/** Somebody is to act, or has been asked to. */
export const liveStates = ['queued', 'assigned', 'accepted', 'arrived', 'returned'] as const
export const kindSchema = z.enum(['first_visit', 'second_visit'])
export type TaskKind = z.infer<typeof kindSchema>

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

export const taskParams = z.strictObject({ id: z.uuid() })

export const taskQuery = z.strictObject({
  state: z
    .string()
    .regex(new RegExp(`^(?:${taskStates.join('|')})(?:,(?:${taskStates.join('|')}))*$`))
    .transform((text) => z.array(taskStateSchema).parse(text.split(',')))
    .optional()
    .describe('one or several, by comma'),
  warningId: z.uuid().optional(),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type TaskQuery = z.infer<typeof taskQuery>

export const reasonBody = z.strictObject({ reason: reasonSchema })
export const returnBody = reasonBody.extend({ enteredAt: enteredAtSchema })

export const warningParams = z.strictObject({ id: z.uuid() })

/** By the desk: when somebody is to go again, and why. */
export const secondVisitBody = z.strictObject({
  at: z.iso.datetime({ offset: true }).describe('not before; in the past: at once'),
  reason: reasonSchema,
})

/** 回访: are they still being worked on, has more been paid? */
export const followUpBody = z.strictObject({
  contact: z.enum(['met', 'phoned']),
  isInContact: z.boolean().describe('still in contact with the fraudster'),
  hasPaidSince: z.boolean(),
  reason: reasonSchema.optional(),
  enteredAt: enteredAtSchema,
})
export type FollowUp = z.infer<typeof followUpBody>

const runnerUpView = z.object({
  officerId: z.uuid().nullable(),
  stationId: z.uuid(),
  distanceMeters: z.number().nullable(),
})

/** Why this officer or station; kept with the task. Nothing in it tells where the person is. */
export const choiceView = z.object({
  rule: z.enum(['directed', 'nearest-officer', 'jurisdiction', 'nearest-station']),
  officerId: z.uuid().nullable(),
  stationId: z.uuid(),
  distanceMeters: z.number().nullable(),
  reason: z.object({ zh: z.string(), en: z.string() }),
  runnersUp: z.array(runnerUpView),
})
export type KeptChoice = Omit<Choice, 'rule'> & { readonly rule: Choice['rule'] | 'directed' }

const at = z.iso.datetime().nullable()

export const taskView = z.object({
  id: z.uuid(),
  number: z.string(),
  warningId: z.uuid(),
  warningNumber: z.string(),
  kind: kindSchema,
  state: taskStateSchema,
  level: levelSchema.describe('whose minutes hold; above the warning’s when a call was blocked'),
  typology: z.string(),
  districtCode: z.string().nullable(),
  stationId: z.uuid().nullable(),
  stationName: z.string().nullable(),
  officerId: z.uuid().nullable(),
  officerName: z.string().nullable(),
  round: z.int().describe('how often it has been given to somebody'),
  choice: choiceView.nullable(),
  notBefore: at,
  queuedAt: z.iso.datetime(),
  assignedAt: at,
  acceptBy: at,
  acceptedAt: at,
  departedAt: at.describe('on the way, by the officer’s word'),
  arriveBy: at,
  arrivedAt: at,
  reportBy: at,
  reportedAt: at,
  followUpBy: at,
  followedUpAt: at,
  closedReason: z.string().nullable(),
  person: maskedPersonView,
})

/** Straight line times a factor: no map is asked. */
export const wayView = z.object({
  to: z.object({ lon: z.number(), lat: z.number() }).describe('GCJ-02'),
  precision: z.enum(['location', 'town']).describe('town: the middle of the town that the address names'),
  from: z.enum(['officer', 'station']).describe('the officer’s own position while it is fresh'),
  straightMeters: z.int(),
  routeMeters: z.int().describe('an estimate: the straight line times roadFactor'),
  roadFactor: z.number(),
  source: z.string().describe('where the factor comes from'),
})

const words = z.array(z.string()).length(3)

export const taskDetailView = taskView.extend({
  opened: identityView
    .nullable()
    .describe('for the officer whose task it is, while it runs; each reading is audited'),
  firstWords: z.object({ zh: words, en: words }).describe('what to say first at the door'),
  typologyName: z
    .object({ zh: z.string(), en: z.string() })
    .nullable()
    .describe('in words; null: nobody has named it'),
  way: wayView
    .nullable()
    .describe('for the officer whose task it is, while it runs; null: the place is not known'),
})

export const taskPage = z.object({ items: z.array(taskView), nextCursor: z.string().nullable() })
