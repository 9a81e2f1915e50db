import { Radio } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useRead, useWrite } from '../../../api/query'
import { defineWords, useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Loaded } from '../../../parts/states'
import { Moment } from '../../../parts/time'
import type { WarningDetail } from './reads'
import { Typology } from './typology'

const words = defineWords({
  join: { zh: '并入串案', en: 'Join a campaign' },
  joinEffect: {
    zh: '这条预警及其所在串案并入所选串案；理由保留。',
    en: 'This warning, with the campaign it is in, becomes part of the chosen one. The reason is kept.',
  },
  joined: { zh: '已并入', en: 'Joined' },
  takeOut: { zh: '移出串案', en: 'Take out of the campaign' },
  takeOutEffect: {
    zh: '移出后不会再自动并入。当前串案：{number}',
    en: 'It is not joined again by itself. The campaign: {number}',
  },
  takenOut: { zh: '已移出', en: 'Taken out' },
  none: { zh: '没有进行中的其他串案', en: 'There is no other open campaign' },
  victims: { zh: '{victims} 人', en: '{victims} people' },
  missing: { zh: '请选择串案', en: 'Choose a campaign' },
  choose: { zh: '串案', en: 'Campaign' },
})

interface DialogProps {
  readonly warning: WarningDetail
  readonly onClose: () => void
}

/** Into a campaign, or out of the one it is in. */
export const CampaignDialog = (props: DialogProps) =>
  props.warning.campaign === null ? (
    <Join {...props} />
  ) : (
    <TakeOut {...props} campaign={props.warning.campaign} />
  )

const SHOWN = 20

function Join({ warning, onClose }: DialogProps) {
  const say = useSay(words)
  const [chosen, setChosen] = useState<string | null>(null)
  const [isMissing, setMissing] = useState(false)
  const join = useWrite(
    ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      api.POST('/v1/campaigns/{id}/add', {
        params: { path: { id } },
        body: { warningId: warning.id, reason },
      }),
    { onDone: onClose, done: say('joined') },
  )
  const confirm = (reason: string): void => {
    setMissing(chosen === null)
    if (chosen !== null) join.run({ id: chosen, reason })
  }
  return (
    <ReasonDialog
      title={`${say('join')} ${warning.number}`}
      effect={say('joinEffect')}
      action={say('join')}
      isRunning={join.isRunning}
      onCancel={onClose}
      onConfirm={confirm}
    >
      <OpenCampaigns chosen={chosen} onChoose={setChosen} />
      {isMissing && (
        <p role="alert" className="blocked">
          {say('missing')}
        </p>
      )}
    </ReasonDialog>
  )
}

function OpenCampaigns({
  chosen,
  onChoose,
}: {
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
}) {
  const say = useSay(words)
  const campaigns = useRead(
    ['campaigns', 'open'],
    () => api.GET('/v1/campaigns', { params: { query: { state: 'open', limit: SHOWN } } }),
    { live: ['campaign'] },
  )
  return (
    <Loaded of={campaigns}>
      {({ items }) =>
        items.length === 0 ? (
          <p className="soft">{say('none')}</p>
        ) : (
          <Radio.Group
            className="sendables"
            aria-label={say('choose')}
            value={chosen}
            onChange={({ target }) => onChoose(String(target.value))}
          >
            {items.map(({ id, number, typology, victims, updatedAt }) => (
              <Radio key={id} value={id}>
                <strong>{number}</strong> <Typology id={typology} />{' '}
                <span className="soft">
                  {say('victims', { victims })} · <Moment at={updatedAt} />
                </span>
              </Radio>
            ))}
          </Radio.Group>
        )
      }
    </Loaded>
  )
}

function TakeOut({
  warning,
  campaign,
  onClose,
}: DialogProps & { readonly campaign: NonNullable<WarningDetail['campaign']> }) {
  const say = useSay(words)
  const takeOut = useWrite(
    (reason: string) =>
      api.POST('/v1/campaigns/{id}/take-out', {
        params: { path: { id: campaign.id } },
        body: { warningId: warning.id, reason },
      }),
    { onDone: onClose, done: say('takenOut') },
  )
  return (
    <ReasonDialog
      title={`${say('takeOut')} ${warning.number}`}
      effect={say('takeOutEffect', { number: campaign.number })}
      action={say('takeOut')}
      isRunning={takeOut.isRunning}
      onCancel={onClose}
      onConfirm={takeOut.run}
    />
  )
}
