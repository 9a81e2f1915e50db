import type { Context } from '../context'
import { openTextReader, scriptIn, type KnownScript, type TextMarker } from '../engine'
import { notFound } from '../errors'
import * as repository from './repository'

export interface Words extends TextMarker {
  /** The pack they are of. */
  readonly ruleset: string
}

/** Of the pack a signal was judged by, while it is kept here; else of the live one. @throws AppError not_found */
export async function readWords(ctx: Context, judgedBy: string | null): Promise<Words> {
  const pack =
    (judgedBy === null ? null : await repository.readRuleset(ctx.db, judgedBy)) ??
    (await repository.findInState(ctx.db, 'live'))
  // Before the first start there is none, and nothing has been judged either.
  if (pack === null) throw notFound('rule pack')
  const known = opened.get(pack.hash)
  if (known !== undefined) return known
  const files = await repository.readFilesUnder(ctx.db, pack.id, ['lexicon/', 'text-model.yaml'])
  return keep({ ruleset: pack.hash, ...openTextReader(files) })
}

/** Of the packs asked for last: a pack never changes. A change of rules has two in use. */
const KEPT = 2
const opened = new Map<string, Words>()

function keep(words: Words): Words {
  opened.set(words.ruleset, words)
  const [oldest] = opened.keys()
  if (opened.size > KEPT && oldest !== undefined) opened.delete(oldest)
  return words
}

/** A script of the live pack by its id. @throws AppError not_found */
export async function readKnownScript(ctx: Context, id: string): Promise<KnownScript> {
  const live = await repository.findInState(ctx.db, 'live')
  const [path = ''] = id.split('#')
  const files =
    live === null ? [] : await repository.readFilesUnder(ctx.db, live.id, [`scripts/${path}.yaml`])
  const script = scriptIn(files, id)
  if (script === null) throw notFound('script')
  return script
}
