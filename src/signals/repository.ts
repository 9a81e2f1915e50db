import type { Db } from '../context'
import { timeOfUuidV7 } from '../lib/uuid'

/** The row, and where the person it is about belongs; the time in the id names the partition. */
export async function readSignal(db: Db, id: string) {
  const signal = await db.signal.findUnique({
    where: { id_receivedAt: { id, receivedAt: timeOfUuidV7(id) } },
  })
  if (signal === null) return null
  const { partyId } = signal
  const party = partyId === null ? null : await readParty(db, partyId)
  return { ...signal, districtCode: party?.mergedIntoParty?.districtCode ?? party?.districtCode ?? null }
}

const readParty = (db: Db, id: string) =>
  db.party.findUnique({
    where: { id },
    select: { districtCode: true, mergedIntoParty: { select: { districtCode: true } } },
  })

export type SignalRecord = NonNullable<Awaited<ReturnType<typeof readSignal>>>
