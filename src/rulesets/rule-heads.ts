import { parse } from 'yaml'
import { z } from 'zod'
import type { Context } from '../context'
import { isRuleFile, type PackFile } from '../engine'
import { present } from '../lib/assert'
import { rulesetLimits } from './limits'
import * as repository from './repository'

/** What a list of rules shows of one; the whole of it is in the pack's files. */
export const ruleHead = z.looseObject({
  id: z.string(),
  version: z.number(),
  title: z.object({ zh: z.string(), en: z.string() }),
  typology: z.string(),
  status: z.enum(['draft', 'shadow', 'live', 'retired']),
  weight: z.number(),
  signals: z.array(z.string()),
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

/** null: it is no rule. Files that are not rules have no id, version and condition. */
export function headOf(text: string): RuleHead | null {
  const head = ruleHead.safeParse(parse(text))
  return head.success ? head.data : null
}

export const headsOf = (files: readonly PackFile[]): RuleHead[] =>
  files.flatMap(({ text }) => headOf(text) ?? [])

const headsOfPacks = new Map<string, ReadonlyMap<string, RuleHead>>()

/** The rules of a pack by path, read once for each of the packs that were asked for last. */
export async function headsByPath(
  hash: string,
  readFiles: () => Promise<readonly PackFile[]>,
): Promise<ReadonlyMap<string, RuleHead>> {
  const known = headsOfPacks.get(hash)
  if (known !== undefined) return known
  const files = (await readFiles()).filter(({ path }) => isRuleFile(path))
  const heads = new Map(
    files.flatMap(({ path, text }): [string, RuleHead][] => {
      const head = headOf(text)
      return head === null ? [] : [[path, head]]
    }),
  )
  headsOfPacks.set(hash, heads)
  const [oldest] = headsOfPacks.keys()
  if (headsOfPacks.size > rulesetLimits.keptEngines.value && oldest !== undefined) headsOfPacks.delete(oldest)
  return heads
}
