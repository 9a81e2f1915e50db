import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { z } from 'zod'
import type { PackFile } from '../../src/engine'

/** A text with what it is: a typology, finer or not, or `none`. */
export interface Labelled {
  readonly text: string
  readonly truth: string
  /** Who wrote it, or which set it is from. */
  readonly author: string
  readonly voice: string
}

export const HONEST = 'none'
export const topOf = (typology: string): string => typology.split('.')[0] ?? typology

const SCRIPTS = 'scripts/'
const scriptFile = z.object({
  author: z.string(),
  voice: z.string(),
  typology: z.string(),
  scripts: z.record(z.string(), z.string()),
})
const composedFile = z.object({ compose: z.array(z.looseObject({ typology: z.string() })) })

/** What stands in the pack's script files. */
export function scriptsOf(files: readonly PackFile[]): Labelled[] {
  return files.flatMap(({ path, text }) => {
    const read = path.startsWith(SCRIPTS) ? scriptFile.safeParse(parse(text)) : null
    if (read?.success !== true) return []
    const { author, voice, typology, scripts } = read.data
    return Object.values(scripts).map((one) => ({ text: one, truth: typology, author, voice }))
  })
}

/** The pack without these authors' scripts. */
export function withoutAuthors(files: readonly PackFile[], authors: ReadonlySet<string>): PackFile[] {
  return files.filter(({ path, text }) => {
    if (!path.startsWith(SCRIPTS)) return true
    const read = scriptFile.safeParse(parse(text))
    return !read.success || !authors.has(read.data.author)
  })
}

/** The pack as if nobody had ever met this typology: neither scripts of it nor texts composed for it. */
export function withoutTypology(files: readonly PackFile[], typology: string): PackFile[] {
  return files.flatMap((file) => {
    if (!file.path.startsWith(SCRIPTS)) return [file]
    const document: unknown = parse(file.text)
    const composed = composedFile.safeParse(document)
    if (composed.success) {
      const compose = composed.data.compose.filter((one) => topOf(one.typology) !== typology)
      return [{ path: file.path, text: JSON.stringify({ compose }) }]
    }
    const read = scriptFile.safeParse(document)
    return read.success && topOf(read.data.typology) === typology ? [] : [file]
  })
}

/** Authors in so many groups, each held out in turn. */
export function authorFolds(scripts: readonly Labelled[], folds: number): ReadonlySet<string>[] {
  const authors = [...new Set(scripts.map(({ author }) => author))].sort()
  return Array.from({ length: folds }, (_, fold) => new Set(authors.filter((_, i) => i % folds === fold)))
}

const dataDir = process.env['MENSHEN_SHARED_DATA'] ?? '../shared/data'

const linesOf = (path: string): unknown[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): unknown => JSON.parse(line))

const telecomRow = z.object({ text: z.string(), label: z.string() })

/** Case texts of five classes; null where the set is absent. Never trained on beyond an import that is measured as such. */
export function telecomTexts(): Labelled[] | null {
  const path = join(dataDir, 'telecom-fraud-texts', 'dev.jsonl')
  if (!existsSync(path)) return null
  return linesOf(path).map((line) => {
    const { text, label } = telecomRow.parse(line)
    return { text, truth: label === 'normal' ? HONEST : label, author: 'telecom', voice: 'mixed' }
  })
}

const dialogueRow = z.object({
  label: z.string(),
  type: z.string(),
  caller: z.array(z.string()),
  callee: z.array(z.string()),
})
/** Of the set's own types, those that are an impersonation of somebody and say of whom. */
const TYPOLOGY_OF: Readonly<Record<string, string>> = {
  客服诈骗: 'customer-service',
  银行诈骗: 'customer-service',
}

/** Calls turn by turn; null where the set is absent. */
export function calls(): Labelled[] | null {
  const path = join(dataDir, 'teleantifraud', 'dialogues.jsonl')
  if (!existsSync(path)) return null
  return linesOf(path).map((line) => {
    const { label, type, caller, callee } = dialogueRow.parse(line)
    const turns = caller.flatMap((turn, i) => [turn, callee[i] ?? ''])
    return {
      text: turns.filter((turn) => turn !== '').join('\n'),
      truth: label === 'fraud' ? (TYPOLOGY_OF[type] ?? 'other-fraud') : HONEST,
      author: 'calls',
      voice: type,
    }
  })
}

export const isImpersonation = ({ truth, voice }: Labelled): boolean =>
  truth === HONEST || voice in TYPOLOGY_OF
