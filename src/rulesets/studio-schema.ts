import { z } from 'zod'
import { rulesetLimits } from './limits'
import { fileSchema, packHash, path, rulesetView } from './schema'

const words = { zh: z.string(), en: z.string() }
const both = z.strictObject(words)

export const baseQuery = z.strictObject({
  base: packHash.optional().describe('the pack that is written on; the live one, unless given'),
})

export const checkSchema = z
  .strictObject({
    base: packHash.optional().describe('the pack they change; the live one, unless given'),
    files: z.array(fileSchema).max(rulesetLimits.packFiles.value).describe('new or changed'),
    removed: z.array(path).max(rulesetLimits.packFiles.value).default([]),
  })
  .refine(({ files }) => new Set(files.map((file) => file.path)).size === files.length, {
    path: ['files'],
    message: 'expected every path once',
  })

const problemView = z
  .strictObject({
    file: z.string(),
    line: z.int().describe('from 1'),
    column: z.int().describe('from 1'),
    endLine: z.int(),
    endColumn: z.int().describe('the first column that is right again'),
    code: z.string().describe('what is wrong, for programs'),
    severity: z.enum(['error', 'warning']).describe('error: a pack with it is refused'),
    message: both,
  })
  .meta({ id: 'RuleProblem' })

const outcome = z.enum(['hit', 'miss'])
export const checkView = z
  .strictObject({
    base: z.string(),
    checked: z.enum(['rules', 'pack']).describe('rules: the changed rules alone; pack: every file anew'),
    problems: z.array(problemView),
    tests: z
      .array(
        z.strictObject({
          file: z.string(),
          rule: z.string(),
          name: z.string(),
          line: z.int(),
          expect: outcome,
          actual: outcome,
          failedPart: z.string().nullable().describe('the first part of the condition that did not hold'),
        }),
      )
      .describe('of the changed rules'),
  })
  .meta({ id: 'RuleCheck' })

const named = { name: z.string(), ...words }
export const languageView = z
  .strictObject({
    base: z.string(),
    schema: z.record(z.string(), z.unknown()).describe('JSON Schema of a rule file'),
    keys: z.array(z.strictObject(named)).describe('of a rule file, in their order'),
    facts: z.array(
      z.strictObject({
        ...named,
        type: z.enum(['int', 'double', 'bool', 'string', 'list<string>']),
        unit: z.string().nullable(),
        signals: z.array(z.string()).describe('kinds of signal that have it'),
        values: z.array(z.string()).describe('what it can be, where that is little'),
      }),
    ),
    functions: z.array(
      z.strictObject({
        ...named,
        template: z.string().describe('# where the argument goes'),
        signature: z.string(),
      }),
    ),
    units: z.array(z.strictObject({ unit: z.string(), ...words })),
    typologies: z.array(z.strictObject({ id: z.string(), ...words })),
    lists: z.array(z.strictObject({ name: z.string(), of: z.string(), says: z.string(), entries: z.int() })),
    elements: z.array(z.strictObject({ id: z.string(), group: z.string(), zh: z.string() })),
    windows: z.array(z.strictObject({ kind: z.string(), of: z.array(z.string()), horizon: z.string() })),
    marks: z.array(z.string()),
  })
  .meta({ id: 'RuleLanguage' })

const head = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: both,
  typology: z.string(),
  status: z.enum(['draft', 'shadow', 'live', 'retired']),
  signals: z.array(z.string()),
  weight: z.number(),
})

export const contentsView = z
  .strictObject({
    hash: z.string(),
    items: z.array(
      z.strictObject({
        path: z.string(),
        characters: z.int(),
        rule: head.nullable().describe('null: the file is no rule'),
      }),
    ),
  })
  .meta({ id: 'RulesetContents' })

export const linesQuery = z.strictObject({
  path,
  against: packHash.optional().describe('the pack it is compared with; the live one, unless given'),
})
export const linesView = z
  .strictObject({
    against: z.string(),
    path: z.string(),
    hunks: z.array(
      z.array(
        z.strictObject({
          kind: z.enum(['same', 'removed', 'added']),
          text: z.string(),
          before: z.int().nullable().describe('line number there; null: it is new'),
          after: z.int().nullable().describe('line number in this pack; null: it is gone'),
        }),
      ),
    ),
  })
  .meta({ id: 'RulesetLines' })

export const historyView = z
  .strictObject({
    rule: z.string(),
    items: z.array(
      z.strictObject({
        pack: rulesetView,
        path: z.string(),
        version: z.int().nullable(),
        isChanged: z.boolean().describe('not as in the pack before; also where it first came'),
      }),
    ),
  })
  .meta({ id: 'RuleHistory' })

export const jsonObject = z.record(z.string(), z.unknown())

export const ruleParams = z.object({ rule: z.string().regex(/^[a-z][a-z-]*\.[a-z0-9-]+$/) })
