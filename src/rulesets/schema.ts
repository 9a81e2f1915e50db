import { z } from 'zod'
import { reasonSchema } from '../transitions'
import { rulesetLimits } from './limits'
import { rulesetMachine } from './machine'

const MAX_NOTE = 300
const MAX_PATH = 200
const PAGE = { least: 1, most: 200, usual: 50 } as const

export const packHash = z
  .string()
  .regex(/^sha256:[0-9a-f]{64}$/, 'expected sha256: and 64 hexadecimal digits')

export const hashParams = z.object({ hash: packHash })

export const listQuery = z.strictObject({
  limit: z.coerce.number().int().min(PAGE.least).max(PAGE.most).default(PAGE.usual),
})

export const path = z
  .string()
  .max(MAX_PATH)
  .regex(/^[\w-]+(?:[/.][\w-]+)*\.yaml$/, 'expected a relative path that ends in .yaml')

export const fileSchema = z.strictObject({ path, content: z.string() })

export const uploadSchema = z
  .strictObject({
    note: z.string().trim().min(2).max(MAX_NOTE).describe('why this pack; for whoever reads it'),
    files: z
      .array(fileSchema)
      .max(rulesetLimits.packFiles.value)
      .describe('all files of the pack; with a base, those that are new or changed'),
    base: packHash.optional().describe('a pack whose other files stay as they are'),
    removed: z
      .array(path)
      .max(rulesetLimits.packFiles.value)
      .default([])
      .describe('files of the base to leave out'),
    replaces: packHash.optional().describe('an earlier draft of one’s own that is given up for this one'),
  })
  .refine(
    ({ base, files, removed }) =>
      base === undefined ? files.length > 0 && removed.length === 0 : files.length + removed.length > 0,
    {
      path: ['files'],
      message: 'expected files; removed goes with a base',
    },
  )
  .refine(({ files }) => new Set(files.map((file) => file.path)).size === files.length, {
    path: ['files'],
    message: 'expected every path once',
  })

export const rollbackSchema = z.strictObject({
  reason: reasonSchema.optional().describe('why what is live now is given up'),
})

export const filesQuery = z.strictObject({
  path: path.optional().describe('only this one'),
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

export const change = z.enum(['added', 'removed', 'changed'])
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
