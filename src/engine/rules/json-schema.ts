import { z } from 'zod'
import { listFileSchema } from '../lists/list-schema'
import { windowsFileSchema } from '../windows/window-schema'
import { levelsSchema, ruleSchema, typologiesSchema } from './rule-schema'

const schemas = {
  rule: ruleSchema,
  list: listFileSchema,
  windows: windowsFileSchema,
  levels: levelsSchema,
  typologies: typologiesSchema,
} as const

/**
 * JSON Schemas of the files of a pack, for editors: file name -> content. They say what `menshen rules check` says of a
 * file's shape; types of conditions, units and known names only the check knows.
 */
export function packSchemas(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const made = z.toJSONSchema(schema, { io: 'input', target: 'draft-7' })
      return [`${name}.json`, `${JSON.stringify({ title: `Menshen ${name}`, ...made }, null, 2)}\n`]
    }),
  )
}
