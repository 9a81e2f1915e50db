import { z } from 'zod'

const text = z.string().min(1)
const given = z.union([z.number(), z.string(), z.boolean(), z.array(z.string()), z.null()])

export const RULE_KINDS = ['transaction', 'call', 'message', 'report', 'text'] as const

/** Typologies that are decided by what a rule read, not by the rule. */
export const FROM_TEXT = 'from-text'
export const FROM_WINDOW = 'from-window'
export const NO_TYPOLOGY = 'none'

export const ruleSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z-]*\.[a-z0-9-]+$/, 'expected area.name in lower case'),
  version: z.number().int().min(1),
  title: z.strictObject({ zh: text, en: text }),
  /** A typology id, `none`, or where it is taken from: `from-text`, `from-window`. */
  typology: text,
  status: z.enum(['draft', 'shadow', 'live', 'retired']),
  signals: z.array(z.enum(RULE_KINDS)).min(1),
  condition: text,
  /** `50_000 CNY`, `2h`, `30 %`, a number, or a list of words. */
  parameters: z
    .record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), z.union([z.number(), z.string(), z.array(z.string())]))
    .default({}),
  /** Log-odds; negative for counter-evidence. */
  weight: z.number().min(-10).max(10),
  /** Optional factor of the weight, e.g. `text.logOdds`. */
  scale: text.optional(),
  /** Chinese, with `{name}` of an evidence value. */
  reason: text,
  evidence: z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), text).default({}),
  falsePositives: z.array(text),
  references: z.array(text),
  tests: z
    .array(
      z.strictObject({ name: text, given: z.record(z.string(), given), expect: z.enum(['hit', 'miss']) }),
    )
    .min(2),
})
export type RuleFile = z.infer<typeof ruleSchema>

const sourced = { source: text, date: z.iso.date() }

export const levelsSchema = z.strictObject({
  ...sourced,
  utcOffsetHours: z.number().min(-12).max(14),
  /** Log-odds before any rule speaks. */
  bias: z.record(z.enum(RULE_KINDS), z.number()),
  levels: z
    .array(
      z.strictObject({
        level: z.enum(['none', 'low', 'medium', 'high', 'critical']),
        zh: text,
        minScore: z.number().min(0).max(1),
        /** What the bank should do with a payment that can still be stopped. */
        pendingPayment: z.enum(['allow', 'review', 'hold']),
        /** What everybody else should do: nothing can be held in a call or a settled payment. */
        otherwise: z.enum(['allow', 'review']),
        holdMinutes: z.number().int().min(1).nullable(),
      }),
    )
    .length(5),
})
export type LevelsFile = z.infer<typeof levelsSchema>

export const typologiesSchema = z.strictObject({
  ...sourced,
  typologies: z.array(z.strictObject({ id: text, zh: text, en: text, parent: text.nullable() })).min(1),
})
export type TypologiesFile = z.infer<typeof typologiesSchema>
