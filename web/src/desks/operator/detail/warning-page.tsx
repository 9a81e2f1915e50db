import { useEffect } from 'react'
import { useParams } from 'react-router'
import { api, Refusal } from '../../../api/client'
import { useRead } from '../../../api/query'
import { useSay } from '../../../language/language'
import { KeyHelp, useKeys } from '../../../parts/keys'
import { Empty, Loaded } from '../../../parts/states'
import { useHoldsKey, useTraceKey, useWarningActs, WarningScreen, type WarningDetail } from '../panels'
import { useQueue } from '../queue/use-queue'
import { detailWords } from '../words'
import { WarningHead } from './warning-head'
import { useDetailKeys } from './use-detail-keys'

const LIVE = ['warning', 'task', 'campaign', 'stop', 'freeze', 'protective_hold', 'planned_call']

/** One warning, by its own address. */
export function WarningPage() {
  const say = useSay(detailWords)
  const { id = '' } = useParams()
  const warning = useRead(['warning', id], () => api.GET('/v1/warnings/{id}', { params: { path: { id } } }), {
    live: LIVE,
  })
  const isGone = warning.error instanceof Refusal && [404, 422].includes(warning.error.status)
  if (isGone && warning.data === undefined) return <Gone title={say('gone')} />
  return (
    <div className="warning-page">
      <Loaded of={warning} rows={10}>
        {(data) => <Opened key={data.id} warning={data} />}
      </Loaded>
    </div>
  )
}

function Gone({ title }: { readonly title: string }) {
  const keys = useDetailKeys(null)
  useKeys(keys.bindings)
  return <Empty title={title} action={keys.backLink} />
}

function Opened({ warning }: { readonly warning: WarningDetail }) {
  const { touch } = useQueue()
  const acts = useWarningActs(warning)
  const { bindings, ...way } = useDetailKeys(warning)
  const keys = [...acts.keys, ...bindings]
  useKeys(keys)
  const holdsKey = useHoldsKey()
  const traceKey = useTraceKey()
  // What is read here is newer than the list.
  const { state, level, acknowledgedById } = warning
  useEffect(() => touch(warning.id), [touch, warning.id, state, level, acknowledgedById])
  return (
    <>
      <WarningScreen warning={warning} acts={acts} head={<WarningHead warning={warning} way={way} />} />
      <KeyHelp bindings={[...keys, holdsKey, traceKey]} />
    </>
  )
}
