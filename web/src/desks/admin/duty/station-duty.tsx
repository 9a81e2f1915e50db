import { Button, Tag, Tooltip } from 'antd'
import { useState } from 'react'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { Moment } from '../../../parts/time'
import type { Duty, Group } from './reads'
import { dutyWords } from './words'

const COLUMNS = 6

export function StationDuty({ group }: { readonly group: Group }) {
  const say = useSay(dutyWords)
  const { stationName, isStationActive, officers, onDuty } = group
  return (
    <tbody>
      <tr className="admin-group">
        <th scope="rowgroup" colSpan={COLUMNS}>
          {stationName}{' '}
          <span className={onDuty === 0 ? 'admin-bad' : 'soft'}>
            {say('stationCount', { on: onDuty, all: officers.length })}
          </span>
          {!isStationActive && <Tag color="warning">{say('closedStation')}</Tag>}
        </th>
      </tr>
      {officers.map((duty) => (
        <OfficerRow key={duty.officerId} duty={duty} />
      ))}
    </tbody>
  )
}

function OfficerRow({ duty }: { readonly duty: Duty }) {
  const say = useSay(dutyWords)
  const [isEnding, setEnding] = useState(false)
  return (
    <tr>
      <th scope="row">
        {duty.name} <span className="admin-mono soft">{duty.badge}</span>
      </th>
      <td>
        <Tag color={duty.isOnDuty ? 'success' : 'default'}>{say(duty.isOnDuty ? 'on' : 'off')}</Tag>
        {duty.endedBy !== null && (
          <div className="soft">
            {say('endedBy', { name: duty.endedBy.name, reason: duty.endedBy.reason })}
          </div>
        )}
      </td>
      <td>
        <Moment at={duty.since} />
      </td>
      <td>{duty.isOnDuty ? <Position isFresh={duty.isPositionFresh} /> : '–'}</td>
      <td className="number">{duty.taskInHand ?? '–'}</td>
      <td className="admin-number">
        {duty.isOnDuty && (
          <Button size="small" onClick={() => setEnding(true)}>
            {say('end')}
          </Button>
        )}
        {isEnding && <EndDuty duty={duty} onClose={() => setEnding(false)} />}
      </td>
    </tr>
  )
}

function Position({ isFresh }: { readonly isFresh: boolean }) {
  const say = useSay(dutyWords)
  if (isFresh) return <span className="admin-good">{say('fresh')}</span>
  return (
    <Tooltip title={say('oldAbout')}>
      <Tag color="warning">{say('old')}</Tag>
    </Tooltip>
  )
}

function EndDuty({ duty, onClose }: { readonly duty: Duty; readonly onClose: () => void }) {
  const say = useSay(dutyWords)
  const { officerId: id, name, taskInHand } = duty
  const end = useWrite(
    (reason: string) =>
      api.POST('/v1/officers/{id}/off-duty', { params: { path: { id } }, body: { reason } }),
    { done: say('ended'), onDone: onClose, outdates: [['duty'], ['station-loads']] },
  )
  const effects = [say('endEffect'), taskInHand === null ? '' : say('endTask', { task: taskInHand })]
  return (
    <ReasonDialog
      title={say('endTitle', { name })}
      effect={effects.join(' ')}
      action={say('end')}
      isRunning={end.isRunning}
      onCancel={onClose}
      onConfirm={end.run}
    />
  )
}
