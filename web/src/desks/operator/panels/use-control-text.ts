import { useCode, useSay, useSpeech } from '../../../language/language'
import { shortYuan } from '../../../parts/money'
import type { MoneyNode } from './money-layout'
import { moneyWords } from './money-words'

/** What is done about an account: the freeze if there is one, else the stop, else the victim's own protection. */
export function useControlText(): (node: MoneyNode) => string | null {
  const say = useSay(moneyWords)
  const sayCode = useCode()
  const { language } = useSpeech()
  const sum = (yuan: string): string => shortYuan(yuan, language)
  return ({ stop, freeze, protection }) => {
    if (freeze !== null)
      return freeze.state === 'frozen'
        ? say('frozen', { sum: sum(freeze.held ?? freeze.amount) })
        : say('control', { what: sayCode('freeze'), state: sayCode(freeze.state, 'hold') })
    if (stop !== null)
      return stop.state === 'held' || stop.state === 'renewed'
        ? say('held', { sum: sum(stop.held ?? stop.amount) })
        : say('control', { what: sayCode('stop'), state: sayCode(stop.state, 'hold') })
    return protection === null
      ? null
      : say('control', { what: sayCode('protective_hold'), state: sayCode(protection.state, 'hold') })
  }
}
