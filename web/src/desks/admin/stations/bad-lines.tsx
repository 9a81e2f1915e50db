import { Alert } from 'antd'
import type { Refusal } from '../../../api/client'
import { useSay } from '../../../language/language'
import { importWords, useLineText } from './import-words'

interface BadLine {
  /** From 1, as in the file. */
  readonly line: number
  readonly expected: string
}

const PATH = /^lines\.(\d+)$/
// The service names no more than these.
const MOST = 200

export const linesOf = (refusal: Refusal | null): readonly BadLine[] =>
  (refusal?.fields ?? []).flatMap(({ path, expected }) => {
    const line = PATH.exec(path)?.[1]
    return line === undefined ? [] : [{ line: Number(line), expected }]
  })

/** Each bad line with its number, its text and what is wrong; choosing it marks it where it is typed. */
export function BadLines({ lines, csv }: { readonly lines: readonly BadLine[]; readonly csv: unknown }) {
  const say = useSay(importWords)
  const textOf = useLineText()
  const typed = String(csv).split(/\r\n|\r|\n/)
  return (
    <Alert
      className="admin-alert"
      type="error"
      role="alert"
      title={say('bad', { count: lines.length })}
      description={
        <>
          <ol className="admin-lines">
            {lines.map(({ line, expected }, index) => (
              <li key={`${line}.${index}`}>
                <button type="button" className="admin-name" onClick={() => markLine(line)}>
                  {say('line', { line })}
                </button>
                <span>{textOf(expected)}</span>
                <code>{typed[line - 1]}</code>
              </li>
            ))}
          </ol>
          {lines.length === MOST && say('most', { count: MOST })}
        </>
      }
    />
  )
}

/** In the field itself: a line that is told is a line that is found. */
function markLine(line: number): void {
  const field = document.getElementById('csv')
  if (!(field instanceof HTMLTextAreaElement)) return
  const before = field.value.split('\n').slice(0, line - 1)
  const start = before.reduce((sum, each) => sum + each.length + 1, 0)
  const end = field.value.indexOf('\n', start)
  field.focus()
  field.setSelectionRange(start, end < 0 ? field.value.length : end)
}
