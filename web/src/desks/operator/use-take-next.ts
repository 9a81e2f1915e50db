import { App } from 'antd'
import { useNavigate } from 'react-router'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { addressOf } from './address'
import { useQueue } from './queue/use-queue'
import { queueWords } from './words'

export interface TakeNext {
  readonly isRunning: boolean
  run(): void
}

/** The most urgent open warning becomes one's own and is opened. */
export function useTakeNext(): TakeNext {
  const say = useSay(queueWords)
  const { message } = App.useApp()
  const navigate = useNavigate()
  const { touch } = useQueue()
  const take = useWrite(() => api.POST('/v1/warnings/take-next'), {
    onDone: (warning) => {
      if (warning === null) {
        void message.info(say('noneOpen'))
        return
      }
      touch(warning.id)
      void message.success(say('taken', { number: warning.number }))
      void navigate(addressOf(warning.id))
    },
  })
  return { isRunning: take.isRunning, run: () => take.run(undefined) }
}
