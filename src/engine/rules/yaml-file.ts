import { closest, distance } from 'fastest-levenshtein'
import { isMap, isNode, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import { z } from 'zod'
import { saidOfYaml, says, type Said } from '../said'
import type { PackProblem } from './problem'

export interface PackFile {
  /** Relative to the pack, with forward slashes. */
  path: string
  text: string
}

export type YamlPath = readonly (string | number)[]

interface Range {
  readonly start: number
  readonly end: number
}

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
      for (const { pos, code, message } of this.document.errors)
        problems.push(this.at({ start: pos[0], end: pos[1] }, saidOfYaml(code, message)))
      return null
    }
    const value: unknown = this.document.toJS({ maxAliasCount: 0 })
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    // The same issues in the same order; texts of our own stay as they are.
    const inChinese = schema.safeParse(value, { error: chinese }).error?.issues ?? []
    parsed.error.issues.forEach((issue, at) => {
      problems.push(this.issue(issue, inChinese[at]?.message ?? issue.message, schema))
    })
    return null
  }

  /** A problem at the value of `path`; `part` narrows it to where that word first stands inside. */
  problem(path: YamlPath, said: Said, part = ''): PackProblem {
    const { start, end } = this.rangeOf(path)
    const inside = part === '' ? -1 : this.file.text.slice(start, end).indexOf(part)
    if (inside < 0) return this.at({ start, end }, said)
    return this.at({ start: start + inside, end: start + inside + part.length }, said)
  }

  /** A problem in a stretch of the text that is the value of `path`. */
  problemWithin(path: YamlPath, said: Said, text: string, { start, end }: Range): PackProblem {
    const part = text.slice(start, end)
    const value = this.rangeOf(path)
    // Plain or behind a quote the text stands as it is; folded or escaped, its words have to be looked for.
    const from = value.start + (/^['"]/.test(this.file.text.slice(value.start)) ? 1 : 0) + start
    const isThere = this.file.text.slice(from, from + part.length) === part
    return isThere ? this.at({ start: from, end: from + part.length }, said) : this.problem(path, said, part)
  }

  /** A problem at the key of `path` in the map that holds it. */
  problemAtKey(path: YamlPath, key: string, said: Said): PackProblem {
    const holder = path.length === 0 ? this.document.contents : this.document.getIn(path, true)
    const pair = isMap(holder)
      ? holder.items.find((item) => isScalar(item.key) && item.key.value === key)
      : undefined
    const range = isScalar(pair?.key) ? pair.key.range : undefined
    if (range === undefined || range === null) return this.problem(path, said)
    return this.at({ start: range[0], end: range[1] }, said)
  }

  private issue(issue: z.core.$ZodIssue, inChinese: string, schema: z.ZodType): PackProblem {
    const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part))
    if (issue.code === 'unrecognized_keys') {
      const key = issue.keys[0] ?? ''
      const nearest = path.length === 0 ? nearestKey(key, keysOf(schema)) : null
      return this.problemAtKey(path, key, says.unknownField([...path, key].join('.'), nearest))
    }
    const name = path.join('.')
    return this.problem(path, {
      code: `shape_${issue.code}`,
      en: `${name}: ${issue.message}`,
      zh: `${name}:${inChinese}`,
    })
  }

  private rangeOf(path: YamlPath): Range {
    const node = path.length === 0 ? this.document.contents : this.document.getIn(path, true)
    if (isNode(node) && node.range !== null && node.range !== undefined)
      return { start: node.range[0], end: node.range[1] }
    return path.length === 0 ? { start: 0, end: 0 } : this.rangeOf(path.slice(0, -1))
  }

  private at({ start, end }: Range, { code, en, zh }: Said): PackProblem {
    const [from, to] = [this.lines.linePos(start), this.lines.linePos(Math.max(start, end))]
    return {
      file: this.file.path,
      line: Math.max(1, from.line),
      column: Math.max(1, from.col),
      endLine: Math.max(1, to.line),
      endColumn: Math.max(1, to.col),
      code,
      reason: en,
      zh,
    }
  }
}

const chinese = z.locales.zhCN().localeError

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
