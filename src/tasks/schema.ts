import { z } from 'zod'
import { causeCountsView, placeFoundView, roadWayView, runnerUpReasonView, type Choice } from '../stations'
import { clockNames } from '../escalations'
import { pauseView } from '../pauses'
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

// Choices of before 2026-11-29 know neither ways nor counts.
const named = {
  officerId: z.uuid().nullable(),
  stationId: z.uuid(),
  distanceMeters: z.number().nullable().describe('in a straight line'),
  way: roadWayView.nullable().default(null),
  tasksToday: z.int().nullable().default(null).describe('accepted by the officer since midnight'),
}

const runnerUpView = z.object({ ...named, why: runnerUpReasonView.nullable().default(null) })

/** Why this officer or station; kept with the task. Nothing in it tells where the person is. */
export const choiceView = z.object({
  ...named,
  rule: z.enum(['directed', 'nearest-officer', 'jurisdiction', 'nearest-station']),
  reason: z.object({ zh: z.string(), en: z.string() }),
  runnersUp: z.array(runnerUpView),
  eligible: z.int().nullable().default(null).describe('officers who could have been sent'),
  notEligible: causeCountsView.nullable().default(null),
  place: placeFoundView.nullable().default(null).describe('how it was known where to go'),
})
type Chosen = Omit<Choice, 'rule'> & { readonly rule: Choice['rule'] | 'directed' }
export type { Chosen }
export type KeptChoice = Chosen & { readonly place: z.input<typeof placeFoundView> }

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
  followUpTakenBy: z
    .string()
    .nullable()
    .describe('the grid worker who has taken the follow-up, or has done it'),
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
  pause: pauseView.nullable().describe('its running clock stands still; null: it runs, or none does'),
  missed: z.array(z.enum(clockNames)).describe('clocks whose time was missed and which are still not done'),
  person: maskedPersonView,
})

/** Straight line times a factor: no map is asked. */
export const wayView = z.object({
  to: z.object({ lon: z.number(), lat: z.number() }).describe('GCJ-02'),
  toWgs84: z.object({ lon: z.number(), lat: z.number() }).describe('WGS-84, for the maps of the phone'),
  found: placeFoundView,
  from: z.enum(['officer', 'station']).describe('the officer’s own position while it is fresh'),
  straightMeters: z.int(),
  routeMeters: z.int().describe('an estimate: the straight line times roadFactor'),
  routeMinutes: z.int().describe('an estimate: at the configured speed'),
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
