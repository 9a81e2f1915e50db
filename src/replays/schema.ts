import { z } from 'zod'
import { replayLimits } from './limits'
import { replayMachine } from './machine'

const packHash = z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits')
export const hashParams = z.object({ hash: packHash })
export const idParams = z.object({ id: z.uuid() })

const against = packHash.optional().describe('the pack it is compared with; the live one, unless given')

export const requestSchema = z.discriminatedUnion('origin', [
  z.strictObject({
    origin: z.literal('stored').describe('what the service received lately'),
    hours: z.int().min(1).max(replayLimits.hours.value).default(24),
    mostSignals: z
      .int()
      .min(1)
      .max(replayLimits.signals.value)
      .default(replayLimits.signals.value)
      .describe('of these hours the newest so many'),
    against,
  }),
  z.strictObject({
    origin: z.literal('upload'),
    content: z
      .string()
      .min(1)
      .max(replayLimits.upload.value)
      .describe(
        'a recorded stream, one signal a line (NDJSON); kept sealed, and only until it has been read',
      ),
    against,
  }),
])

const level = z.enum(['none', 'low', 'medium', 'high', 'critical'])
const action = z.enum(['allow', 'review', 'hold'])
const beforeAfter = { before: z.int(), after: z.int() }
const alarmsAndHolds = {
  signals: z.int(),
  alarms: z.strictObject(beforeAfter).describe('level low or above'),
  holds: z.strictObject(beforeAfter),
}

export const resultSchema = z
  .strictObject({
    signals: z.int().describe('that were judged and counted'),
    warmUp: z.int().describe('judged before, so that windows are filled, and not counted'),
    from: z.iso.datetime().nullable().describe('of the signals’ own times'),
    to: z.iso.datetime().nullable(),
    refusedLines: z.int(),
    refused: z.array(z.strictObject({ line: z.int(), reason: z.string() })).describe('the first of them'),
    levels: z
      .array(z.strictObject({ level, toLevel: level, signals: z.int() }))
      .describe('also those that stay'),
    alarmsPer10000: z.strictObject({ before: z.number().nullable(), after: z.number().nullable() }),
    alarms: z.strictObject(beforeAfter),
    holds: z.strictObject({ ...beforeAfter, newlyHeld: z.int(), letGo: z.int() }),
    kinds: z.array(z.strictObject({ kind: z.string(), ...alarmsAndHolds })),
    outcomes: z
      .array(
        z.strictObject({ outcome: z.enum(['confirmed', 'dismissed', 'expired', 'open']), ...alarmsAndHolds }),
      )
      .describe('signals of warnings by how these ended; of stored signals only'),
    rules: z
      .array(
        z.strictObject({
          rule: z.string(),
          appears: z.int().describe('signals whose answer changed, on which it fires now and did not before'),
          vanishes: z.int(),
          weighs: z.int().describe('… on which it fires as before, with another weight'),
          raised: z.int().describe('of these signals, how many have a higher level now'),
          lowered: z.int(),
        }),
      )
      .describe('those that made the difference, the busiest first'),
    examples: z.array(
      z.strictObject({
        signalId: z.uuid().nullable().describe('null: of an upload'),
        line: z.int().nullable().describe('of the upload'),
        kind: z.string(),
        occurredAt: z.iso.datetime(),
        level,
        toLevel: level,
        action,
        toAction: action,
        score: z.number(),
        toScore: z.number(),
        rules: z.array(
          z.strictObject({
            rule: z.string(),
            weight: z.number().nullable(),
            toWeight: z.number().nullable(),
          }),
        ),
      }),
    ),
  })
  .meta({ id: 'ReplayResult' })
export type ReplayResult = z.infer<typeof resultSchema>

const person = z.strictObject({ id: z.uuid(), username: z.string(), displayName: z.string() })
const time = z.iso.datetime().nullable()
export const stateSchema = z.enum(replayMachine.states)

export const replayView = z
  .strictObject({
    id: z.uuid(),
    ruleset: z.string(),
    against: z.string(),
    state: stateSchema,
    origin: z.enum(['stored', 'upload']),
    hours: z.int().nullable(),
    mostSignals: z.int(),
    total: z.int().nullable().describe('signals to go through; null: not known yet'),
    judged: z.int(),
    problem: z.string().nullable().describe('why it failed'),
    result: resultSchema.nullable(),
    requestedBy: person,
    requestedAt: z.iso.datetime(),
    startedAt: time,
    finishedAt: time,
    expiresAt: z.iso.datetime().describe('when it is forgotten'),
  })
  .meta({ id: 'Replay' })

export const replayList = z.strictObject({ items: z.array(replayView) })
