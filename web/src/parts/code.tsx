import { Tag } from 'antd'
import type { CodeGroup } from '../language/codes'
import { useCode } from '../language/language'

const marks: Readonly<Record<string, string>> = { critical: '▲', high: '◆', medium: '●', low: '○', none: '–' }

/** How urgent: a colour, a shape and the word, so that none of them has to be seen alone. */
export function Level({ level }: { readonly level: string }) {
  const sayCode = useCode()
  return (
    <span className={`level level-${level}`}>
      <span aria-hidden="true">{marks[level] ?? ''}</span> {sayCode(level)}
    </span>
  )
}

type Tone = 'error' | 'warning' | 'processing' | 'success' | 'default'
const tones: Readonly<Record<string, Tone>> = {
  open: 'error',
  assigned: 'error',
  unknown: 'warning',
  drafted: 'warning',
  requested: 'warning',
  submitted: 'processing',
  acknowledged: 'processing',
  accepted: 'processing',
  arrived: 'processing',
  dispatched: 'processing',
  approved: 'processing',
  confirmed: 'success',
  held: 'success',
  active: 'success',
  frozen: 'success',
  released: 'success',
  refused: 'error',
  reviewed: 'processing',
  shadow: 'processing',
  running: 'processing',
  live: 'success',
  done: 'success',
  failed: 'error',
}

/** A state, coloured and in words. */
export function State({ state, of }: { readonly state: string; readonly of: CodeGroup }) {
  const sayCode = useCode()
  return <Tag color={tones[state] ?? 'default'}>{sayCode(state, of)}</Tag>
}

/** Any code of the service in words. */
export function Code({ code, of }: { readonly code: string; readonly of?: CodeGroup }) {
  const sayCode = useCode()
  return <>{sayCode(code, of)}</>
}
