import { z } from 'zod'
import { clockNames } from '../escalations'
import { pauseView } from '../pauses'
import { reasonSchema } from '../transitions'
import { clockView } from './clock'
import { warningMachine } from './machine'

/** Lowest first. */
export const warningLevels = ['low', 'medium', 'high', 'critical'] as const
export type WarningLevel = (typeof warningLevels)[number]
export const levelSchema = z.enum(warningLevels)

export const liveStates = ['open', 'acknowledged', 'dispatched'] as const
export const stateSchema = z.enum(warningMachine.states)
export type WarningState = z.infer<typeof stateSchema>

/** What a call of ours to the person came to; from `busy` on the fraudster is probably on the line. */
const reportedOutcomes = ['reached', 'no_answer', 'busy', 'hung_up', 'diverted', 'unreachable'] as const
/** told_to_transfer: who answered an automatic call pressed the key that says so. */
export const callOutcomes = [...reportedOutcomes, 'told_to_transfer'] as const
export const callOutcomeSchema = z.enum(callOutcomes)
export type CallOutcome = z.infer<typeof callOutcomeSchema>

const PAGE_DEFAULT = 50
const PAGE_MOST = 200

const commaList = (values: readonly string[]) =>
  z.string().regex(new RegExp(`^(?:${values.join('|')})(?:,(?:${values.join('|')}))*$`))

export const idParams = z.strictObject({ id: z.uuid() })

export const listQuery = z.strictObject({
  state: commaList(warningMachine.states)
    .transform((text) => z.array(stateSchema).parse(text.split(',')))
    .optional()
    .describe('one or several, by comma; unless given those that are not closed'),
  level: commaList(warningLevels)
    .transform((text) => z.array(levelSchema).parse(text.split(',')))
    .optional()
    .describe('one or several, by comma'),
  district: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
  id: z
    .string()
    .max(37 * PAGE_MOST)
    .transform((text) => text.split(','))
    .pipe(z.array(z.uuid()).max(PAGE_MOST))
    .optional()
    .describe('these, by comma, 200 at most; whatever their state unless one is given'),
  cursor: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(PAGE_MOST).default(PAGE_DEFAULT),
})
export type ListQuery = z.infer<typeof listQuery>

export const reasonBody = z.strictObject({ reason: reasonSchema })
export const raiseBody = z.strictObject({ level: levelSchema, reason: reasonSchema })

export const dispatchBody = z
  .strictObject({
    stationId: z.uuid().optional(),
    officerId: z.uuid().optional(),
    reason: reasonSchema.optional(),
  })
  .refine(
    ({ stationId, officerId, reason }) => (stationId ?? officerId) === undefined || reason !== undefined,
    {
      path: ['reason'],
      message: 'expected a reason, since somebody is chosen by hand',
    },
  )
export type DispatchOrder = z.infer<typeof dispatchBody>

export const purposeSchema = z.enum(['triage', 'doorstep', 'stop-payment', 'protective-hold', 'appeal'])
export const identityBody = z.strictObject({ purpose: purposeSchema })

export const callBody = z.strictObject({
  outcome: z.enum(reportedOutcomes),
  note: z.string().trim().min(1).max(1_000).optional(),
})
export type CallReport = z.infer<typeof callBody>

/** As everybody sees a person who has not opened the identity: 沈**, 138****1234, ****4567. */
export const maskedPersonView = z.object({
  id: z.uuid(),
  kind: z.enum(['person', 'organisation']),
  name: z.string().nullable(),
  phone: z.string().nullable(),
  accounts: z.array(z.string()),
})

export const warningView = z.object({
  id: z.uuid(),
  number: z.string(),
  state: stateSchema,
  level: levelSchema,
  score: z.number(),
  typology: z.string(),
  atRisk: z.string().describe('yuan'),
  holdUntil: z.iso.datetime().nullable(),
  districtCode: z.string().nullable(),
  openedAt: z.iso.datetime(),
  acknowledgeBy: z.iso.datetime(),
  acknowledgedAt: z.iso.datetime().nullable(),
  acknowledgedBy: z.string().nullable().describe('name of the officer at the desk'),
  acknowledgedById: z.uuid().nullable().describe('whose it is'),
  dispatchedAt: z.iso.datetime().nullable(),
  dispatchedBy: z.string().nullable(),
  closedAt: z.iso.datetime().nullable(),
  closedReason: z.string().nullable(),
  clock: clockView.nullable(),
  reachBy: z.iso
    .datetime()
    .nullable()
    .describe('until when somebody is to have spoken with the person; null: not taken yet'),
  reachedAt: z.iso.datetime().nullable().describe('when somebody has, by telephone or at the door'),
  paidUnawareAt: z.iso
    .datetime()
    .nullable()
    .describe(
      'since when it is known that money has left and the person does not know; null: not so, or no more',
    ),
  pause: pauseView.nullable().describe('the clock to reach the person stands still'),
  missed: z
    .array(z.enum(clockNames))
    .describe('clocks of the warning and its tasks whose time was missed and which are still not done'),
  task: z
    .object({
      id: z.uuid(),
      kind: z.string(),
      state: z.string(),
      officer: z.string().nullable(),
      station: z.string().nullable(),
    })
    .nullable()
    .describe('who has been sent, of several the latest'),
  person: maskedPersonView,
  campaign: z
    .object({ id: z.uuid(), number: z.string(), state: z.enum(['open', 'closed']) })
    .nullable()
    .describe('warnings of others behind which the same hand seems to be'),
  organisation: maskedPersonView.nullable().describe('whose money it is, if not the person’s own'),
})

export const reasonView = z.object({
  rule: z.string(),
  version: z.number(),
  weight: z.number(),
  text: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const signalView = z.object({
  id: z.uuid(),
  type: z.string(),
  source: z.string(),
  occurredAt: z.iso.datetime(),
  joinedAt: z.iso.datetime(),
  level: z.string(),
  score: z.number(),
  typology: z.string().nullable(),
  action: z.string().nullable(),
  amount: z.string().nullable().describe('yuan'),
  holdUntil: z.iso.datetime().nullable(),
  reasons: z.array(
    reasonView.extend({
      title: z
        .object({ zh: z.string(), en: z.string() })
        .nullable()
        .describe('of the rule, in the pack that is live'),
    }),
  ),
  similar: z.array(z.object({ script: z.string(), similarity: z.number() })),
  ruleset: z.string().nullable().describe('the pack it was judged by'),
})

export const warningDetailView = warningView.extend({ signals: z.array(signalView) })

export const warningPage = z.object({
  items: z.array(warningView),
  nextCursor: z.string().nullable(),
  total: z.int().describe('of all that fit, on whatever page'),
})

export const identityView = z.object({
  name: z.string().nullable(),
  phones: z.array(z.string()),
  address: z.string().nullable(),
  organisation: z.object({ name: z.string().nullable(), address: z.string().nullable() }).nullable(),
})

export const callView = z.object({
  id: z.uuid(),
  outcome: callOutcomeSchema,
  calledAt: z.iso.datetime(),
  warning: warningView,
})
