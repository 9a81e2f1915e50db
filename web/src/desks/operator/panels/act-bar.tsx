import { Button } from 'antd'
import { defineWords, useSay } from '../../../language/language'
import { actKeys, actNames, type WarningActs } from './use-acts'

const words = defineWords({ acts: { zh: '处置', en: 'What to do' } })

/** Every act as a button with its key; what is not possible now is shown and cannot be pressed. */
export function ActBar({ acts }: { readonly acts: WarningActs }) {
  const say = useSay(words)
  const sayAct = useSay(actNames)
  return (
    <div className="act-bar" role="toolbar" aria-label={say('acts')}>
      {actKeys.map(([act, key]) => (
        <Button
          key={act}
          disabled={!acts.possible.has(act)}
          loading={act === 'acknowledge' && acts.isRunning}
          danger={act === 'dismiss'}
          aria-keyshortcuts={key}
          onClick={() => acts.run(act)}
        >
          {sayAct(act)} <kbd aria-hidden="true">{key.toUpperCase()}</kbd>
        </Button>
      ))}
    </div>
  )
}
