import { useEffect, useMemo, useRef } from 'react'
import { useSay, useSpeech } from '../../language/language'
import { sound, useSoundChoice } from '../../parts/sound'
import { useQueueState } from './queue/use-queue'
import { queueWords } from './words'

const AGAIN_MS = 30_000

export interface Alarm {
  /** Critical ones that nobody has taken. */
  readonly count: number
  readonly isOn: boolean
  toggle(): void
}

/** A critical warning that nobody has taken is heard, again and again, and stands in the title bar. */
export function useAlarm(): Alarm {
  const { isOn, choose } = useSoundChoice()
  const ids = useUntaken()
  useSound(ids, isOn)
  useTitle(ids.length)
  return { count: ids.length, isOn, toggle: () => choose(!isOn) }
}

function useUntaken(): readonly string[] {
  const { warnings, isComplete } = useQueueState()
  return useMemo(
    () =>
      isComplete
        ? warnings.filter(({ level, state }) => level === 'critical' && state === 'open').map(({ id }) => id)
        : [],
    [warnings, isComplete],
  )
}

function useSound(ids: readonly string[], isOn: boolean): void {
  const heard = useRef(new Set<string>())
  const isAny = ids.length > 0
  useEffect(() => {
    const isNew = ids.some((id) => !heard.current.has(id))
    heard.current = new Set(ids)
    if (isOn && isNew) sound()
  }, [ids, isOn])
  useEffect(() => {
    if (!isOn || !isAny) return undefined
    const timer = setInterval(sound, AGAIN_MS)
    return () => clearInterval(timer)
  }, [isOn, isAny])
}

function useTitle(count: number): void {
  const say = useSay(queueWords)
  const { language } = useSpeech()
  const prefix = count === 0 ? '' : `▲ ${say('alarm', { count })} · `
  useEffect(() => {
    // After the frame of the desk has written its own.
    const timer = setTimeout(() => {
      if (prefix !== '') document.title = prefix + withoutAlarm(document.title)
    })
    return () => {
      clearTimeout(timer)
      document.title = withoutAlarm(document.title)
    }
  }, [prefix, language])
}

const withoutAlarm = (title: string): string => title.replace(/^▲[^·]*· /, '')
