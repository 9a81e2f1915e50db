import { Button } from 'antd'
import { useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { useSay } from '../../language/language'
import { Money } from '../money'
import { ReasonDialog } from '../reason-dialog'
import { ledgerWords } from './words'

interface BookLossProps {
  readonly warningId: string
  /** Yuan, out of the person's hands and held by nobody. */
  readonly paidOut: string
}

/** A supervisor closes the money of a confirmed case. */
export function BookLoss({ warningId, paidOut }: BookLossProps) {
  const say = useSay(ledgerWords)
  const [isAsking, setAsking] = useState(false)
  const book = useWrite(
    (reason: string) =>
      api.POST('/v1/warnings/{id}/loss', { params: { path: { id: warningId } }, body: { reason } }),
    { onDone: () => setAsking(false), done: say('lossBooked') },
  )
  return (
    <p>
      {say('heldByNobody')} <Money yuan={paidOut} isFull />{' '}
      <Button size="small" onClick={() => setAsking(true)}>
        {say('bookLoss')}
      </Button>
      {isAsking && (
        <ReasonDialog
          title={say('bookLoss')}
          effect={say('lossEffect')}
          action={say('bookLoss')}
          isDangerous
          isRunning={book.isRunning}
          onCancel={() => setAsking(false)}
          onConfirm={book.run}
        />
      )}
    </p>
  )
}
