import type { Db } from '../context'
import { liveStates } from './schema'

const types = ['transaction', 'report']

/** What was told to a warning of payments. */
export async function readSignalsOf(db: Db, warningId: string) {
  const joined = await db.warningSignal.findMany({ where: { warningId }, select: { signalId: true } })
  return db.signal.findMany({
    where: { id: { in: joined.map(({ signalId }) => signalId) }, type: { in: types } },
    orderBy: { id: 'asc' },
  })
}

export type SignalRow = Awaited<ReturnType<typeof readSignalsOf>>[number]

/** Signals of other live warnings that tell of payments to one of these accounts (of a report: the first that it names). */
export async function readSignalsTo(db: Db, payeeIds: readonly string[], not: string, since: Date) {
  if (payeeIds.length === 0) return []
  const signals = await db.signal.findMany({
    where: { payeeId: { in: [...payeeIds] }, type: { in: types }, occurredAt: { gte: since } },
    orderBy: { id: 'asc' },
  })
  const joined = await db.warningSignal.findMany({
    where: {
      signalId: { in: signals.map(({ id }) => id) },
      warningId: { not },
      warning: { state: { in: [...liveStates] } },
    },
    select: { signalId: true, warning: { select: { id: true, partyId: true } } },
  })
  return joined.flatMap(({ signalId, warning }) => {
    const signal = signals.find(({ id }) => id === signalId)
    return signal === undefined ? [] : [{ warning, signal }]
  })
}
