import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import {
  checkRulePack,
  createEngine,
  readPackFiles,
  type Engine,
  type LabelledCase,
  type PackFile,
} from '../src/engine'
import { baselines } from './eval/baselines'
import { evasions } from './eval/evasions'
import { recallAt, scoresOf, type Answered, type Scores } from './eval/metrics'
import { authorFolds, calls, HONEST, isImpersonation, scriptsOf, telecomTexts, topOf, withoutAuthors, withoutTypology, type Labelled } from './eval/sets' // prettier-ignore
import { speedOf, usedMb } from './eval/speed'

/**
 * What the text engine recognises: `npm run eval [-- --only authors,telecom,import,calls,unseen,evasions,speed]`. Splits:
 * authors: scripts of the pack, each author judged by a pack that lacks him and two thirds of the others; the other sets
 * are read where they lie (MENSHEN_SHARED_DATA, default ../shared/data) and skipped where they are not.
 */

const RULES = 'rules'
const FOLDS = 4
const ONE_PERCENT = 0.01
/** The slowest baselines are asked about every so manieth text. */
const ASKED_EVERY = 10
const TEXTS_OF_SPEED = 10_000

type Table = Record<string, Record<string, number>>
const results: Record<string, Table> = {}
const files = readPackFiles(RULES)
const scripts = scriptsOf(files)

function main(): void {
  const { values } = parseArgs({ options: { only: { type: 'string' } } })
  const isWanted = (name: string): boolean => values.only?.split(',').includes(name) ?? true
  const parts = { speed, authors, telecom, import: imported, calls: spoken, unseen, evasions: evading }
  for (const [name, part] of Object.entries(parts)) if (isWanted(name)) part()
  if (values.only !== undefined) return
  mkdirSync('bench/results', { recursive: true })
  const report = { at: new Date().toISOString(), scripts: scripts.length, results }
  writeFileSync(join('bench', 'results', 'eval.json'), `${JSON.stringify(report, null, 2)}\n`)
}

function engineOf(pack: readonly PackFile[], cases: readonly LabelledCase[] = []): Engine {
  return createEngine(checkRulePack(pack), { cases })
}

function answersOf(engine: Engine, texts: readonly Labelled[]): Answered[] {
  return texts.map(({ text, truth }) => {
    const { typology, fraudProbability } = engine.classify(text)
    return { truth: topOf(truth), said: topOf(typology), fraud: fraudProbability }
  })
}

/** Each fold of authors, judged by a pack that has not read them. */
let heldOut: { readonly engine: Engine; readonly texts: readonly Labelled[] }[] | null = null
function heldOutFolds(): NonNullable<typeof heldOut> {
  heldOut ??= authorFolds(scripts, FOLDS).map((fold) => ({
    engine: engineOf(withoutAuthors(files, fold)),
    texts: scripts.filter(({ author }) => fold.has(author)),
  }))
  return heldOut
}

function authors(): void {
  const folds = heldOutFolds().map(({ engine, texts }) => ({ texts, answers: answersOf(engine, texts) }))
  const all = folds.flatMap(({ answers }) => answers)
  const written = folds.flatMap(({ texts }) => texts)
  const rows: Table = { all: numbersOf(scoresOf(all)) }
  for (const voice of [...new Set(written.map((one) => one.voice))].sort())
    rows[voice] = numbersOf(scoresOf(all.filter((_, i) => written[i]?.voice === voice)))
  show('authors held out, by voice', rows)
}

function telecom(): void {
  const texts = telecomTexts()
  if (texts === null) {
    skipped('telecom-fraud-texts')
    return
  }
  const rows: Table = { Menshen: numbersOf(scoresOf(answersOf(engineOf(files), texts))) }
  for (const [name, scores] of baselinesOn(scripts, texts)) rows[name] = numbersOf(scores)
  show('telecom-fraud-texts, nothing of it learnt', rows)
}

function imported(): void {
  const texts = telecomTexts()
  if (texts === null) {
    skipped('telecom-fraud-texts')
    return
  }
  const known = texts.filter((_, i) => i % 2 === 0)
  const rest = texts.filter((_, i) => i % 2 === 1)
  const engine = engineOf(
    files,
    known.map(({ text, truth }) => ({ text, label: truth })),
  )
  const rows: Table = { Menshen: numbersOf(scoresOf(answersOf(engine, rest))) }
  for (const [name, scores] of baselinesOn(known, rest)) rows[name] = numbersOf(scores)
  show('telecom-fraud-texts, every second one imported, the others asked', rows)
}

function spoken(): void {
  const texts = calls()
  if (texts === null) {
    skipped('teleantifraud')
    return
  }
  const engine = engineOf(files)
  const answers = answersOf(engine, texts)
  const ofCaller = answers.filter((_, i) =>
    isImpersonation(texts[i] ?? { truth: '', voice: '', text: '', author: '' }),
  )
  const rows: Table = {
    'impersonation calls': numbersOf(scoresOf(ofCaller)),
    'all calls': numbersOf(scoresOf(answers)),
  }
  for (const kind of [...new Set(texts.map(({ voice }) => voice))]) {
    const of = answers.filter((_, i) => texts[i]?.voice === kind)
    rows[kind] = { texts: of.length, calledFraud: share(of, ({ said }) => said !== HONEST) }
  }
  show('calls (teleantifraud), nothing of it learnt', rows)
}

/** A typology that neither the scripts nor the compositions know, by authors that were not read either. */
function unseen(): void {
  const rows: Table = {}
  const typologies = [...new Set(scripts.map(({ truth }) => topOf(truth)))]
    .filter((one) => one !== HONEST)
    .sort()
  const folds = authorFolds(scripts, FOLDS)
  const others = Object.entries({ calls: calls(), 'case texts': telecomTexts() })
  for (const typology of typologies) {
    const pack = withoutTypology(files, typology)
    const [fold = new Set<string>()] = folds
    const engine = engineOf(withoutAuthors(pack, fold))
    const asked = scripts.filter(
      ({ truth, author }) => fold.has(author) && [typology, HONEST].includes(topOf(truth)),
    )
    const answers = answersOf(engine, asked)
    rows[typology] = {
      texts: answers.length,
      recallAt1: recallAt(answers, ONE_PERCENT),
      auc: scoresOf(answers).auc,
    }
    const travelled = engineOf(pack)
    for (const [name, texts] of others) {
      const asked = texts?.filter(({ truth }) => [typology, HONEST].includes(truth)) ?? []
      if (!asked.some(({ truth }) => truth === typology)) continue
      const said = answersOf(travelled, asked)
      rows[`${typology}, ${name}`] = { texts: said.length, recallAt1: recallAt(said, ONE_PERCENT), auc: scoresOf(said).auc } // prettier-ignore
    }
  }
  show('one typology never met, at 1 % false alarms', rows)
}

function evading(): void {
  const rows: Table = {}
  for (const [name, evasion] of [['plain', (text: string) => text] as const, ...Object.entries(evasions)]) {
    const answers = heldOutFolds().flatMap(({ engine, texts }) =>
      answersOf(
        engine,
        texts.map((one) => ({ ...one, text: evasion(one.text) })),
      ),
    )
    const { recall, falseAlarms, auc } = scoresOf(answers)
    rows[name] = { recall, falseAlarms, auc }
  }
  show('authors held out, disguised', rows)
}

function speed(): void {
  const before = usedMb()
  const texts = Array.from({ length: TEXTS_OF_SPEED }, (_, i) => scripts[(i * 7) % scripts.length]).filter((one) => one !== undefined) // prettier-ignore
  show('speed and memory', { Menshen: { ...speedOf(checkRulePack(files), texts, before) } })
}

function* baselinesOn(train: readonly Labelled[], test: readonly Labelled[]): Generator<[string, Scores]> {
  for (const [name, baseline] of Object.entries(baselines)) {
    const ask = baseline(train)
    const isSlow = name.includes('natural') || name.includes('levenshtein')
    const asked = isSlow ? test.filter((_, i) => i % ASKED_EVERY === 0) : test
    yield [name, scoresOf(asked.map(({ text, truth }) => ({ truth: topOf(truth), ...ask(text) })))]
  }
}

const share = <T>(list: readonly T[], holds: (one: T) => boolean): number =>
  list.filter(holds).length / list.length

function numbersOf(scores: Scores): Record<string, number> {
  return { ...scores }
}

const skipped = (name: string): void => void process.stdout.write(`skipped: ${name} is not there\n`)

const DIGITS = 4

function show(title: string, rows: Table): void {
  const rounded = Object.fromEntries(
    Object.entries(rows).map(([name, row]) => [
      name,
      Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Number(value.toFixed(DIGITS))])),
    ]),
  )
  results[title] = rounded
  process.stdout.write(`\n${title}\n`)
  console.table(rounded)
}

main()
