import type { Db, Sealed } from '../../context'

/** Of two who would write to one number at once the second one counts the first. */
export const lockNumber = (db: Db, index: Sealed) =>
  db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('menshen.number'), hashtext(encode(${index}, 'hex')))`

/** When messages to a number were claimed for sending, the oldest first. */
export async function claimsOf(
  db: Db,
  of: {
    readonly indexes: readonly Sealed[]
    readonly isForPerson: boolean
    readonly since: Date
    readonly except: string
  },
): Promise<Date[]> {
  const rows = await db.notification.findMany({
    where: {
      toIndex: { in: [...of.indexes] },
      isForPerson: of.isForPerson,
      claimedAt: { gt: of.since },
      id: { not: of.except },
    },
    select: { claimedAt: true },
    orderBy: { claimedAt: 'asc' },
  })
  return rows.flatMap(({ claimedAt }) => (claimedAt === null ? [] : [claimedAt]))
}

/** Locks the row until the transaction ends: what is told of one message at once is read one after the other. */
export async function lockNotification(db: Db, id: string) {
  await db.$queryRaw`SELECT 1 FROM notification WHERE id = ${id}::uuid FOR UPDATE`
  return db.notification.findUnique({ where: { id } })
}

export async function knownRefs(db: Db, refs: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db.notification.findMany({
    where: { providerRef: { in: [...refs] } },
    select: { providerRef: true },
  })
  return new Set(rows.flatMap(({ providerRef }) => (providerRef === null ? [] : [providerRef])))
}

export async function readDistrict(db: Db, warningId: string | null) {
  const warning =
    warningId === null
      ? null
      : await db.warning.findUnique({ where: { id: warningId }, select: { districtCode: true } })
  return warning?.districtCode ?? null
}
