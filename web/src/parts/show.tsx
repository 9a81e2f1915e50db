import { Alert, Spin, Tag } from 'antd'
import { useEffect, useState, type ReactNode } from 'react'
import { useSpeech } from '../language'
import { textOf } from './use-action'
import type { Resource } from './use-resource'

const colours: Readonly<Record<string, string>> = {
  critical: 'red',
  high: 'volcano',
  medium: 'gold',
  low: 'blue',
  open: 'red',
  assigned: 'red',
  drafted: 'gold',
  requested: 'gold',
  submitted: 'gold',
  unknown: 'purple',
  confirmed: 'green',
  released: 'green',
  frozen: 'green',
  held: 'green',
}

/** A code of the API, coloured and in words. */
export function Code({ code }: { readonly code: string }) {
  const { sayCode } = useSpeech()
  return <Tag color={colours[code] ?? 'default'}>{sayCode(code)}</Tag>
}

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2 })

/** "731200.00" -> ¥731,200.00. Amounts stay text: no sum is ever made of them here. */
export function Yuan({ amount }: { readonly amount: string | null }) {
  return amount === null ? <>–</> : <>¥{money.format(Number(amount))}</>
}

export const clockTime = (at: string): string =>
  new Date(at).toLocaleString('zh-CN', { hour12: false, timeZone: 'Asia/Shanghai' })

/** Counts down to a time, and up once it has passed. */
export function Countdown({ to }: { readonly to: string | null }) {
  const { say } = useSpeech()
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  if (to === null) return <>–</>
  const left = Date.parse(to) - now
  const text = spanText(Math.abs(left))
  return left >= 0 ? <span>{text}</span> : <span className="overdue">{`${say('overdue')} ${text}`}</span>
}

function spanText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000)
  const pad = (value: number): string => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3_600)
  const rest = `${pad(Math.floor(seconds / 60) % 60)}:${pad(seconds % 60)}`
  return hours > 0 ? `${hours}:${rest}` : rest
}

/** What was read; or that it is being read; or why it cannot be. */
export function Loaded<T>({
  resource,
  children,
}: {
  readonly resource: Resource<T>
  readonly children: (data: T) => ReactNode
}) {
  const { sayCode } = useSpeech()
  if (resource.data !== null) return <>{children(resource.data)}</>
  if (resource.refusal !== null) return <Alert type="error" title={textOf(resource.refusal, sayCode)} />
  return <Spin />
}
