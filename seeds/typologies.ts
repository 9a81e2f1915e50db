import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '../src/context'

/** The rule pack names the typologies; the table repeats them for queries, so that there is one truth. */
const fileSchema = z.object({
  source: z.string(),
  date: z.iso.date(),
  typologies: z.array(
    z.object({ id: z.string(), zh: z.string(), en: z.string(), parent: z.string().nullable() }),
  ),
})

const none = { id: 'none', zh: '无诈骗', en: 'No fraud', parent: null }

export async function seedTypologies(ctx: Context): Promise<number> {
  const text = readFileSync(join(ctx.config.rulesDir, 'typologies.yaml'), 'utf8')
  const file = fileSchema.parse(parse(text))
  const { count } = await ctx.db.typology.createMany({
    data: [none, ...file.typologies].map(({ id, zh, en, parent }) => ({
      id,
      parentId: parent,
      nameZh: zh,
      nameEn: en,
      source: file.source,
      effectiveFrom: new Date(`${file.date}T00:00:00Z`),
    })),
    skipDuplicates: true,
  })
  return count
}
