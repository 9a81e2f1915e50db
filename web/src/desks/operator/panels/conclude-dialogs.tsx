import { Radio } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { defineWords, useCode, useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import type { WarningDetail } from './reads'

const words = defineWords({
  raise: { zh: '提级', en: 'Raise' },
  raiseEffect: {
    zh: '提级后各时限立即缩短，不能再降级。',
    en: 'All clocks become shorter at once. It cannot be lowered again.',
  },
  raised: { zh: '已提级', en: 'Raised' },
  level: { zh: '提到', en: 'Raise to' },
  confirm: { zh: '确认诈骗', en: 'Confirm as fraud' },
  confirmEffect: {
    zh: '预警办结为“确认诈骗”；通知暂缓支付的银行，正在路上的民警继续前往。',
    en: 'The warning is closed as fraud. Banks that hold a payment are told; an officer on the way goes on.',
  },
  confirmed: { zh: '已确认', en: 'Confirmed' },
  dismiss: { zh: '排除', en: 'Dismiss' },
  dismissEffect: {
    zh: '预警办结为“不是诈骗”；银行放行付款，任务撤销。仅凭“我没有被骗”不能排除：六成当事人在劝阻后仍相信骗子。',
    en: 'The warning is closed as no fraud: the bank lets the payment go and tasks are called off. Their word that they are no victim is no ground: six in ten still trust the fraudster after a warning.',
  },
  dismissed: { zh: '已排除', en: 'Dismissed' },
})

interface DialogProps {
  readonly warning: WarningDetail
  readonly onClose: () => void
}

type Level = Body<'/v1/warnings/{id}/raise', 'post'>['level']
const levels: readonly Level[] = ['low', 'medium', 'high', 'critical']

const higherThan = (level: string): readonly Level[] =>
  levels.slice(levels.findIndex((known) => known === level) + 1)

export function RaiseDialog({ warning, onClose }: DialogProps) {
  const say = useSay(words)
  const sayCode = useCode()
  const choices = higherThan(warning.level)
  const [level, setLevel] = useState<Level>(choices[0] ?? 'critical')
  const raise = useWrite(
    (body: Body<'/v1/warnings/{id}/raise', 'post'>) =>
      api.POST('/v1/warnings/{id}/raise', { params: { path: { id: warning.id } }, body }),
    { onDone: onClose, done: say('raised') },
  )
  return (
    <ReasonDialog
      title={`${say('raise')} ${warning.number}`}
      effect={say('raiseEffect')}
      action={say('raise')}
      isRunning={raise.isRunning}
      onCancel={onClose}
      onConfirm={(reason) => raise.run({ level, reason })}
    >
      <Radio.Group
        aria-label={say('level')}
        optionType="button"
        value={level}
        onChange={({ target }) => setLevel(choices.find((each) => each === target.value) ?? level)}
        options={choices.map((value) => ({ value, label: sayCode(value) }))}
        style={{ marginBottom: 12 }}
      />
    </ReasonDialog>
  )
}

export function ConfirmDialog({ warning, onClose }: DialogProps) {
  const say = useSay(words)
  const confirm = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/confirm', { params: { path: { id: warning.id } }, body: { reason } }),
    { onDone: onClose, done: say('confirmed') },
  )
  return (
    <ReasonDialog
      title={`${say('confirm')} ${warning.number}`}
      effect={say('confirmEffect')}
      action={say('confirm')}
      isRunning={confirm.isRunning}
      onCancel={onClose}
      onConfirm={confirm.run}
    />
  )
}

export function DismissDialog({ warning, onClose }: DialogProps) {
  const say = useSay(words)
  const dismiss = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/dismiss', { params: { path: { id: warning.id } }, body: { reason } }),
    { onDone: onClose, done: say('dismissed') },
  )
  return (
    <ReasonDialog
      title={`${say('dismiss')} ${warning.number}`}
      effect={say('dismissEffect')}
      action={say('dismiss')}
      isDangerous
      isRunning={dismiss.isRunning}
      onCancel={onClose}
      onConfirm={dismiss.run}
    />
  )
}
