import {
  acceptCompletion,
  autocompletion,
  snippetCompletion,
  type Completion,
} from '@codemirror/autocomplete'
import { yaml } from '@codemirror/lang-yaml'
import { syntaxHighlighting } from '@codemirror/language'
import { forEachDiagnostic, lintGutter, setDiagnosticsEffect, type Diagnostic } from '@codemirror/lint'
import { EditorState, StateField, type Extension, type Text } from '@codemirror/state'
import { Decoration, EditorView, keymap, WidgetType, type DecorationSet } from '@codemirror/view'
import { basicSetup } from 'codemirror'
import type { Language as Tongue } from '../../../language/language'
import { styleNonce } from '../../../theme/nonce'
import type { Problem } from '../reads'
import { celMarks } from './cel-marks'
import type { Offer, Option } from './completions'

export interface EditorSpeech {
  readonly label: string
  readonly hintId: string
  readonly phrases: Record<string, string>
}

/** All that the editor is made of, but for the text. */
export const editorSetup = (
  speech: EditorSpeech,
  offer: (text: string, at: number) => Offer | null,
  tongue: () => Tongue,
): Extension => [
  basicSetup,
  yaml(),
  syntaxHighlighting({ style: (tags) => tags.map((tag) => `rules-tok-${tagName(String(tag))}`).join(' ') }),
  celMarks,
  EditorView.lineWrapping,
  EditorView.cspNonce.of(styleNonce),
  EditorState.phrases.of(speech.phrases),
  EditorState.tabSize.of(2),
  EditorView.contentAttributes.of({
    'aria-label': speech.label,
    'aria-describedby': speech.hintId,
    // Said aloud for those programs that do not take an editable text for one that can be focused.
    tabindex: '0',
  }),
  lintGutter(),
  saidInline,
  // Tab takes a completion while the list is open, and leaves the editor else.
  keymap.of([{ key: 'Tab', run: acceptCompletion }]),
  autocompletion({
    icons: false,
    override: [
      ({ state, pos, explicit }) => {
        const found = offer(state.doc.toString(), pos)
        if (found === null || (found.from === pos && !explicit && !opens(state.doc, pos))) return null
        const options = found.options.map((option) => completionOf(option, tongue()))
        return { from: found.from, options, validFor: /^[\w.%-]*$/ }
      },
    ],
  }),
]

/** Behind these the list opens by itself: a value is due. */
const opens = (doc: Text, at: number): boolean => /[:[{(']\s?$/.test(doc.sliceString(Math.max(0, at - 2), at))

/** "definition(propertyName)" is a property name. */
const tagName = (tag: string): string => tag.replace(/^\w+\((\w+)\)$/, '$1')

function completionOf(option: Option, tongue: Tongue): Completion {
  const { label, detail, puts, kind } = option
  const shown: Completion = {
    label,
    detail: [option[tongue], detail].filter((part) => part !== undefined && part !== '').join(' · '),
    type: kind,
    boost: kind === 'key' || kind === 'parameter' ? 2 : kind === 'function' ? -1 : 0,
  }
  if (puts === undefined) return shown
  return snippetCompletion(puts.replace(/[{}]/g, '\\$&').replace('#', '${}'), shown)
}

/** Where a finding is in the text; one that lies beyond its end is put there. */
export function diagnosticOf(doc: Text, problem: Problem, tongue: Tongue): Diagnostic {
  const from = offsetOf(doc, problem.line, problem.column)
  const to = Math.max(from, offsetOf(doc, problem.endLine, problem.endColumn))
  return { from, to, severity: problem.severity, message: problem.message[tongue] }
}

export function offsetOf(doc: Text, line: number, column: number): number {
  const { from, length } = doc.line(Math.min(Math.max(line, 1), doc.lines))
  return from + Math.min(Math.max(column - 1, 0), length)
}

class Message extends WidgetType {
  constructor(
    readonly severity: string,
    readonly text: string,
  ) {
    super()
  }
  override eq(other: Message): boolean {
    return other.text === this.text && other.severity === this.severity
  }
  toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = `rules-inline rules-inline-${this.severity}`
    element.textContent = this.text
    return element
  }
}

/** The first finding of a line is said behind it, so that it need not be pointed at. */
const saidInline = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(shown, transaction) {
    if (!transaction.effects.some((effect) => effect.is(setDiagnosticsEffect)))
      return shown.map(transaction.changes)
    const { doc } = transaction.state
    const first = new Map<number, Diagnostic>()
    const said = transaction.effects.flatMap((effect) =>
      effect.is(setDiagnosticsEffect) ? effect.value : [],
    )
    for (const diagnostic of said) {
      const end = doc.lineAt(diagnostic.from).to
      if (!first.has(end)) first.set(end, diagnostic)
    }
    const widgets = [...first].map(([end, { severity, message }]) =>
      Decoration.widget({ widget: new Message(severity, message), side: 1 }).range(end),
    )
    return Decoration.set(widgets, true)
  },
  provide: (field) => EditorView.decorations.from(field),
})

/** How many findings the editor shows. */
export function countOf(state: EditorState): number {
  let count = 0
  forEachDiagnostic(state, () => (count += 1))
  return count
}
