import { closest, distance } from 'fastest-levenshtein'
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { z } from 'zod'
import type { PackProblem } from './problem'

export interface PackFile {
  /** Relative to the pack, with forward slashes. */
  path: string
  text: string
}

export type YamlPath = readonly (string | number)[]

/** A parsed YAML file that still knows where each value stands. */
export class YamlFile {
  private readonly lines = new LineCounter()
  private readonly document: Document.Parsed

  constructor(readonly file: PackFile) {
    this.document = parseDocument(file.text, { lineCounter: this.lines, prettyErrors: false })
  }

  /** The validated value, or null after adding every problem to `problems`. */
  read<T>(schema: z.ZodType<T>, problems: PackProblem[]): T | null {
    if (this.document.errors.length > 0) {
      for (const error of this.document.errors) problems.push(this.at(error.pos[0], error.message))
      return null
    }
    const parsed = schema.safeParse(this.document.toJS({ maxAliasCount: 0 }))
    if (parsed.success) return parsed.data
    for (const issue of parsed.error.issues) problems.push(this.issue(issue, schema))
    return null
  }

  /** A problem at the value of `path`; `part` narrows it to where that word first stands inside. */
  problem(path: YamlPath, reason: string, part = ''): PackProblem {
    const [start, end] = this.rangeOf(path)
    const inside = part === '' ? -1 : this.file.text.slice(start, end).indexOf(part)
    return this.at(start + Math.max(0, inside), reason)
  }

  /** A problem at the key of `path` in the map that holds it. */
  problemAtKey(path: YamlPath, key: string, reason: string): PackProblem {
    const holder = path.length === 0 ? this.document.contents : this.document.getIn(path, true)
    const pair = isMap(holder)
      ? holder.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined
    const start = isScalar(pair?.key) ? pair.key.range?.[0] : undefined
    return start === undefined ? this.problem(path, reason) : this.at(start, reason)
  }

  private issue(issue: z.core.$ZodIssue, schema: z.ZodType): PackProblem {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
    if (issue.code !== 'unrecognized_keys') return this.problem(path, `${path.join('.')}: ${issue.message}`)
    const key = issue.keys[0] ?? ''
    const nearest = path.length === 0 ? nearestKey(key, keysOf(schema)) : null
    const hint = nearest === null ? '' : `; did you mean ${nearest}?`

    return this.problemAtKey(path, key, `unknown field ${[...path, key].join('.')}${hint}`)
  }

  private rangeOf(path: YamlPath): [number, number] {
    const node = path.length === 0 ? this.document.contents : this.document.getIn(path, true)
    if (isNode(node) && node.range !== null && node.range !== undefined) return [node.range[0], node.range[1]]
    return path.length === 0 ? [0, 0] : this.rangeOf(path.slice(0, -1))
  }

  private at(offset: number, reason: string): PackProblem {
    const { line, col } = this.lines.linePos(offset)
    return { file: this.file.path, line: Math.max(1, line), column: Math.max(1, col), reason }
  }
}

/** The fields an object schema knows. */
function keysOf(schema: z.ZodType): string[] {
  const shape: unknown = 'shape' in schema ? schema.shape : null
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : []
}

/** Half the letters wrong is no misspelling any more. */
function nearestKey(key: string, known: readonly string[]): string | null {
  if (known.length === 0) return null
  const nearest = closest(key, [...known])
  return distance(key, nearest) <= Math.ceil(key.length / 2) ? nearest : null
}
