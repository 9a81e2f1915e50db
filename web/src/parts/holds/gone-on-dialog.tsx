import { useId, useState } from 'react'
import { api } from '../../api/client'
import { useWrite } from '../../api/query'
import { serverNow } from '../../api/server-time'
import { defineWords, useSay } from '../../language/language'
import type { ActDialog } from './act-dialogs'
import { ActFrame } from './act-frame'
import { GoneOn } from './gone-on'
import { emptyTransfer, transferBody, type Transfer, type TransferBody } from './transfer'
import { toLocal } from './local-time'

const words = defineWords({
  title: { zh: '{number} 的资金去向', en: 'Where the money of {number} had gone' },
  effect: {
    zh: '止付前已转走的资金。每一笔都会成为反诈中心的下一步止付建议；重复登记同一笔没有影响。',
    en: 'Money that had left before the stop. Each transfer proposes a next stop to the centre; the same one told again changes nothing.',
  },
  done: { zh: '已告知反诈中心', en: 'The centre has been told' },
  send: { zh: '发送', en: 'Send' },
})

/** What the bank has traced after its answer. */
export function GoneOnDialog({ of, onClose }: ActDialog) {
  const say = useSay(words)
  const id = useId()
  const [transfers, setTransfers] = useState<readonly Transfer[]>([emptyTransfer(toLocal(serverNow()))])
  const [isTried, setTried] = useState(false)
  const tell = useWrite(
    (bodies: TransferBody[]) =>
      api.POST('/v1/stop-payments/{id}/onward-transfers', {
        params: { path: { id: of.id } },
        body: { transfers: bodies },
      }),
    { done: say('done'), onDone: onClose },
  )
  const send = (): void => {
    setTried(true)
    const bodies = transfers.map(transferBody).filter((body) => body !== null)
    if (bodies.length === transfers.length) tell.run(bodies)
  }
  return (
    <ActFrame
      width={760}
      title={say('title', { number: of.number })}
      action={say('send')}
      isRunning={tell.isRunning}
      onSend={send}
      onClose={onClose}
    >
      <p>{say('effect')}</p>
      <GoneOn idPrefix={id} transfers={transfers} isTried={isTried} onChange={setTransfers} />
    </ActFrame>
  )
}
