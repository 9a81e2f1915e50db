import type { Json } from './client'
import { unlessDone, type Stage } from './stage'
import { until } from './timeline'

/** The second named officer approves a drafted stop, and its bank answers. @returns the held stop */
export async function sendStop({ timeline, as }: Stage, stopId: string): Promise<Json> {
  const supervisor = await as('supervisor')
  const read = () => supervisor.get(`/v1/stop-payments/${stopId}`)
  await timeline.step('值班 supervisor', 'approves it: the second named officer', () =>
    unlessDone(() => supervisor.post(`/v1/stop-payments/${stopId}/approve`), read),
  )
  return timeline.step(
    '银行 bank',
    'stops the account for 48 hours',
    () => until("the bank's answer", 60, async () => stateIn(await read(), ['held', 'renewed', 'frozen'])),
    (held) => `${held.text('heldAmount')} yuan held until ${held.text('expiresAt')}`,
  )
}

/** The freeze that follows a held stop, by two persons, until the bank has it. @returns its id; `note` keeps it */
export async function freezeAfter(stage: Stage, stopId: string, note: string): Promise<string> {
  const { timeline, as, run } = stage
  const operator = await as('operator')
  const supervisor = await as('supervisor')
  const freezeId = await timeline.step('研判 operator', 'requests the freeze that follows', async () => {
    const known = run.note(note)
    if (known !== null) return known
    const requested = await operator.post('/v1/freezes', { stopPaymentId: stopId, kind: 'limited' })
    run.keep(note, requested.text('id'))
    return requested.text('id')
  })
  const read = () => supervisor.get(`/v1/freezes/${freezeId}`)
  await timeline.step('值班 supervisor', 'approves the freeze', () =>
    unlessDone(() => supervisor.post(`/v1/freezes/${freezeId}/approve`), read),
  )
  await timeline.step(
    '银行 bank',
    'freezes the money for six months',
    () => until('the freeze', 60, async () => stateIn(await read(), ['frozen', 'returned'])),
    (frozen) => `${frozen.text('frozenAmount')} yuan until ${frozen.text('expiresAt')}`,
  )
  return freezeId
}

export const stateIn = async (row: Json, states: readonly string[]): Promise<Json | null> =>
  states.includes(row.text('state')) ? row : null

/** Which of the warning's accounts of the books hold money, and how much. */
export const booksOf = (ledger: Json): string =>
  ledger
    .list('accounts')
    .filter((account) => account.text('name') !== 'outside' && account.text('balance') !== '0.00')
    .map((account) => `${account.text('name')} ${account.text('balance')}`)
    .join(', ')
