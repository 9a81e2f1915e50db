import { App } from 'antd'
import { useState } from 'react'
import { Refusal } from '../api'
import { useSpeech } from '../language'

/** Runs a change, one at a time, and says how it went. */
export function useAction(onDone: () => void): {
  readonly isRunning: boolean
  run(work: () => Promise<unknown>): void
} {
  const { message } = App.useApp()
  const { say, sayCode } = useSpeech()
  const [isRunning, setRunning] = useState(false)
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    setRunning(true)
    try {
      await work()
      void message.success(say('done'))
    } catch (error) {
      void message.error(textOf(error, sayCode))
    } finally {
      setRunning(false)
      onDone()
    }
  }
  return { isRunning, run: (work) => void attempt(work) }
}

/** The refusal in words, with the fields that are wrong. */
export function textOf(error: unknown, sayCode: (code: string) => string): string {
  if (!(error instanceof Refusal)) return sayCode('unreachable')
  const fields = (error.problem.fields ?? []).map(({ path }) => path).join(', ')
  return fields === '' ? sayCode(error.code) : `${sayCode(error.code)}: ${fields}`
}
