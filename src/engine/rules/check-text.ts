import type { z } from 'zod'
import { says } from '../said'
import { nearestName } from '../expression/environment'
import { createLexicon } from '../text/lexicon'
import {
  composedFileSchema,
  lexiconContextSchema,
  lexiconFileSchema,
  scriptFileSchema,
  textModelSchema,
  variantsSchema,
} from '../text/lexicon-schema'
import { variantsOf } from '../text/normalise'
import { HONEST, type TextKnowledge } from '../text/knowledge'
import { missingFile, type PackProblem } from './problem'
import type { YamlFile } from './yaml-file'

const CONTEXT = 'lexicon/context.yaml'
const VARIANTS = 'lexicon/variants.yaml'
const MODEL = 'text-model.yaml'
const COMPOSED = /^scripts\/composed[^/]*\.yaml$/

/** Everything the text part knows: lexicon, scripts, compositions, spelling variants and training settings. */
export function checkText(
  files: readonly YamlFile[],
  typologies: readonly string[],
  problems: PackProblem[],
): TextKnowledge | null {
  const before = problems.length
  const context = readOne(files, CONTEXT, lexiconContextSchema, problems)
  const variants = readOne(files, VARIANTS, variantsSchema, problems)
  const settings = readOne(files, MODEL, textModelSchema, problems)
  const elements = under(files, 'lexicon/')
    .filter((one) => one.file.path !== CONTEXT && one.file.path !== VARIANTS)
    .flatMap((one) => one.read(lexiconFileSchema, problems)?.elements ?? [])
  const known = [...typologies, HONEST]
  const compositions = under(files, 'scripts/')
    .filter((one) => COMPOSED.test(one.file.path))
    .flatMap((one) => {
      const compose = one.read(composedFileSchema, problems)?.compose ?? []
      compose.forEach((part, i) =>
        requireTypology(one, ['compose', i, 'typology'], part.typology, known, problems),
      )
      return compose
    })
  const scripts = under(files, 'scripts/')
    .filter((one) => !COMPOSED.test(one.file.path))
    .flatMap((one) => scriptsOf(one, known, problems))
  if (context === null || variants === null || settings === null || problems.length > before) return null
  const lexicon = createLexicon(elements, context, variants.words)
  return {
    scripts,
    compositions,
    variants: variantsOf(variants.variants),
    officialDomains: new Set(variants.officialDomains),
    lexicon,
    settings,
  }
}

function scriptsOf(file: YamlFile, known: readonly string[], problems: PackProblem[]) {
  const read = file.read(scriptFileSchema, problems)
  if (read === null) return []
  requireTypology(file, ['typology'], read.typology, known, problems)
  return Object.entries(read.scripts).map(([name, text]) => ({
    id: `${file.file.path.slice('scripts/'.length, -'.yaml'.length)}#${name}`,
    typology: read.typology,
    text,
    author: read.author,
  }))
}

function requireTypology(
  file: YamlFile,
  path: (string | number)[],
  typology: string,
  known: readonly string[],
  problems: PackProblem[],
): void {
  // With typologies.yaml itself refused, every script would be one more problem about the same thing.
  if (known.length === 1 || known.includes(typology)) return
  problems.push(file.problem(path, says.unknownTypology(typology, nearestName(typology, known))))
}

function under(files: readonly YamlFile[], folder: string): YamlFile[] {
  return files.filter((one) => one.file.path.startsWith(folder))
}

function readOne<T>(
  files: readonly YamlFile[],
  path: string,
  schema: z.ZodType<T>,
  problems: PackProblem[],
): T | null {
  const found = files.find((one) => one.file.path === path)
  if (found !== undefined) return found.read(schema, problems)
  problems.push(missingFile(path))
  return null
}
