import { useEffect, useRef, useState } from 'react'
import { useRefusalText } from '../../../parts/refusal-text'
import { followVerification, type Noted, type Progress, type Result } from './verification-stream'

export type Verifying =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly progress: Progress }
  | { readonly state: 'done'; readonly result: Result }
  | { readonly state: 'failed'; readonly why: string }
  | { readonly state: 'stopped' }

/** One verification at a time; leaving the page ends it. */
export function useVerification() {
  const textOf = useRefusalText()
  const [verifying, setVerifying] = useState<Verifying>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])
  const start = async (noted: Noted | null): Promise<void> => {
    if (running.current !== null) return
    const control = new AbortController()
    running.current = control
    setVerifying({ state: 'running', progress: { checked: 0, total: 0 } })
    try {
      const result = await followVerification(noted, control.signal, (progress) =>
        setVerifying({ state: 'running', progress }),
      )
      setVerifying({ state: 'done', result })
    } catch (error) {
      setVerifying(control.signal.aborted ? { state: 'stopped' } : { state: 'failed', why: textOf(error) })
    } finally {
      running.current = null
    }
  }
  return {
    verifying,
    start: (noted: Noted | null) => void start(noted),
    stop: () => running.current?.abort(),
  }
}
