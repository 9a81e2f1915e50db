import { App } from 'antd'
import { useSay } from '../../../language/language'
import { adminWords } from '../words'

interface Question {
  readonly title: string
  /** What will happen, said before it does. */
  readonly effect: string
  readonly action: string
  readonly run: () => Promise<unknown>
}

/** Asks before something that cannot be taken back with a click. */
export function useConfirm(): (question: Question) => void {
  const { modal } = App.useApp()
  const say = useSay(adminWords)
  return ({ title, effect, action, run }) =>
    void modal.confirm({
      title,
      content: effect,
      okText: action,
      cancelText: say('cancel'),
      okButtonProps: { danger: true },
      onOk: run,
    })
}
