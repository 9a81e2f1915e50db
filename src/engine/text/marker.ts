import { checkText } from '../rules/check-text'
import { RulePackError, type PackProblem } from '../rules/problem'
import { YamlFile, type PackFile } from '../rules/yaml-file'
import type { ElementSpan } from '../types'
import { TextReader } from './knowledge'
import { scriptFileSchema } from './lexicon-schema'
import { spansOf } from './spans'

/** A stretch of a text that says an element, for whoever reads it. */
export interface TextMark {
  readonly start: number
  readonly end: number
  readonly element: string
  /** claim, pretext, demand, pressure, secrecy, channel, memo, role, benign */
  readonly kind: string
  /** Only spoken about: warned of, denied, told of somebody else. */
  readonly isWarned: boolean
  readonly label: { readonly zh: string; readonly en: string }
}

export interface ElementName {
  readonly element: string
  readonly kind: string
  readonly label: { readonly zh: string; readonly en: string }
}

export interface TextMarker {
  /** Every element there is. */
  readonly elements: readonly ElementName[]
  /** Inside the text, in order, none over another. */
  marks(text: string): TextMark[]
  /** null: the pack has no such element. */
  labelOf(element: string): { readonly zh: string; readonly en: string } | null
}

const SCRIPTS = 'scripts/'
/** Of two that overlap the graver one is shown: what is demanded says more than who says so. */
const GRAVITY = ['demand', 'secrecy', 'claim', 'pretext', 'pressure', 'channel', 'memo', 'role', 'benign']

/**
 * Reads texts with a pack's lexicon alone: no model is trained, so it is there at once.
 * @throws RulePackError when this program does not accept the pack's words
 */
export function openTextReader(files: readonly PackFile[]): TextMarker {
  const problems: PackProblem[] = []
  const words = files.filter(({ path }) => path.startsWith('lexicon/') || path === 'text-model.yaml')
  const knowledge = checkText(
    words.map((file) => new YamlFile(file)),
    [],
    problems,
  )
  if (knowledge === null) throw new RulePackError(problems)
  const { lexicon } = knowledge
  const known = new Set(lexicon.elements)
  const reader = new TextReader(knowledge)
  return {
    elements: lexicon.elements.map((element) => ({
      element,
      kind: lexicon.groupOf(element),
      label: lexicon.namesOf(element),
    })),
    labelOf: (element) => (known.has(element) ? lexicon.namesOf(element) : null),
    marks: (text) => {
      const normal = reader.read(text)
      const { hits } = lexicon.find(normal.text)
      return markText(
        text,
        spansOf(hits, (at) => normal.origins[at] ?? text.length, text),
        (element) => ({
          kind: lexicon.groupOf(element),
          label: lexicon.namesOf(element),
        }),
      )
    },
  }
}

/**
 * Spans as marks that a reader can be shown: of overlapping ones of the same element their union, of different ones the
 * graver, then the longer, then the first.
 */
export function markText(
  text: string,
  spans: readonly ElementSpan[],
  describe: (element: string) => Pick<TextMark, 'kind' | 'label'>,
): TextMark[] {
  const candidates = united(spans.flatMap((span) => clamped(span, text.length))).map((span) => ({
    ...span,
    ...describe(span.element),
  }))
  const kept: TextMark[] = []
  for (const mark of candidates.sort(byGravity))
    if (!kept.some((other) => mark.start < other.end && other.start < mark.end)) kept.push(mark)
  return kept.sort((a, b) => a.start - b.start)
}

function clamped(span: ElementSpan, length: number): ElementSpan[] {
  const [start, end] = [Math.max(0, span.start), Math.min(length, span.end)]
  return start < end ? [{ ...span, start, end }] : []
}

function united(spans: readonly ElementSpan[]): ElementSpan[] {
  const result: ElementSpan[] = []
  for (const span of [...spans].sort((a, b) => firstOf(a.start - b.start, b.end - a.end))) {
    const at = result.findLastIndex(
      (one) => one.element === span.element && one.isWarned === span.isWarned && span.start < one.end,
    )
    const known = result[at]
    if (known === undefined) result.push({ ...span })
    else known.end = Math.max(known.end, span.end)
  }
  return result
}

const byGravity = (a: TextMark, b: TextMark): number =>
  firstOf(
    Number(a.isWarned) - Number(b.isWarned),
    GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind),
    b.end - b.start - (a.end - a.start),
    a.start - b.start,
  )

/** The first difference that is one. */
const firstOf = (...differences: readonly number[]): number => differences.find((one) => one !== 0) ?? 0

export interface KnownScript {
  readonly text: string
  readonly typology: string
  readonly voice: string
}

/** The script of an id such as `an/02_police#warrant` in a pack's files; null: there is none of that name. */
export function scriptIn(files: readonly PackFile[], id: string): KnownScript | null {
  const [path = '', name = ''] = id.split('#')
  const file = files.find((one) => one.path === `${SCRIPTS}${path}.yaml`)
  if (file === undefined) return null
  const read = new YamlFile(file).read(scriptFileSchema, [])
  const text = read === null || !Object.hasOwn(read.scripts, name) ? undefined : read.scripts[name]
  return read === null || text === undefined ? null : { text, typology: read.typology, voice: read.voice }
}
