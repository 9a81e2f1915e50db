import type { Context, Db } from '../context'
import type { PackFile, RuleVersion } from '../engine'
import type { Prisma } from '../generated/prisma/client'

const person = { select: { id: true, username: true, displayName: true } } as const
const people = { importedByUser: person, reviewedByUser: person, publishedByUser: person } as const

export const readRuleset = (db: Db, hash: string) =>
  db.ruleset.findUnique({ where: { hash }, include: people })
export type RulesetRow = NonNullable<Awaited<ReturnType<typeof readRuleset>>>

export const findInState = (db: Db, state: 'live' | 'shadow') =>
  db.ruleset.findFirst({ where: { state }, include: people })

/** The youngest first. */
export const listRulesets = (db: Db, limit: number) =>
  db.ruleset.findMany({ include: people, orderBy: [{ importedAt: 'desc' }, { id: 'desc' }], take: limit })

export const insertRuleset = (db: Db, data: Prisma.RulesetUncheckedCreateInput) =>
  db.ruleset.create({ data, select: { id: true } })

export const insertFiles = (db: Db, rulesetId: string, files: readonly PackFile[]) =>
  db.rulesetFile.createMany({
    data: files.map(({ path, text }) => ({ rulesetId, path, content: text })),
  })

export async function readFiles(db: Db, rulesetId: string): Promise<PackFile[]> {
  const rows = await db.rulesetFile.findMany({ where: { rulesetId }, orderBy: { path: 'asc' } })
  return rows.map(({ path, content }) => ({ path, text: content }))
}

/** Those whose path begins so: a pack has some two thousand scripts, and its words are eleven files. */
export async function readFilesUnder(
  db: Db,
  rulesetId: string,
  beginnings: readonly string[],
): Promise<PackFile[]> {
  const rows = await db.rulesetFile.findMany({
    where: { rulesetId, OR: beginnings.map((path) => ({ path: { startsWith: path } })) },
    orderBy: { path: 'asc' },
  })
  return rows.map(({ path, content }) => ({ path, text: content }))
}

/** One file; null: the pack has none of that path. */
export const readFile = (db: Db, rulesetId: string, path: string) =>
  db.rulesetFile.findUnique({
    where: { rulesetId_path: { rulesetId, path } },
    select: { path: true, content: true },
  })

/** All but the scripts, which are nine tenths of a pack and no business of a rule. */
export async function readFilesButScripts(db: Db, rulesetId: string): Promise<PackFile[]> {
  const rows = await db.rulesetFile.findMany({
    where: { rulesetId, NOT: { path: { startsWith: 'scripts/' } } },
    orderBy: { path: 'asc' },
  })
  return rows.map(({ path, content }) => ({ path, text: content }))
}

export interface FileSize {
  readonly path: string
  readonly characters: number
}

export const readFileSizes = (db: Db, rulesetId: string): Promise<FileSize[]> =>
  db.$queryRaw<FileSize[]>`
    SELECT path, length(content) AS characters FROM ruleset_file
     WHERE ruleset_id = ${rulesetId}::uuid ORDER BY path`

export interface RuleInPack {
  readonly hash: string
  readonly path: string
  readonly content: string
}

/** A rule in every pack that has it, the youngest pack first. */
export const readRuleInPacks = (db: Db, rule: string, limit: number): Promise<RuleInPack[]> =>
  db.$queryRaw<RuleInPack[]>`
    SELECT r.hash, f.path, f.content
      FROM ruleset_file f JOIN ruleset r ON r.id = f.ruleset_id
     WHERE f.path !~ '^(scripts|lexicon|lists)/' AND position(E'\n' || 'id: ' || ${rule} || E'\n' IN E'\n' || f.content) > 0
     ORDER BY r.imported_at DESC, r.id DESC LIMIT ${limit}`

export const readRulesets = (db: Db, hashes: readonly string[]) =>
  db.ruleset.findMany({ where: { hash: { in: [...hashes] } }, include: people })

/** Whoever changes which pack is in force waits for whoever is about to; readers do not. */
export async function lockRulesets({ db }: Context): Promise<void> {
  await db.$executeRaw`LOCK TABLE ruleset IN SHARE ROW EXCLUSIVE MODE`
}

/** Whether a person has ever decided what is live. */
export const isGoverned = async (db: Db): Promise<boolean> =>
  (await db.ruleset.count({ where: { publishedBy: { not: null } } })) > 0

export interface Wanted {
  /** The hash of the live pack; null before the first start. */
  readonly live: string | null
  readonly braked: readonly RuleVersion[]
}

/** What is to be judged by, in one look, so that no half of a change is seen. */
export async function readWanted(db: Db): Promise<Wanted> {
  const [row] = await db.$queryRaw<Wanted[]>`
    SELECT (SELECT hash FROM ruleset WHERE state = 'live') AS live,
           coalesce((SELECT json_agg(json_build_object('rule', rule, 'version', version) ORDER BY rule, version)
                       FROM rule_brake WHERE lifted_at IS NULL), '[]'::json) AS braked`
  return row ?? { live: null, braked: [] }
}

export const updateRuleset = (
  db: Db,
  id: string,
  guard: { state: { in: string[] } },
  data: Prisma.RulesetUncheckedUpdateManyInput,
) => db.ruleset.updateMany({ where: { id, ...guard }, data })

/** Two at most: enough to know that it is not one. */
export const findBeginning = (db: Db, start: string) =>
  db.ruleset.findMany({ where: { hash: { startsWith: start } }, select: { hash: true }, take: 2 })
