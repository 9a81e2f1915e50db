import { Button } from 'antd'
import { useId, useMemo, useRef, useState } from 'react'
import { useSay } from '../../../language/language'
import { Loaded } from '../../../parts/states'
import { useConfirm } from '../../admin/parts/use-confirm'
import { ChangeMark } from '../parts/marks'
import { useFile, useLanguageOf, type Problem } from '../reads'
import { CodeEditor, type Place } from './code-editor'
import type { Drafting } from './draft'
import { Findings, TestRuns } from './findings'
import { NamesPanel } from './names-panel'
import { isRulePath, withNextVersion } from './rule-text'
import { useCheck } from './use-check'
import { editWords } from './words'

interface OpenFileProps {
  readonly base: string
  readonly path: string
  /** The base has no such file. */
  readonly isNew: boolean
  readonly drafting: Drafting
  readonly onOpen: (path: string) => void
}

export function OpenFile(props: OpenFileProps) {
  const { base, path, isNew } = props
  const read = useFile(base, isNew ? undefined : path)
  if (isNew) return <Writing {...props} original={null} />
  return (
    <Loaded of={read} rows={12}>
      {({ items }) => <Writing {...props} original={items[0]?.content ?? ''} />}
    </Loaded>
  )
}

function Writing({
  base,
  path,
  drafting,
  original,
  onOpen,
}: OpenFileProps & { readonly original: string | null }) {
  const { draft, write } = drafting
  const text = draft.files[path] ?? original ?? ''
  const isRule = isRulePath(path)
  const language = useLanguageOf(base).data
  const checking = useCheck(base, draft, draft.removed.includes(path) ? null : { path, content: text })
  const { place, goTo } = usePlace(path, onOpen)
  const insert = useRef((_: string): void => undefined)
  const problems = useMemo(
    () => checking.found?.problems.filter(({ file }) => file === path) ?? [],
    [checking.found, path],
  )
  const raise = (file: string): void => {
    const before = file === path ? text : draft.files[file]
    if (before !== undefined) write(file, withNextVersion(before), file === path ? original : null)
  }
  return (
    <>
      <div className="rules-writing">
        <FileHead path={path} isNew={original === null} drafting={drafting} />
        <Sheet
          path={path}
          text={text}
          isRemoved={draft.removed.includes(path)}
          language={isRule ? language : undefined}
          problems={problems}
          goTo={place}
          onChange={(next) => write(path, next, original)}
          onReady={(put) => (insert.current = put)}
        />
        <Findings checking={checking} open={path} onGo={goTo} onNextVersion={raise} />
      </div>
      <aside className="rules-aside">
        <TestRuns
          tests={checking.found?.tests.filter(({ file }) => file === path) ?? []}
          onGo={(line) => goTo({ file: path, line, column: 1 })}
        />
        {isRule && language !== undefined && (
          <NamesPanel language={language} onInsert={(name) => insert.current(name)} />
        )}
      </aside>
    </>
  )
}

/** Where the editor is asked to go; a finding of another file opens that one. */
function usePlace(path: string, onOpen: (path: string) => void) {
  const [place, setPlace] = useState<Place | null>(null)
  const goTo = ({ file, line, column }: Pick<Problem, 'file' | 'line' | 'column'>): void => {
    if (file !== path) onOpen(file)
    else setPlace((before) => ({ line, column, turn: (before?.turn ?? 0) + 1 }))
  }
  return { place, goTo }
}

function FileHead({
  path,
  isNew,
  drafting,
}: {
  readonly path: string
  readonly isNew: boolean
  readonly drafting: Drafting
}) {
  const say = useSay(editWords)
  const confirm = useConfirm()
  const { draft, revert, remove } = drafting
  const isRemoved = draft.removed.includes(path)
  const isChanged = draft.files[path] !== undefined
  const putBack = (): void =>
    confirm({
      title: say('revertTitle', { path }),
      effect: say('revertEffect'),
      action: say('revert'),
      run: async () => revert(path),
    })
  return (
    <header className="rules-file-head">
      <h1 className="rules-mono">{path}</h1>
      {isRemoved && <ChangeMark change="removed" />}
      {isChanged && <ChangeMark change={isNew ? 'added' : 'changed'} />}
      <span className="rules-space" />
      {isChanged && (
        <Button size="small" onClick={putBack}>
          {say('revert')}
        </Button>
      )}
      {isRemoved && (
        <Button size="small" onClick={() => revert(path)}>
          {say('revert')}
        </Button>
      )}
      {!isRemoved && !isNew && (
        <Button size="small" danger onClick={() => remove(path)}>
          {say('remove')}
        </Button>
      )}
    </header>
  )
}

interface SheetProps extends Omit<Parameters<typeof CodeEditor>[0], 'label' | 'hintId'> {
  readonly path: string
  readonly isRemoved: boolean
}

function Sheet({ path, isRemoved, ...editor }: SheetProps) {
  const say = useSay(editWords)
  const hintId = useId()
  if (isRemoved) return <p className="soft rules-removed">{say('removedAbout')}</p>
  return (
    <>
      <CodeEditor {...editor} label={say('editor', { path })} hintId={hintId} />
      <p id={hintId} className="rules-hint soft">
        {say('hint')}
      </p>
    </>
  )
}
