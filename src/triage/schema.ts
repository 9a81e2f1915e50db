import { z } from 'zod'
import { causeCountsView, causes, placeFoundView, roadWayView, runnerUpReasonView } from '../stations'
import { purposeSchema } from '../warnings'

export const warningParams = z.strictObject({ id: z.uuid() })
export const signalParams = z.strictObject({ id: z.uuid(), signalId: z.uuid() })
export const purposeBody = z.strictObject({ purpose: purposeSchema })

const bilingual = z.object({ zh: z.string(), en: z.string() })
const offset = z.int().min(0).describe('UTF-16 units from the beginning of the text')
const point = z.object({ lon: z.number(), lat: z.number() }).describe('GCJ-02, degrees')

/** Of an evaluation's trace only what was seen is of use here. */
export const traceSchema = z.looseObject({ elements: z.array(z.string()).default([]) })

export const textView = z
  .object({
    signalId: z.uuid(),
    kind: z.enum(['message', 'narrative', 'memo', 'transcript']),
    text: z.string(),
    turns: z
      .array(z.object({ speaker: z.string().nullable(), start: offset, end: offset }))
      .describe('of a transcript: who said which stretch'),
    marks: z
      .array(
        z.object({
          start: offset,
          end: offset,
          element: z.string().describe('demand.safe-account'),
          kind: z.string().describe('claim, pretext, demand, pressure, secrecy, channel, memo, role, benign'),
          isWarned: z.boolean().describe('only spoken about: warned of, denied, told of somebody else'),
          label: bilingual,
        }),
      )
      .describe('what the engine saw, in order, none over another'),
    alsoSeen: z
      .array(z.object({ element: z.string(), label: bilingual }))
      .describe('seen with the messages before this one, and not in it alone'),
    ruleset: z.string().describe('the pack whose words were looked for'),
  })
  .meta({ id: 'SignalText' })

export const elementsView = z.object({
  items: z.array(z.object({ element: z.string(), kind: z.string(), label: bilingual })),
})

export const scriptParams = z.strictObject({ id: z.string().min(1).max(200) })
export const scriptView = z
  .object({
    id: z.string(),
    isCase: z
      .boolean()
      .describe('an imported case of this centre: personal data, so that nobody reads it here'),
    typology: z.string().nullable(),
    voice: z.string().nullable().describe('how it would arrive: call, sms, chat …'),
    text: z.string().nullable(),
  })
  .meta({ id: 'KnownScript' })

const hold = z.object({
  id: z.uuid(),
  number: z.string(),
  state: z.string(),
  expiresAt: z.iso.datetime().nullable(),
})
const sumHold = hold.extend({ amount: z.string(), held: z.string().nullable().describe('yuan') })

export const moneyView = z
  .object({
    nodes: z.array(
      z.object({
        id: z.string().describe('of the account; "unnamed": the victim’s accounts that nobody has named'),
        tier: z.int().min(0).describe('0: the victim’s, 1: paid by the victim, 2: paid by those …'),
        tail: z.string().nullable().describe('****4567'),
        bank: z.string().nullable(),
        holder: z.string().nullable().describe('masked'),
        kind: z.enum(['person', 'organisation']).nullable(),
        openedOn: z.iso.date().nullable(),
        stop: sumHold.nullable(),
        freeze: sumHold.nullable(),
        protection: hold.nullable().describe('a hold on the victim’s own account'),
      }),
    ),
    edges: z.array(
      z.object({
        from: z.string(),
        to: z.string(),
        amount: z.string().describe('yuan'),
        at: z.iso.datetime(),
        status: z
          .enum(['pending', 'settled', 'reported', 'rejected'])
          .describe('reported: somebody said so, no bank has'),
        sources: z.array(
          z.object({ kind: z.enum(['transaction', 'report', 'visit', 'stop', 'bank']), id: z.string() }),
        ),
      }),
    ),
  })
  .meta({ id: 'MoneyGraph' })

const sendable = z.object({
  officerId: z.uuid().nullable().describe('null: the station is to send somebody'),
  officerName: z.string().nullable(),
  badge: z.string().nullable(),
  stationId: z.uuid(),
  stationName: z.string(),
  distanceMeters: z.int().nullable().describe('straight line; null where the place is not known to a point'),
  positionAt: z.iso.datetime().nullable(),
  positionMinutes: z.int().nullable().describe('how old the position is'),
  point: point.nullable(),
})

const named = z.object({ code: z.string(), name: z.string(), lon: z.number(), lat: z.number() })
const of = z.enum(['organisation', 'person']).nullable().describe('whose place it is')
const weighed = sendable.extend({
  way: roadWayView.nullable().describe('by road from where the officer is; null for a station'),
  tasksToday: z.int().nullable(),
})

export const suggestionView = z
  .object({
    choice: weighed.extend({
      rule: z.enum(['nearest-officer', 'jurisdiction', 'nearest-station']),
      reason: bilingual,
    }),
    runnersUp: z.array(weighed.extend({ why: runnerUpReasonView })),
    eligible: z.int().describe('officers who could be sent'),
    notEligible: causeCountsView,
    officers: z
      .array(
        sendable.extend({
          isFree: z.boolean(),
          whyNot: z.enum(causes).nullable().describe('null: could be sent'),
        }),
      )
      .describe('on duty and signed in, nearest first'),
    stations: z.array(sendable),
    place: z
      .object({ of, ...placeFoundView.shape, town: named.nullable(), district: named.nullable() })
      .describe('where the person is, no closer than the town'),
    at: z.iso.datetime(),
  })
  .meta({ id: 'DispatchSuggestion' })

export const whereaboutsView = z
  .object({
    point: point.nullable(),
    of,
    ...placeFoundView.shape,
    village: z.string().nullable().describe('that the address names'),
    address: z.string().nullable().describe('as it was typed'),
  })
  .meta({ id: 'Whereabouts' })

export const typologyParams = z.strictObject({ id: z.string().min(1).max(100) })

export const wordsView = z
  .object({
    typology: z.string(),
    call: z
      .array(
        z.object({
          step: z.enum(['who', 'stop', 'ask', 'tell', 'keep']),
          zh: z.string(),
          en: z.string(),
        }),
      )
      .describe('what the desk says on the telephone, in this order'),
    ifRefused: z.object({ zh: z.string(), en: z.string() }).describe('when the person does not believe it'),
    door: z
      .object({ zh: z.array(z.string()), en: z.array(z.string()) })
      .describe('what the officer says first'),
  })
  .meta({ id: 'FirstWords' })
