import { checkExpression, type Vocabulary } from '../expression/checked'
import type { Compiled } from '../expression/compile'
import { says, type Said } from '../said'
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
  vocabulary: Vocabulary
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
    const { said, ...range } = checked.problem
    problems.push(source.problemWithin(path, said, text, range))
    return () => undefined
  }
  const isNewPayee = condition(file.newPayeeWhen, ['newPayeeWhen'])
  const marks = Object.entries(file.marks).map(([name, text]): [string, Compiled] => [
    `mark.${name}`,
    condition(text, ['marks', name]),
  ])
  if (problems.length > before) return null
  return { windows: { keys: file.keys, measures, limits, isNewPayee, marks }, facts, vocabulary }
}

/** With a resolution the horizon bounds the window: so many buckets and the one that has begun. */
function limitOfKey(key: WindowKey, index: number, source: YamlFile, problems: PackProblem[]): WindowLimit {
  const path = ['keys', index]
  const refuse = (part: string, said: Said): void => void problems.push(source.problem([...path, part], said))
  const horizonMs = duration(key.horizon, [...path, 'horizon'], source, problems)
  if (key.resolution === undefined) {
    checkUnbucketed(key, refuse)
    return { keep: key.keep ?? 0, horizonMs }
  }
  const resolutionMs = duration(key.resolution, [...path, 'resolution'], source, problems)
  const { greatest = '' } = key
  if (key.only !== undefined)
    refuse(
      'only',
      says.refused(
        'a window with a resolution keeps its greatest field only',
        '有 resolution 的窗口只保留 greatest 字段',
      ),
    )
  if (key.keep !== undefined)
    refuse(
      'keep',
      says.refused(
        'the number of buckets is the bound of a window with a resolution',
        '有 resolution 的窗口以格数为界,不写 keep',
      ),
    )
  if (!fields.includes(greatest))
    refuse(
      'resolution',
      says.refused(
        'a resolution needs the field whose greatest value is kept',
        'resolution 须指明保留哪个字段的最大值',
      ),
    )
  const buckets = resolutionMs === 0 ? 0 : Math.ceil(horizonMs / resolutionMs) + 1
  if (buckets > MOST_BUCKETS)
    refuse(
      'resolution',
      says.refused(
        `more than ${MOST_BUCKETS} buckets: take a coarser one`,
        `超过 ${MOST_BUCKETS} 格:请取粗一些`,
      ),
    )
  return { keep: buckets, horizonMs, buckets: { resolutionMs, greatest } }
}

/** Without a resolution so many observations are kept, of all fields or of one that there is. */
function checkUnbucketed(key: WindowKey, refuse: (part: string, said: Said) => void): void {
  if (key.keep === undefined)
    refuse(
      'kind',
      says.refused('needs either keep or resolution and greatest', '须写 keep,或 resolution 与 greatest'),
    )
  if (key.greatest !== undefined)
    refuse('greatest', says.refused('greatest goes with resolution', 'greatest 须与 resolution 同写'))
  if (key.only !== undefined && !fields.includes(key.only))
    refuse('only', says.unknownField(key.only, nearestName(key.only, fields)))
}

/** What one observation of each bucket still answers. A sum or a condition would need the others. */
function checkBucketed(spec: MeasureSpec, key: WindowKey, refuse: (part: string, said: Said) => void): void {
  if (key.resolution === undefined) return
  const isAnswered = OF_BUCKETS.includes(spec.measure)
  if (!isAnswered)
    refuse(
      'measure',
      says.refused(
        `a window with a resolution answers only ${OF_BUCKETS.join(', ')}`,
        `有 resolution 的窗口只能答 ${OF_BUCKETS.join('、')}`,
      ),
    )
  if (spec.where !== undefined)
    refuse(
      'where',
      says.refused(
        'a window with a resolution keeps one observation a bucket',
        '有 resolution 的窗口每格只存一条,不能带条件',
      ),
    )
  if (spec.field !== undefined && spec.field !== key.greatest)
    refuse(
      'field',
      says.refused(
        `the window keeps the greatest ${key.greatest ?? ''} of each bucket`,
        `该窗口每格只存最大的 ${key.greatest ?? ''}`,
      ),
    )
}

/** A window that keeps one field answers nothing of the others. */
function checkOnly(spec: MeasureSpec, { only }: WindowKey, refuse: (part: string, said: Said) => void): void {
  if (only === undefined) return
  if (spec.where !== undefined) refuse('where', keepsOnly(only))
  for (const part of ['field', 'by'] as const)
    if (spec[part] !== undefined && spec[part] !== only) refuse(part, keepsOnly(only))
}

const keepsOnly = (only: string): Said =>
  says.refused(`the window keeps only ${only}`, `该窗口只保留 ${only}`)

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
  if (key === undefined)
    problems.push(
      source.problem([...path, 'key'], says.refused(`no window key ${spec.key}`, `没有窗口 ${spec.key}`)),
    )
  for (const part of ['field', 'by'] as const) {
    const name = spec[part]
    if (name === undefined || fields.includes(name)) continue
    problems.push(source.problem([...path, part], says.unknownField(name, nearestName(name, fields))))
  }
  const kept = limits[spec.key]?.horizonMs ?? 0
  const refuse = (part: string, said: Said): void => void problems.push(source.problem([...path, part], said))
  if (key !== undefined) {
    checkBucketed(spec, key, refuse)
    checkOnly(spec, key, refuse)
    if (spec.ofSubject !== undefined && key.of.length > 1)
      refuse('ofSubject', says.refused(`key ${spec.key} has several parts`, `窗口 ${spec.key} 由几部分组成`))
    if (spec.reversed === true && !isPair(key))
      refuse(
        'reversed',
        says.refused(`key ${spec.key} is of no payer and payee`, `窗口 ${spec.key} 不是收付双方的`),
      )
  }
  const horizonMs =
    spec.horizon === undefined ? kept : duration(spec.horizon, [...path, 'horizon'], source, problems)
  if (horizonMs > kept)
    problems.push(
      source.problem(
        [...path, 'horizon'],
        says.refused(`longer than key ${spec.key} is kept`, `超过窗口 ${spec.key} 的保留期`),
      ),
    )
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
  const { said, ...range } = result.problem
  problems.push(source.problemWithin(['measures', index, 'where'], said, spec.where, range))
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
  if (milliseconds === null) problems.push(source.problem(path, says.noDuration(text)))
  return milliseconds ?? 0
}
