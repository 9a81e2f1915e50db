import {
  Decoration,
  ViewPlugin,
  type DecorationSet,
  type EditorView,
  type ViewUpdate,
} from '@codemirror/view'

const PART =
  /'[^'\n]*'|\b(?:in|true|false)\b|&&|\|\||[=!<>]=?|\b\d[\d_.]*\b|\b[a-z][A-Za-z]*\.[A-Za-z]\w*|\b[a-zA-Z]+(?=\()/g
const CONDITION = /^(?:condition|scale):\s*/

const markOf = (part: string): Decoration => marks[kindOf(part)]

const marks = {
  text: Decoration.mark({ class: 'rules-cel-text' }),
  word: Decoration.mark({ class: 'rules-cel-word' }),
  number: Decoration.mark({ class: 'rules-cel-number' }),
  parameter: Decoration.mark({ class: 'rules-cel-parameter' }),
  fact: Decoration.mark({ class: 'rules-cel-fact' }),
} as const

function kindOf(part: string): keyof typeof marks {
  if (part.startsWith("'")) return 'text'
  if (/^\d/.test(part)) return 'number'
  if (part.startsWith('param.')) return 'parameter'
  return part.includes('.') ? 'fact' : 'word'
}

/** The expression of a condition, which to YAML is only a text, in the colours of its parts. */
export const celMarks = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet
    constructor(view: EditorView) {
      this.decorations = marksIn(view)
    }
    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = marksIn(view)
    }
  },
  { decorations: (plugin) => plugin.decorations },
)

function marksIn({ state, visibleRanges }: EditorView): DecorationSet {
  const found = visibleRanges.flatMap(({ from, to }) => {
    const [first, last] = [state.doc.lineAt(from).number, state.doc.lineAt(to).number]
    return Array.from({ length: last - first + 1 }, (_, at) => state.doc.line(first + at)).flatMap((line) => {
      const skipped =
        CONDITION.exec(line.text)?.[0].length ?? conditionGoesOn(state.doc.sliceString(0, line.from))
      if (skipped === null) return []
      const start = line.from + skipped
      return [...line.text.slice(skipped).matchAll(PART)].map((part) =>
        markOf(part[0]).range(start + part.index, start + part.index + part[0].length),
      )
    })
  })
  return Decoration.set(found, true)
}

/** A condition over several lines: these are indented. */
const conditionGoesOn = (above: string): number | null =>
  /(?:^|\n)condition:[^\n]*\n(?:[ \t]+[^\n]*\n)*$/.test(above) ? 0 : null
