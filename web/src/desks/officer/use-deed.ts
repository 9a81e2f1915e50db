import { App } from 'antd'
import { useSay } from '../../language/language'
import type { NewDeed } from './phone/deed'
import { outbox } from './phone/outbox'
import { words } from './words'

/** Keeps what the officer has done and has it sent. @returns whether it is kept */
export function useDeed(): (deed: NewDeed) => Promise<boolean> {
  const say = useSay(words)
  const { message } = App.useApp()
  return async (deed) => {
    try {
      await outbox.add(deed)
      return true
    } catch {
      void message.error(say('storageBroken'))
      return false
    }
  }
}
