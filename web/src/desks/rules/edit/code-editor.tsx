import { setDiagnostics } from '@codemirror/lint'
import { EditorState } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { useEffect, useRef } from 'react'
import { useSpeech } from '../../../language/language'
import type { Language, Problem } from '../reads'
import { offerAt } from './completions'
import { diagnosticOf, editorSetup, offsetOf } from './editor-setup'
import { editorPhrases } from './words'

export interface Place {
  readonly line: number
  readonly column: number
  /** Goes up with every wish, so that the same place may be asked for twice. */
  readonly turn: number
}

interface CodeEditorProps {
  /** Mount it anew for another file (a key). */
  readonly text: string
  readonly label: string
  readonly hintId: string
  /** undefined: nothing is offered while one writes. */
  readonly language: Language | undefined
  readonly problems: readonly Problem[]
  readonly goTo: Place | null
  readonly onChange: (text: string) => void
  /** Takes what is to be put in where the caret is. */
  readonly onReady?: (insert: (text: string) => void) => void
}

/** A text with numbered lines, its findings where they are, and a list of what may be written. */
export function CodeEditor(props: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null)
  const view = useRef<EditorView | null>(null)
  const { language: tongue } = useSpeech()
  const latest = useRef({ ...props, tongue })
  useEffect(() => void (latest.current = { ...props, tongue }))
  useEffect(() => {
    if (box.current === null) return undefined
    const made = open(box.current, latest)
    view.current = made
    latest.current.onReady?.((text) => {
      made.dispatch(made.state.replaceSelection(text))
      made.focus()
    })
    show(made, latest.current.problems, tongue)
    return () => {
      made.destroy()
      view.current = null
    }
    // The words of the editor are given when it is made: another language makes it anew, with the text as it is.
  }, [tongue])
  useEffect(() => {
    if (view.current !== null) show(view.current, props.problems, tongue)
  }, [props.problems, tongue])
  useEffect(() => replace(view.current, props.text), [props.text])
  useEffect(() => reveal(view.current, props.goTo), [props.goTo])
  return <div ref={box} className="rules-code" />
}

type Latest = { current: CodeEditorProps & { readonly tongue: 'zh' | 'en' } }

function open(parent: HTMLElement, latest: Latest): EditorView {
  const { text, label, hintId, tongue } = latest.current
  const phrases = Object.fromEntries(
    Object.entries(editorPhrases).map(([name, both]) => [name, both[tongue]]),
  )
  return new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        editorSetup(
          { label, hintId, phrases },
          (written, at) => {
            const { language } = latest.current
            return language === undefined ? null : offerAt(written, at, language)
          },
          () => latest.current.tongue,
        ),
        EditorView.updateListener.of(({ docChanged, state }) => {
          if (docChanged) latest.current.onChange(state.doc.toString())
        }),
      ],
    }),
  })
}

function show(view: EditorView, problems: readonly Problem[], tongue: 'zh' | 'en'): void {
  const found = problems.map((problem) => diagnosticOf(view.state.doc, problem, tongue))
  view.dispatch(setDiagnostics(view.state, found))
}

/** A text that was changed elsewhere: put back, or given another version. */
function replace(view: EditorView | null, text: string): void {
  if (view === null) return
  const before = view.state.doc.toString()
  if (before === text) return
  view.dispatch({ changes: { from: 0, to: before.length, insert: text } })
}

function reveal(view: EditorView | null, place: Place | null): void {
  if (view === null || place === null) return
  const at = offsetOf(view.state.doc, place.line, place.column)
  view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) })
  view.focus()
}
