import type { Db } from '../context'
import { AppError } from '../errors'
import type { Prisma } from '../generated/prisma/client'
import { liveStates } from './schema'

/** The live warnings of a person under whatever name he was known before, oldest first. */
export async function readLiveOf(db: Db, partyId: string) {
  const party = await db.party.findUnique({ where: { id: partyId }, select: { id: true, mergedInto: true } })
  const root = party?.mergedInto ?? partyId
  return db.warning.findMany({
    where: { state: { in: [...liveStates] }, party: { OR: [{ id: root }, { mergedInto: root }] } },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  })
}

export type LiveRow = Awaited<ReturnType<typeof readLiveOf>>[number]

/** Holds are told under the warning that goes on, once. @returns the payments and the reports among the signals */
export async function moveSignals(
  db: Db,
  from: string,
  to: string,
  joinedAt: Date,
): Promise<{ payments: string[]; reports: string[] }> {
  const rows = await db.warningSignal.findMany({ where: { warningId: from } })
  await db.warningSignal.createMany({
    data: rows.map((row) => ({ ...row, warningId: to, joinedAt })),
    skipDuplicates: true,
  })
  await db.warningSignal.updateMany({ where: { warningId: from }, data: { holdSource: null } })
  const signals = await db.signal.findMany({
    where: { id: { in: rows.map(({ signalId }) => signalId) }, type: { in: ['transaction', 'report'] } },
    select: { id: true, type: true },
    orderBy: { id: 'asc' },
  })
  const idsOf = (type: string) => signals.filter((signal) => signal.type === type).map(({ id }) => id)
  return { payments: idsOf('transaction'), reports: idsOf('report') }
}

/** Under which warning the case goes on; what was folded into the younger one before goes along. */
export const markFolded = (db: Db, younger: string, older: string) =>
  db.warning.updateMany({
    where: { OR: [{ id: younger }, { foldedInto: younger }] },
    data: { foldedInto: older },
  })

/** @throws AppError lost_race when it has changed since it was read */
export async function updateKept(
  db: Db,
  warning: LiveRow,
  data: Prisma.WarningUncheckedUpdateManyInput,
): Promise<LiveRow> {
  const guard = { state: warning.state, level: warning.level }
  const [row] = await db.warning.updateManyAndReturn({ where: { id: warning.id, ...guard }, data })
  if (row === undefined) throw new AppError('lost_race', 'warning: it has changed since it was read')
  return row
}
