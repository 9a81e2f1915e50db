import { checkExpression } from '../expression/checked'
import type { Compiled } from '../expression/compile'
import { nearestName } from '../expression/environment'
import { parseDurationMs } from '../expression/unit'
import type { FactType } from '../expression/value'
import { fact, type FactDefinition } from '../facts/definition'
import { signalFacts, vocabularyOf } from '../facts/vocabulary'
import type { WindowLimit } from '../windows/entry'
import { crossKey, windowKey } from '../windows/keys'
import { measureType, WindowReader, type CompiledMeasure } from '../windows/measure'
import {
  OBSERVATION_FACTS,
  windowsFileSchema,
  type MeasureSpec,
  type WindowsFile,
} from '../windows/window-schema'
import type { PackWindows } from './pack'
import type { PackProblem } from './problem'
import type { YamlFile, YamlPath } from './yaml-file'

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
    const horizonMs = duration(key.horizon, ['keys', index, 'horizon'], source, problems)
    limits[key.kind] = { keep: key.keep, horizonMs }
  })
  const measures = file.measures.map((spec, index) =>
    compileMeasure(spec, index, { file, limits, source, problems }),
  )
  const facts = [...signalFacts, ...measureFacts(measures)]
  const newPayee = checkExpression(file.newPayeeWhen, 'bool', vocabularyOf(facts), new Map())
  if (!newPayee.ok) problems.push(source.problem(['newPayeeWhen'], newPayee.problem.reason))
  if (!newPayee.ok || problems.length > before) return null
  return { windows: { keys: file.keys, measures, limits, isNewPayee: newPayee.expression.run }, facts }
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
  const horizonMs =
    spec.horizon === undefined ? kept : duration(spec.horizon, [...path, 'horizon'], source, problems)
  if (horizonMs > kept)
    problems.push(source.problem([...path, 'horizon'], `longer than key ${spec.key} is kept`))
  const ofSubject = spec.ofSubject
  return {
    spec,
    horizonMs,
    where: whereOf(spec, index, source, problems),
    keyOf: (subject) => {
      if (ofSubject !== undefined) return crossKey(spec.key, ofSubject, subject)
      return key === undefined ? null : windowKey(key, subject)
    },
  }
}

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

/** Measures of one window share a reader. */
function measureFacts(measures: readonly CompiledMeasure[]): FactDefinition[] {
  const readers = new Map<string, WindowReader>()
  return measures.map((measure) => {
    const { spec, keyOf } = measure
    const window = `${spec.key} ${spec.ofSubject ?? ''}`
    const known = readers.get(window)
    const reader = known === undefined || known.isFull ? new WindowReader(keyOf, fields) : known
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
