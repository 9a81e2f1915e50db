import { Button, Skeleton } from 'antd'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Refusal } from '../api/client'
import { defineWords, useSay } from '../language/language'
import { useRefusalText } from './refusal-text'

const words = defineWords({
  loading: { zh: '正在读取', en: 'Loading' },
  again: { zh: '重试', en: 'Try again' },
  failed: { zh: '没有读到', en: 'This could not be read' },
  noPermission: { zh: '您的岗位不能查看这里', en: 'Your role may not see this' },
  noPermissionAbout: {
    zh: '如果工作需要，请联系管理员调整岗位或辖区。',
    en: 'If your work needs it, ask an administrator about your role or district.',
  },
})

/** A place with nothing in it: says what would be here, and what to do, if anything. */
export function Empty({
  title,
  about,
  action,
}: {
  readonly title: string
  readonly about?: string
  readonly action?: ReactNode
}) {
  return (
    <div className="state">
      <svg width="56" height="56" viewBox="0 0 56 56" aria-hidden="true" focusable="false">
        <rect x="10" y="6" width="36" height="44" rx="3" fill="none" stroke="currentColor" strokeWidth="2" />
        <path
          d="M28 6v44M23 27v4M33 27v4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
      </svg>
      <p className="state-title">{title}</p>
      {about !== undefined && <p className="soft">{about}</p>}
      {action}
    </div>
  )
}

export function Failed({ error, onRetry }: { readonly error: unknown; readonly onRetry?: () => void }) {
  const say = useSay(words)
  const textOf = useRefusalText()
  if (error instanceof Refusal && error.code === 'forbidden')
    return <Empty title={say('noPermission')} about={say('noPermissionAbout')} />
  return (
    <div className="state" role="alert">
      <p className="state-title">{say('failed')}</p>
      <p className="soft">{textOf(error)}</p>
      {onRetry !== undefined && <Button onClick={onRetry}>{say('again')}</Button>}
    </div>
  )
}

export function Loading({ rows = 4 }: { readonly rows?: number }) {
  const say = useSay(words)
  return (
    <div role="status" aria-label={say('loading')} className="loading">
      <Skeleton active title={false} paragraph={{ rows }} />
    </div>
  )
}

/** What was read; or that it is being read; or why it cannot be, with another try. */
export function Loaded<T>({
  of,
  rows,
  children,
}: {
  readonly of: UseQueryResult<T>
  readonly rows?: number
  readonly children: (data: T) => ReactNode
}) {
  if (of.data !== undefined) return <>{children(of.data)}</>
  if (of.error !== null) return <Failed error={of.error} onRetry={() => void of.refetch()} />
  return <Loading {...(rows === undefined ? {} : { rows })} />
}
