import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '../context'
import type { PackFile } from '../engine'
import { present } from '../lib/assert'
import * as repository from './repository'

/** What a list of rules shows of one; the whole of it is in the pack's files. */
export const ruleHead = z.looseObject({
  id: z.string(),
  version: z.number(),
  title: z.object({ zh: z.string(), en: z.string() }),
  typology: z.string(),
  status: z.enum(['draft', 'shadow', 'live', 'retired']),
  weight: z.number(),
  condition: z.string(),
})
export type RuleHead = z.infer<typeof ruleHead>

interface PackHead {
  readonly hash: string
  readonly rules: readonly RuleHead[]
  /** The least score of the least level that is an alarm. */
  readonly alarmScore: number
}

/** The rules of the live pack; none before the first start. */
export const liveRules = async (ctx: Context): Promise<readonly RuleHead[]> =>
  (await liveHead(ctx))?.rules ?? []

/** From which score on the live pack makes a warning; null before the first start. */
export const alarmScoreOf = async (ctx: Context): Promise<number | null> =>
  (await liveHead(ctx))?.alarmScore ?? null

async function liveHead(ctx: Context): Promise<PackHead | null> {
  const live = await repository.findInState(ctx.db, 'live')
  if (live === null) return null
  if (read?.hash !== live.hash) {
    const files = await repository.readFiles(ctx.db, live.id)
    read = { hash: live.hash, rules: headsOf(files), alarmScore: alarmScoreIn(files) }
  }
  return read
}

/** Of the pack that was asked for last: a pack never changes. */
let read: PackHead | null = null

const levelsFile = z.object({ levels: z.array(z.object({ level: z.string(), minScore: z.number() })) })

function alarmScoreIn(files: readonly PackFile[]): number {
  const text = present(
    files.find(({ path }) => path === 'levels.yaml'),
    'levels.yaml',
  ).text
  const scores = levelsFile.parse(parse(text)).levels.filter(({ level }) => level !== 'none')
  return Math.min(...scores.map(({ minScore }) => minScore))
}

/** Files that are not rules have no id, version and condition. */
export const headsOf = (files: readonly PackFile[]): RuleHead[] =>
  files.flatMap(({ text }) => {
    const head = ruleHead.safeParse(parse(text))
    return head.success ? [head.data] : []
  })
