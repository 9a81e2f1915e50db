import { Alert, App, Button } from 'antd'
import { useState } from 'react'
import { api, type Body } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { ifChanged } from '../parts/differs'
import { FormDrawer, RefusalAlert } from '../parts/form-drawer'
import { useWrongFields } from '../parts/field-words'
import { useConfirm } from '../parts/use-confirm'
import { adminWords } from '../words'
import type { Placed, Station } from './reads'
import { StationFields, type StationValues } from './station-fields'
import { stationWords } from './words'

type Change = Body<'/v1/stations/{id}', 'patch'>

const outdates = [['stations'], ['station-loads']]
const valuesOf = ({ name, townCode, lon, lat, source }: Station): StationValues => ({
  name,
  townCode,
  lon,
  lat,
  source,
})

export function EditStation({ placed, onClose }: { readonly placed: Placed; readonly onClose: () => void }) {
  const say = useSay(stationWords)
  const sayAdmin = useSay(adminWords)
  const { station } = placed
  // What was there when the form was opened: only what differs from it is written.
  const [before] = useState(() => valuesOf(station))
  const [isUnchanged, setUnchanged] = useState(false)
  const write = useWrite(
    (body: Change) => api.PATCH('/v1/stations/{id}', { params: { path: { id: station.id } }, body }),
    { done: sayAdmin('saved'), onDone: onClose, outdates, isQuiet: true },
  )
  const submit = (values: StationValues): void => {
    const change = changeOf(before, values)
    const isEmpty = Object.keys(change).length === 0
    setUnchanged(isEmpty)
    if (!isEmpty) write.run({ ...change, revision: station.revision })
  }
  return (
    <FormDrawer<StationValues>
      title={say('edit', { name: station.name })}
      initial={before}
      action={sayAdmin('save')}
      isRunning={write.isRunning}
      refusal={write.refusal}
      onClose={onClose}
      onSubmit={submit}
      width={560}
      above={
        <>
          {isUnchanged && <Alert className="admin-alert" type="info" title={sayAdmin('unchanged')} />}
          {station.isIllustrative && (
            <Alert className="admin-alert" type="warning" title={say('illustrativeAbout')} />
          )}
        </>
      }
      below={<OpenOrClose placed={placed} />}
    >
      <StationFields />
    </FormDrawer>
  )
}

function changeOf(before: StationValues, values: StationValues): Omit<Change, 'revision'> {
  const entries = Object.entries({
    name: ifChanged(before.name, values.name),
    townCode: ifChanged(before.townCode, values.townCode),
    lon: ifChanged(before.lon, values.lon),
    lat: ifChanged(before.lat, values.lat),
    source: ifChanged(before.source, values.source),
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** Said before it is done: who has to be moved, and which tasks stand in the way. */
function OpenOrClose({ placed: { station, load } }: { readonly placed: Placed }) {
  const say = useSay(stationWords)
  const confirm = useConfirm()
  const change = useOpening(station)
  const wrongOf = useWrongFields()
  const tasks = load?.openTasks ?? []
  const { name } = station
  const shut = {
    title: say('closeTitle', { name }),
    effect: [
      say('closeEffect', { officers: load?.officers ?? 0 }),
      tasks.length === 0 ? '' : say('closeTasks', { tasks: tasks.join(' ') }),
    ].join(' '),
    action: say('close'),
    run: () => change.send(false),
  }
  const reopen = {
    title: say('reopenTitle', { name }),
    effect: say('reopenEffect'),
    action: say('reopen'),
    run: () => change.send(true),
  }
  return (
    <>
      <RefusalAlert refusal={change.refusal} others={wrongOf(change.refusal).map(({ text }) => text)} />
      <Button danger={station.isActive} onClick={() => confirm(station.isActive ? shut : reopen)}>
        {say(station.isActive ? 'close' : 'reopen')}
      </Button>
    </>
  )
}

function useOpening({ id, revision }: Station) {
  const say = useSay(stationWords)
  const { message } = App.useApp()
  return useWrite(
    (isActive: boolean) =>
      api.PATCH('/v1/stations/{id}', { params: { path: { id } }, body: { isActive, revision } }),
    {
      onDone: ({ officersToMove: count }) =>
        void (count > 0 ? message.warning(say('toMove', { count })) : message.success(say('done'))),
      outdates,
      isQuiet: true,
    },
  )
}
