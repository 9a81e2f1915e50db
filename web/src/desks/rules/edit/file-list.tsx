import { Input } from 'antd'
import { useState } from 'react'
import { useSay, useSpeech } from '../../../language/language'
import { CHANGES } from '../parts/marks'
import type { FileInPack } from '../reads'
import type { Draft } from './draft'
import { rulesWords } from '../words'
import { editWords } from './words'

export interface Entry {
  readonly path: string
  readonly title: { readonly zh: string; readonly en: string } | null
  readonly rule: string | null
  readonly change: keyof typeof CHANGES | null
}

/** The pack's files with what is written over them; new ones stand among them. */
export function entriesOf(items: readonly FileInPack[], { files, removed }: Draft): Entry[] {
  const known = items.map(({ path, rule }): Entry => {
    const change = removed.includes(path) ? 'removed' : files[path] === undefined ? null : 'changed'
    return { path, title: rule?.title ?? null, rule: rule?.id ?? null, change }
  })
  const paths = new Set(items.map(({ path }) => path))
  const fresh = Object.keys(files).filter((path) => !paths.has(path))
  return [...known, ...fresh.map((path): Entry => ({ path, title: null, rule: null, change: 'added' }))].sort(
    (a, b) => a.path.localeCompare(b.path),
  )
}

const folderOf = (path: string): string => path.split('/').slice(0, -1).join('/')
const nameOf = (path: string): string => path.split('/').at(-1) ?? path

// Hundreds of files of scripts: what is looked for is shown as far as it can be read.
const MOST_FOUND = 200

export function FileList({
  entries,
  open,
  onOpen,
}: {
  readonly entries: readonly Entry[]
  readonly open: string | null
  readonly onOpen: (path: string) => void
}) {
  const say = useSay(editWords)
  const [search, setSearch] = useState('')
  const found = search.trim() === '' ? null : entries.filter((entry) => fits(entry, search))
  const changed = entries.filter(({ change }) => change !== null)
  return (
    <nav className="rules-files" aria-label={say('files')}>
      <Input
        allowClear
        size="small"
        value={search}
        placeholder={say('search')}
        aria-label={say('search')}
        onChange={({ target }) => setSearch(target.value)}
      />
      {changed.length > 0 && found === null && (
        <Rows entries={changed} open={open} onOpen={onOpen} className="rules-files-changed" />
      )}
      {found === null ? (
        <Folders entries={entries} open={open} onOpen={onOpen} />
      ) : (
        <Rows entries={found.slice(0, MOST_FOUND)} open={open} onOpen={onOpen} />
      )}
      {found?.length === 0 && <p className="soft">{say('noFile')}</p>}
    </nav>
  )
}

const fits = ({ path, title, rule }: Entry, search: string): boolean => {
  const text = `${path} ${rule ?? ''} ${title?.zh ?? ''} ${title?.en ?? ''}`.toLowerCase()
  return search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}

interface RowsProps {
  readonly entries: readonly Entry[]
  readonly open: string | null
  readonly onOpen: (path: string) => void
}

function Folders({ entries, open, onOpen }: RowsProps) {
  const say = useSay(editWords)
  const own = open === null ? null : folderOf(open)
  const [shown, setShown] = useState<readonly string[]>([])
  const folders = [...new Set(entries.map(({ path }) => folderOf(path)))].sort()
  return folders.map((folder) => {
    const isOpen = folder === own || shown.includes(folder)
    const inside = entries.filter(({ path }) => folderOf(path) === folder)
    const toggle = (): void =>
      setShown(shown.includes(folder) ? shown.filter((one) => one !== folder) : [...shown, folder])
    return (
      <div key={folder}>
        <button type="button" className="rules-folder" aria-expanded={isOpen} onClick={toggle}>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span> {folder === '' ? say('root') : folder}{' '}
          <span className="soft">{inside.length}</span>
        </button>
        {isOpen && <Rows entries={inside} open={open} onOpen={onOpen} />}
      </div>
    )
  })
}

function Rows({ entries, open, onOpen, className = '' }: RowsProps & { readonly className?: string }) {
  const { language } = useSpeech()
  const sayRules = useSay(rulesWords)
  return (
    <ul className={className}>
      {entries.map(({ path, title, change }) => (
        <li key={path}>
          <button
            type="button"
            className="rules-file"
            title={path}
            aria-current={path === open ? 'true' : undefined}
            onClick={() => onOpen(path)}
          >
            <span className="rules-file-name">{title?.[language] ?? nameOf(path)}</span>
            {change !== null && (
              <span className={`rules-change rules-change-${change}`} title={sayRules(change)}>
                <span aria-hidden="true">{CHANGES[change]}</span>
                <span className="visually-hidden">{sayRules(change)}</span>
              </span>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
