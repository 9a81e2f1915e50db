import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { api } from '../../../api/client'
import { useWrite } from '../../../api/query'
import { useSay } from '../../../language/language'
import { Money } from '../../../parts/money'
import { ReasonDialog } from '../../../parts/reason-dialog'
import { ClaimDialog } from './claim-dialog'
import type { Claim, Return } from './reads'
import { returnWords } from './words'

/** Who gets what, and why so much: every number of it can be reckoned again by whoever reads. */
export function ClaimsTable({ of }: { readonly of: Return }) {
  const say = useSay(returnWords)
  const isOpen = of.state === 'drafted' || of.state === 'published'
  const heads = ['nth', 'warning', 'lost', 'traced', 'direct', 'proRata', 'share', 'payTo'] as const
  return (
    <table className="hold-table" aria-label={say('claims')}>
      <thead>
        <tr>
          {heads.map((word) => (
            <th key={word} scope="col">
              {say(word)}
            </th>
          ))}
          {isOpen && <th scope="col">{say('acts')}</th>}
        </tr>
      </thead>
      <tbody>
        {of.claims.map((claim) => (
          <Row key={claim.id} of={of} claim={claim} isOpen={isOpen} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={6}>
            {say('sum')}
          </th>
          <td>
            <strong>
              <Money yuan={of.ordered} isFull />
            </strong>
          </td>
          <td />
          {isOpen && <td />}
        </tr>
      </tfoot>
    </table>
  )
}

interface RowProps {
  readonly of: Return
  readonly claim: Claim
  readonly isOpen: boolean
}

function Row({ of, claim, isOpen }: RowProps) {
  const say = useSay(returnWords)
  const { tracedReason } = claim
  return (
    <tr>
      <td>{claim.ordinal}</td>
      <td>
        <Link to={`/desk/operator/warnings/${claim.warningId}`} className="number">
          {claim.warningNumber}
        </Link>
      </td>
      <td>
        <Money yuan={claim.lost} isFull />
      </td>
      <td>
        <Money yuan={claim.traced} isFull />
        {tracedReason !== null && (
          <small className="soft">{tracedReason === 'only_claim' ? say('only_claim') : tracedReason}</small>
        )}
      </td>
      <td>
        <Money yuan={claim.direct} isFull />
      </td>
      <td>
        <Money yuan={claim.proRata} isFull />
      </td>
      <td>
        <strong>
          <Money yuan={claim.share} isFull />
        </strong>
      </td>
      <PayTo claim={claim} />
      {isOpen && <Acts of={of} claim={claim} />}
    </tr>
  )
}

function PayTo({ claim: { account, accountName, bank } }: { readonly claim: Claim }) {
  const say = useSay(returnWords)
  const isComplete = account !== null && accountName !== null && bank !== null
  return (
    <td>
      <span>
        {account !== null && <span className="mono">{account}</span>} {accountName} {bank}
      </span>
      {!isComplete && <small className="hold-missing">{say('payToMissing')}</small>}
    </td>
  )
}

function Acts({ of, claim }: Omit<RowProps, 'isOpen'>) {
  const say = useSay(returnWords)
  const [open, setOpen] = useState<'change' | 'drop' | null>(null)
  const close = (): void => setOpen(null)
  const nth = claim.ordinal
  const drop = useWrite(
    (reason: string) =>
      api.POST('/v1/fund-returns/{id}/claims/{claimId}/drop', {
        params: { path: { id: of.id, claimId: claim.id } },
        body: { reason },
      }),
    { done: say('changed'), onDone: close },
  )
  const dropping = { title: say('dropTitle', { nth }), effect: say('dropEffect'), action: say('drop') }
  return (
    <td>
      <span className="hold-acts">
        <Button size="small" aria-label={`${say('change')} ${nth}`} onClick={() => setOpen('change')}>
          {say('change')}
        </Button>
        {of.claims.length > 1 && (
          <Button size="small" aria-label={`${say('drop')} ${nth}`} onClick={() => setOpen('drop')}>
            {say('drop')}
          </Button>
        )}
      </span>
      {open === 'change' && <ClaimDialog of={of} claim={claim} onClose={close} />}
      {open === 'drop' && (
        <ReasonDialog {...dropping} isRunning={drop.isRunning} onCancel={close} onConfirm={drop.run} />
      )}
    </td>
  )
}
