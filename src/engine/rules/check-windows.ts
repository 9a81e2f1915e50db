import { checkExpression } from '../expression/checked'
import type { Compiled } from '../expression/compile'
import { nearestName } from '../expression/environment'
import { parseDurationMs } from '../expression/unit'
import type { FactType } from '../expression/value'
import { fact, type FactDefinition } from '../facts/definition'
import { signalFacts, vocabularyOf } from '../facts/vocabulary'
import { Conditions } from '../windows/conditions'
import type { WindowLimit } from '../windows/entry'
import { crossKey, reversedSubject, windowKey } from '../windows/keys'
import { measureType, WindowReader, type CompiledMeasure } from '../windows/measure'
import {
  OBSERVATION_FACTS,
  windowsFileSchema,
  type MeasureSpec,
  type WindowKey,
  type WindowsFile,
} from '../windows/window-schema'
import type { PackWindows } from './pack'
import type { PackProblem } from './problem'
import type { YamlFile, YamlPath } from './yaml-file'

/** A window is read whole for every signal that asks for it. */
const MOST_BUCKETS = 400
const OF_BUCKETS: readonly string[] = ['count', 'max', 'lastMinutes', 'lastDays', 'firstDays']
const PREFIX = 'obs.'
const observed = vocabularyOf(OBSERVATION_FACTS)
const fields = OBSERVATION_FACTS.map(({ name }) => name.slice(PREFIX.length))

export interface CheckedWindows {
  windows: PackWindows
  /** The whole vocabulary: facts of the signal and one `window.<name>` per measure. */
  facts: readonly FactDefinition[]
}

export function checkWindows(source: YamlFile, problems: PackProblem[]): CheckedWindows | null {
  const file = source.read(windowsFileSchema, problems)
  if (file === null) return null
  const before = problems.length
  const limits: Record<string, WindowLimit> = {}
  file.keys.forEach((key, index) => {
    limits[key.kind] = limitOfKey(key, index, source, problems)
  })
  const measures = file.measures.map((spec, index) =>
    compileMeasure(spec, index, { file, limits, source, problems }),
  )
  const facts = [...signalFacts, ...measureFacts(measures)]
  const vocabulary = vocabularyOf(facts)
  const condition = (text: string, path: YamlPath): Compiled => {
    const checked = checkExpression(text, 'bool', vocabulary, new Map())
    if (checked.ok) return checked.expression.run
    const { reason, start, end } = checked.problem
    problems.push(source.problem(path, reason, text.slice(start, end)))
    return () => undefined
  }
  const isNewPayee = condition(file.newPayeeWhen, ['newPayeeWhen'])
  const marks = Object.entries(file.marks).map(([name, text]): [string, Compiled] => [
    `mark.${name}`,
    condition(text, ['marks', name]),
  ])
  if (problems.length > before) return null
  return { windows: { keys: file.keys, measures, limits, isNewPayee, marks }, facts }
}

/** With a resolution the horizon bounds the window: so many buckets and the one that has begun. */
function limitOfKey(key: WindowKey, index: number, source: YamlFile, problems: PackProblem[]): WindowLimit {
  const path = ['keys', index]
  const refuse = (part: string, reason: string): void =>
    void problems.push(source.problem([...path, part], reason))
  const horizonMs = duration(key.horizon, [...path, 'horizon'], source, problems)
  if (key.resolution === undefined) {
    if (key.keep === undefined) refuse('kind', 'needs either keep or resolution and greatest')
    if (key.greatest !== undefined) refuse('greatest', 'greatest goes with resolution')
    if (key.only !== undefined && !fields.includes(key.only)) refuse('only', `unknown field ${key.only}`)
    return { keep: key.keep ?? 0, horizonMs }
  }
  const resolutionMs = duration(key.resolution, [...path, 'resolution'], source, problems)
  const { greatest = '' } = key
  if (key.only !== undefined) refuse('only', 'a window with a resolution keeps its greatest field only')
  if (key.keep !== undefined)
    refuse('keep', 'the number of buckets is the bound of a window with a resolution')
  if (!fields.includes(greatest))
    refuse('resolution', 'a resolution needs the field whose greatest value is kept')
  const buckets = resolutionMs === 0 ? 0 : Math.ceil(horizonMs / resolutionMs) + 1
  if (buckets > MOST_BUCKETS) refuse('resolution', `more than ${MOST_BUCKETS} buckets: take a coarser one`)
  return { keep: buckets, horizonMs, buckets: { resolutionMs, greatest } }
}

/** What one observation of each bucket still answers. A sum or a condition would need the others. */
function checkBucketed(
  spec: MeasureSpec,
  key: WindowKey,
  refuse: (part: string, reason: string) => void,
): void {
  if (key.resolution === undefined) return
  const isAnswered = OF_BUCKETS.includes(spec.measure)
  if (!isAnswered) refuse('measure', `a window with a resolution answers only ${OF_BUCKETS.join(', ')}`)
  if (spec.where !== undefined) refuse('where', 'a window with a resolution keeps one observation a bucket')
  if (spec.field !== undefined && spec.field !== key.greatest)
    refuse('field', `the window keeps the greatest ${key.greatest ?? ''} of each bucket`)
}

/** A window that keeps one field answers nothing of the others. */
function checkOnly(
  spec: MeasureSpec,
  { only }: WindowKey,
  refuse: (part: string, reason: string) => void,
): void {
  if (only === undefined) return
  if (spec.where !== undefined) refuse('where', `the window keeps only ${only}`)
  for (const part of ['field', 'by'] as const)
    if (spec[part] !== undefined && spec[part] !== only) refuse(part, `the window keeps only ${only}`)
}

interface MeasureScope {
  file: WindowsFile
  limits: Record<string, WindowLimit>
  source: YamlFile
  problems: PackProblem[]
}

function compileMeasure(spec: MeasureSpec, index: number, scope: MeasureScope): CompiledMeasure {
  const { file, limits, source, problems } = scope
  const path = ['measures', index]
  const key = file.keys.find((one) => one.kind === spec.key)
  if (key === undefined) problems.push(source.problem([...path, 'key'], `no window key ${spec.key}`))
  for (const part of ['field', 'by'] as const) {
    const name = spec[part]
    if (name === undefined || fields.includes(name)) continue
    const hint = nearestName(name, fields)
    problems.push(source.problem([...path, part], `unknown field ${name}; did you mean ${hint}?`))
  }
  const kept = limits[spec.key]?.horizonMs ?? 0
  const refuse = (part: string, reason: string): void =>
    void problems.push(source.problem([...path, part], reason))
  if (key !== undefined) {
    checkBucketed(spec, key, refuse)
    checkOnly(spec, key, refuse)
    if (spec.ofSubject !== undefined && key.of.length > 1)
      refuse('ofSubject', `key ${spec.key} has several parts`)
    if (spec.reversed === true && !isPair(key)) refuse('reversed', `key ${spec.key} is of no payer and payee`)
  }
  const horizonMs =
    spec.horizon === undefined ? kept : duration(spec.horizon, [...path, 'horizon'], source, problems)
  if (horizonMs > kept)
    problems.push(source.problem([...path, 'horizon'], `longer than key ${spec.key} is kept`))
  const { ofSubject, reversed } = spec
  return {
    spec,
    horizonMs,
    olderThanMs:
      spec.olderThan === undefined ? 0 : duration(spec.olderThan, [...path, 'olderThan'], source, problems),
    where: whereOf(spec, index, source, problems),
    keyOf: (subject) => {
      if (ofSubject !== undefined) return crossKey(spec.key, ofSubject, subject)
      if (key === undefined) return null
      return windowKey(key, reversed === true ? reversedSubject(subject) : subject)
    },
  }
}

const isPair = ({ of }: WindowKey): boolean => of.includes('payer') && of.includes('payee')

function whereOf(
  spec: MeasureSpec,
  index: number,
  source: YamlFile,
  problems: PackProblem[],
): Compiled | null {
  if (spec.where === undefined) return null
  const result = checkExpression(spec.where, 'bool', observed, new Map())
  if (result.ok) return result.expression.run
  const { reason, start, end } = result.problem
  problems.push(source.problem(['measures', index, 'where'], reason, spec.where.slice(start, end)))
  return null
}

/** Measures of one window share a reader, as long as one number can note all their conditions. */
function measureFacts(measures: readonly CompiledMeasure[]): FactDefinition[] {
  const readers = new Map<string, WindowReader>()
  let conditions = new Conditions(fields)
  return measures.map((measure) => {
    const { spec, keyOf } = measure
    const window = `${spec.key} ${spec.ofSubject ?? ''} ${spec.reversed === true ? 'reversed' : ''}`
    if (conditions.isFull) {
      conditions = new Conditions(fields)
      readers.clear()
    }
    const reader = readers.get(window) ?? new WindowReader(keyOf, conditions)
    readers.set(window, reader)
    const field: FactType =
      OBSERVATION_FACTS.find(({ name }) => name === PREFIX + (spec.field ?? ''))?.type ?? 'double'
    return fact(`window.${spec.name}`, measureType(spec, field), reader.add(measure))
  })
}

function duration(text: string, path: YamlPath, source: YamlFile, problems: PackProblem[]): number {
  const milliseconds = parseDurationMs(text)
  if (milliseconds === null)
    problems.push(source.problem(path, `${text}: expected a duration such as 2h or 30d`))
  return milliseconds ?? 0
}
