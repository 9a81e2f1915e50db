import type { UseQueryResult } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import { useSay } from '../../../language/language'
import { Empty, Failed, Loading } from '../../../parts/states'
import { adminWords } from '../words'

/** The head of a section: what it is, what can be done, what the list is narrowed to. */
export function Section({
  title,
  about,
  actions,
  filters,
  children,
}: {
  readonly title: string
  readonly about?: string
  readonly actions?: ReactNode
  readonly filters?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <section aria-label={title}>
      <header className="admin-head">
        <div>
          <h1>{title}</h1>
          {about !== undefined && <p className="soft">{about}</p>}
        </div>
        <div className="admin-actions">{actions}</div>
      </header>
      {filters !== undefined && (
        <div className="admin-filters" role="search">
          {filters}
        </div>
      )}
      {children}
    </section>
  )
}

const TYPING_MS = 250

/** Looks for what is typed, a moment after the last key. */
export function SearchBox({
  label,
  value,
  onSearch,
  width = 240,
}: {
  readonly label: string
  readonly value: string | undefined
  readonly onSearch: (text: string | null) => void
  readonly width?: number
}) {
  const [text, setText] = useState(value ?? '')
  const latest = useRef(onSearch)
  useEffect(() => void (latest.current = onSearch))
  // The address has changed by another way: Back, or a cleared filter.
  useEffect(() => setText(value ?? ''), [value])
  useEffect(() => {
    if (text.trim() === (value ?? '')) return undefined
    const timer = setTimeout(() => latest.current(text.trim() === '' ? null : text.trim()), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <Input
      allowClear
      style={{ width }}
      aria-label={label}
      placeholder={label}
      value={text}
      maxLength={100}
      onChange={({ target }) => setText(target.value)}
    />
  )
}

export function ClearButton({
  isNarrowed,
  onClear,
}: {
  readonly isNarrowed: boolean
  readonly onClear: () => void
}) {
  const say = useSay(adminWords)
  return isNarrowed ? (
    <Button type="text" onClick={onClear}>
      {say('clear')}
    </Button>
  ) : null
}

interface Listed {
  readonly isLoaded: boolean
  readonly error: unknown
  readonly count: number
  readonly again: () => void
}

/** Of something that was read whole, how many of it are shown. */
export const listOf = <T,>(query: UseQueryResult<T>, count: number): Listed => ({
  isLoaded: query.data !== undefined,
  error: query.error,
  count,
  again: () => void query.refetch(),
})

/** A list in each of its states: being read, not readable, empty, there. */
export function Listing({
  list,
  empty,
  children,
}: {
  readonly list: Listed
  readonly empty?: ReactNode
  readonly children: ReactNode
}) {
  const say = useSay(adminWords)
  if (!list.isLoaded)
    return list.error === null ? <Loading rows={8} /> : <Failed error={list.error} onRetry={list.again} />
  if (list.count > 0) return <>{children}</>
  return <>{empty ?? <Empty title={say('nothing')} about={say('nothingAbout')} />}</>
}

/** Below a list that comes page by page. */
export function MoreButton({
  count,
  total,
  hasMore,
  isFetching,
  onMore,
}: {
  readonly count: number
  readonly total?: number
  readonly hasMore: boolean
  readonly isFetching: boolean
  readonly onMore: () => void
}) {
  const say = useSay(adminWords)
  return (
    <div className="admin-more">
      {total !== undefined && (
        <span className="soft" role="status">
          {say('shown', { total, count })}
        </span>
      )}
      {hasMore && (
        <Button loading={isFetching} onClick={onMore}>
          {say('more')}
        </Button>
      )}
    </div>
  )
}
