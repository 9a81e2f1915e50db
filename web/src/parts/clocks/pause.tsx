import { Button, Radio } from 'antd'
import { useState } from 'react'
import { api, type Answer, type Body } from '../../api/client'
import { useWrite } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { useSay } from '../../language/language'
import { ReasonDialog } from '../reason-dialog'
import { timeOf } from '../time'
import './clocks.css'
import { clockNames, clockWords } from './words'

type Pause = Answer<'/v1/tasks', 'get'>['items'][number]['pause']
type Order = Body<'/v1/tasks/{id}/pause', 'post'>
type ClockName = keyof typeof clockNames

/** Whose clock: that of a task, or that of a warning to reach its person. */
export interface PausableClock {
  readonly kind: 'task' | 'reach'
  readonly id: string
  readonly clock: ClockName
  readonly pause: Pause
}

/** Stands still until when and why, with the way to let it run on; or the way to let it stand still. */
export function PauseControl({ of, canPause }: { readonly of: PausableClock; readonly canPause: boolean }) {
  const say = useSay(clockWords)
  const [isAsking, setAsking] = useState(false)
  const { resume } = usePauses(of, () => setAsking(false))
  if (of.pause !== null)
    return (
      <span className="paused-chip">
        {say('paused', { time: timeOf(of.pause.until) })}{' '}
        <span className="soft">{say('pausedBy', { name: of.pause.pausedBy, reason: of.pause.reason })}</span>
        <Button size="small" type="text" loading={resume.isRunning} onClick={() => resume.run(undefined)}>
          {say('resume')}
        </Button>
      </span>
    )
  if (!canPause) return null
  return (
    <>
      <Button size="small" type="text" onClick={() => setAsking(true)}>
        {say('pause')}
      </Button>
      {isAsking && <PauseDialog of={of} onClose={() => setAsking(false)} />}
    </>
  )
}

const MINUTE_MS = 60_000
const lengths = [10, 20, 30, 60, 120] as const

export function PauseDialog({ of, onClose }: { readonly of: PausableClock; readonly onClose: () => void }) {
  const say = useSay(clockWords)
  const sayClock = useSay(clockNames)
  const [minutes, setMinutes] = useState<number>(lengths[1])
  const { pause } = usePauses(of, onClose)
  return (
    <ReasonDialog
      title={say('pauseTitle', { clock: sayClock(of.clock) })}
      effect={say('pauseEffect')}
      action={say('pause')}
      isRunning={pause.isRunning}
      onCancel={onClose}
      onConfirm={(reason) =>
        pause.run({ until: new Date(serverNow() + minutes * MINUTE_MS).toISOString(), reason })
      }
    >
      <Radio.Group
        aria-label={say('length')}
        optionType="button"
        value={minutes}
        onChange={({ target }) => setMinutes(Number(target.value))}
        options={lengths.map((count) => ({ value: count, label: say('minutes', { count }) }))}
      />
    </ReasonDialog>
  )
}

function usePauses({ kind, id }: PausableClock, onDone: () => void) {
  const say = useSay(clockWords)
  const path = { params: { path: { id } } }
  const pause = useWrite(
    async (body: Order): Promise<Exchange> =>
      kind === 'task'
        ? api.POST('/v1/tasks/{id}/pause', { ...path, body })
        : api.POST('/v1/warnings/{id}/reach/pause', { ...path, body }),
    { onDone, done: say('isPaused') },
  )
  const resume = useWrite(
    async (): Promise<Exchange> =>
      kind === 'task'
        ? api.POST('/v1/tasks/{id}/resume', path)
        : api.POST('/v1/warnings/{id}/reach/resume', path),
    { onDone, done: say('isResumed') },
  )
  return { pause, resume }
}

/** What comes back is read anew by the page. */
interface Exchange {
  readonly data?: unknown
  readonly error?: unknown
  readonly response: Response
}
