import { api } from '../../api/client'
import { useRead } from '../../api/query'
import { useSay } from '../../language/language'
import { FourFields } from '../../parts/holds/four-fields'
import { Loaded } from '../../parts/states'
import type { Approval } from './reads'
import { decideWords } from './words'

interface OfApproval {
  readonly approval: Approval
}

/** Whoever's word sends it out sees account and name in full; the reading is audited. */
export function InFull({ approval }: OfApproval) {
  const { subject } = approval
  return (
    <>
      {approval.kind === 'appeal' && <Statement approval={approval} />}
      {subject === 'stop_payment' && <StopInFull approval={approval} />}
      {subject === 'freeze' && <FreezeInFull approval={approval} />}
      {subject === 'protective_hold' && <ProtectionInFull approval={approval} />}
    </>
  )
}

function StopInFull({ approval }: OfApproval) {
  const id = approval.subjectId
  const stop = useRead(['stop-payment', id], () =>
    api.GET('/v1/stop-payments/{id}', { params: { path: { id } } }),
  )
  return <Loaded of={stop}>{(data) => <FourFields asked={data} />}</Loaded>
}

function FreezeInFull({ approval }: OfApproval) {
  const id = approval.subjectId
  const freeze = useRead(['freeze', id], () => api.GET('/v1/freezes/{id}', { params: { path: { id } } }))
  return (
    <Loaded of={freeze}>
      {(data) => (
        <FourFields
          asked={{ ...data, amount: data.kind === 'whole' ? null : data.amount, transferredAt: null }}
        />
      )}
    </Loaded>
  )
}

function ProtectionInFull({ approval }: OfApproval) {
  const id = approval.subjectId
  const hold = useRead(['protective-hold', id], () =>
    api.GET('/v1/protective-holds/{id}', { params: { path: { id } } }),
  )
  return (
    <Loaded of={hold}>
      {({ account }) => (
        <FourFields
          asked={{ account, accountName: approval.accountName, amount: null, transferredAt: null }}
        />
      )}
    </Loaded>
  )
}

function Statement({ approval }: OfApproval) {
  const say = useSay(decideWords)
  const { id } = approval
  const appeal = useRead(['appeal', id], () => api.GET('/v1/appeals/{id}', { params: { path: { id } } }))
  return (
    <Loaded of={appeal} rows={2}>
      {({ statement }) => (
        <blockquote className="approval-statement" aria-label={say('statement')}>
          {statement}
        </blockquote>
      )}
    </Loaded>
  )
}
