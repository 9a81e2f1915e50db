import { type z } from 'zod'
import { unitOfFact } from '../expression/unit'
import type { FactType } from '../expression/value'
import type { RuleBasis } from '../rules/check-changes'
import { WINDOWS, TYPOLOGIES } from '../rules/check-pack'
import { LIST_FILE } from '../rules/check-lists'
import { FROM_TEXT, FROM_WINDOW, NO_TYPOLOGY, typologiesSchema } from '../rules/rule-schema'
import { YamlFile, type PackFile } from '../rules/yaml-file'
import { listFileSchema } from '../lists/list-schema'
import { lexiconFileSchema } from '../text/lexicon-schema'
import { windowsFileSchema } from '../windows/window-schema'
import { functionWords, ruleKeyWords, unitWords, type FunctionWords } from './expression-words'
import { factWords, signalsOfFact } from './fact-words'
import { wordsOfMeasure } from './window-words'

interface Words {
  readonly zh: string
  readonly en: string
}

export interface FactInLanguage extends Words {
  readonly name: string
  readonly type: FactType
  /** Unit it is compared in; null: a bare number, or none. */
  readonly unit: string | null
  readonly signals: readonly string[]
  /** The words it can be, where they are few. */
  readonly values: readonly string[]
}

/** All names that somebody who writes a rule over this pack may use. */
export interface PackLanguage {
  readonly keys: readonly (Words & { readonly name: string })[]
  readonly facts: readonly FactInLanguage[]
  readonly functions: readonly FunctionWords[]
  readonly units: typeof unitWords
  readonly typologies: readonly (Words & { readonly id: string })[]
  readonly lists: readonly { readonly name: string; readonly of: string; readonly says: string; readonly entries: number }[] // prettier-ignore
  /** Elements of the lexicon: what text.elements, tx.memoKinds and the roles are made of. */
  readonly elements: readonly { readonly id: string; readonly group: string; readonly zh: string }[]
  readonly windows: readonly {
    readonly kind: string
    readonly of: readonly string[]
    readonly horizon: string
  }[]
  /** What windows note of a signal for later ones, as `mark.<name>`. */
  readonly marks: readonly string[]
}

/** @param files of a pack that has been checked; its scripts are not asked */
export function languageOf(files: readonly PackFile[], basis: RuleBasis): PackLanguage {
  const windows = readOne(files, WINDOWS, windowsFileSchema)
  const lists = readAll(files, LIST_FILE, listFileSchema)
  const kinds = [...new Set(lists.filter(({ of }) => of === 'name').map(({ says }) => says))].sort()
  return {
    keys: Object.entries(ruleKeyWords).map(([name, words]) => ({ name, ...words })),
    facts: basis.facts.map(({ name, type }) => ({
      name,
      type,
      unit: unitOfFact(name),
      signals: signalsOfFact(name),
      values: name.endsWith('.nameKinds') ? kinds : (factWords[name]?.values ?? []),
      ...wordsOfFact(name, windows),
    })),
    functions: functionWords,
    units: unitWords,
    typologies: typologiesIn(files),
    lists: lists.map(({ name, of, says, entries }) => ({ name, of, says, entries: entries.length })),
    elements: readAll(files, /^lexicon\//, lexiconFileSchema).flatMap(({ elements }) =>
      elements.map(({ id, group, zh }) => ({ id, group, zh })),
    ),
    windows: (windows?.keys ?? []).map(({ kind, of, horizon }) => ({ kind, of, horizon })),
    marks: Object.keys(windows?.marks ?? {}).map((name) => `mark.${name}`),
  }
}

function wordsOfFact(name: string, windows: z.infer<typeof windowsFileSchema> | null): Words {
  const known = factWords[name]
  if (known !== undefined) return { zh: known.zh, en: known.en }
  const measure = windows?.measures.find((one) => `window.${one.name}` === name)
  if (measure === undefined) return { zh: name, en: name }
  return wordsOfMeasure(
    measure,
    windows?.keys.find(({ kind }) => kind === measure.key),
  )
}

const taken: PackLanguage['typologies'] = [
  { id: NO_TYPOLOGY, zh: '不指明手法', en: 'names none' },
  { id: FROM_TEXT, zh: '取文本所像的手法', en: 'that of the text' },
  { id: FROM_WINDOW, zh: '取此前可疑联系的手法', en: 'that of the contact before' },
]

const typologiesIn = (files: readonly PackFile[]): PackLanguage['typologies'] => [
  ...taken,
  ...(readOne(files, TYPOLOGIES, typologiesSchema)?.typologies ?? []).map(({ id, zh, en }) => ({
    id,
    zh,
    en,
  })),
]

function readOne<T>(files: readonly PackFile[], path: string, schema: z.ZodType<T>): T | null {
  const file = files.find((one) => one.path === path)
  return file === undefined ? null : new YamlFile(file).read(schema, [])
}

/** Files of another form under the same folder are left out. */
const readAll = <T>(files: readonly PackFile[], paths: RegExp, schema: z.ZodType<T>): T[] =>
  files.filter(({ path }) => paths.test(path)).flatMap((file) => new YamlFile(file).read(schema, []) ?? [])
