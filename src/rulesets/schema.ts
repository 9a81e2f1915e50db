import { z } from 'zod'
import { rulesetLimits } from './limits'
import { rulesetMachine } from './machine'

const MAX_NOTE = 300
const MAX_PATH = 200
const PAGE = { least: 1, most: 200, usual: 50 } as const

export const hashParams = z.object({
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits'),
})

export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(PAGE.least).max(PAGE.most).default(PAGE.usual),
})

const path = z
  .string()
  .max(MAX_PATH)
  .regex(/^[\w-]+(?:[/.][\w-]+)*\.yaml$/, 'expected a relative path that ends in .yaml')

const fileSchema = z.strictObject({ path, content: z.string() })

export const uploadSchema = z
  .strictObject({
    note: z.string().trim().min(2).max(MAX_NOTE).describe('why this pack; for whoever reads it'),
    files: z.array(fileSchema).min(1).max(rulesetLimits.packFiles.value),
  })
  .refine(({ files }) => new Set(files.map((file) => file.path)).size === files.length, {
    path: ['files'],
    message: 'expected every path once',
  })

export const filesView = z.strictObject({ items: z.array(fileSchema) }).meta({ id: 'RulesetFiles' })

const person = z.strictObject({ id: z.uuid(), username: z.string(), displayName: z.string() }).nullable()
const time = z.iso.datetime().nullable()
export const stateSchema = z.enum(rulesetMachine.states)

export const rulesetView = z
  .strictObject({
    id: z.uuid(),
    hash: z.string().describe('sha256:… over its files; what evaluations name as `ruleset`'),
    state: stateSchema,
    origin: z.enum(['folder', 'upload']).describe('folder: shipped with the program'),
    ruleCount: z.int(),
    note: z.string(),
    importedBy: person.describe('null: the service itself'),
    importedAt: z.iso.datetime(),
    reviewedBy: person,
    reviewedAt: time,
    adoptedAt: time.describe('made live by the service, before anybody published a pack'),
    publishedBy: person.describe('who last made it live'),
    liveSince: time.describe('when it last became live'),
  })
  .meta({ id: 'Ruleset' })

export const rulesetList = z.strictObject({ items: z.array(rulesetView) })

const change = z.enum(['added', 'removed', 'changed'])
export const differenceView = z
  .strictObject({
    live: z.string().describe('the hash it is compared with'),
    files: z.array(z.strictObject({ path: z.string(), change })),
    rules: z.array(
      z.strictObject({
        rule: z.string(),
        change,
        fromVersion: z.int().nullable(),
        toVersion: z.int().nullable(),
        fields: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'RulesetDifference' })
