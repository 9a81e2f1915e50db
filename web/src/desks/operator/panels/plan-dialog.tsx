import { Button, Input, Radio } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { serverNow } from '../../../api/server-time'
import { defineWords, useSay, useSpeech } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { dayOf, momentText, timeOf, useNow } from '../../../parts/time'
import type { WarningDetail } from './reads'

const words = defineWords({
  title: { zh: '计划跟进', en: 'Plan the follow-up' },
  callEffect: {
    zh: '到时在时间线和队列中提醒再打电话。',
    en: 'You are reminded to call again at that time.',
  },
  visitEffect: {
    zh: '到时自动派民警再次上门，并通知民警。',
    en: 'Somebody is sent there again at that time.',
  },
  kind: { zh: '方式', en: 'How' },
  call: { zh: '再打电话', en: 'Call again' },
  visit: { zh: '再次上门', en: 'Visit again' },
  at: { zh: '时间', en: 'When' },
  in30: { zh: '30 分钟后', en: 'In 30 min' },
  in120: { zh: '2 小时后', en: 'In 2 h' },
  tomorrow: { zh: '明天此时', en: 'Tomorrow' },
  in3days: { zh: '3 天后', en: 'In 3 days' },
  save: { zh: '计划', en: 'Plan' },
  saved: { zh: '已计划', en: 'Planned' },
})

type Kind = 'call' | 'visit'
const MINUTE_MS = 60_000
const soon = { in30: 30, in120: 120, tomorrow: 1_440, in3days: 4_320 } as const
type Soon = keyof typeof soon
const choices: readonly Soon[] = ['in30', 'in120', 'tomorrow', 'in3days']

/** "2023-02-23T10:00" in the city's time, as the field for date and time wants it. */
const fieldOf = (at: number): string => `${dayOf(at)}T${timeOf(at)}`
const CITY_OFFSET = '+08:00'

interface DialogProps {
  readonly warning: WarningDetail
  readonly onClose: () => void
}

/** When somebody calls or goes again, and why. */
export function PlanDialog({ warning, onClose }: DialogProps) {
  const say = useSay(words)
  const [kind, setKind] = useState<Kind>('call')
  const [at, setAt] = useState(() => fieldOf(serverNow() + soon.in120 * MINUTE_MS))
  const plans = usePlans(warning.id, { onDone: onClose, done: say('saved') })
  const plan = plans[kind]
  return (
    <ReasonDialog
      title={`${say('title')} ${warning.number}`}
      effect={say(kind === 'call' ? 'callEffect' : 'visitEffect')}
      action={say('save')}
      isRunning={plan.isRunning}
      onCancel={onClose}
      onConfirm={(reason) => plan.run({ at: `${at}:00${CITY_OFFSET}`, reason })}
    >
      <Radio.Group
        aria-label={say('kind')}
        optionType="button"
        value={kind}
        onChange={({ target }) => setKind(target.value === 'visit' ? 'visit' : 'call')}
        options={[
          { value: 'call', label: say('call') },
          { value: 'visit', label: say('visit') },
        ]}
      />
      <When at={at} onChange={setAt} />
    </ReasonDialog>
  )
}

function usePlans(id: string, options: { readonly onDone: () => void; readonly done: string }) {
  const path = { params: { path: { id } } }
  const call = useWrite(
    (body: Body<'/v1/warnings/{id}/planned-calls', 'post'>) =>
      api.POST('/v1/warnings/{id}/planned-calls', { ...path, body }),
    options,
  )
  const visit = useWrite(
    (body: Body<'/v1/warnings/{id}/second-visits', 'post'>) =>
      api.POST('/v1/warnings/{id}/second-visits', { ...path, body }),
    options,
  )
  return { call, visit }
}

function When({ at, onChange }: { readonly at: string; readonly onChange: (at: string) => void }) {
  const say = useSay(words)
  const { language } = useSpeech()
  const today = useNow(MINUTE_MS)
  return (
    <div className="plan-time">
      <label htmlFor="plan-at">{say('at')}</label>
      <Input
        id="plan-at"
        type="datetime-local"
        value={at}
        min={fieldOf(serverNow())}
        onChange={({ target }) => onChange(target.value)}
      />
      <strong>{at === '' ? '' : momentText(`${at}:00${CITY_OFFSET}`, today, language)}</strong>
      {choices.map((choice) => (
        <Button
          key={choice}
          size="small"
          onClick={() => onChange(fieldOf(serverNow() + soon[choice] * MINUTE_MS))}
        >
          {say(choice)}
        </Button>
      ))}
    </div>
  )
}
