import type { Db } from '../context'
import { readSignals } from './repository'

// A case of weeks has some hundred entries; beyond this the oldest notifications are not worth a reader's time.
const MOST_ENTRIES = 1_000

/** Later stages write their own tables; the time line only reads them. */
export async function readTimeline(db: Db, warningId: string) {
  const where = { warningId }
  const [transitions, signals, visits, notifications, holdNotices] = await Promise.all([
    db.transition.findMany({ where, orderBy: { id: 'asc' }, take: MOST_ENTRIES }),
    readSignals(db, warningId),
    db.visit.findMany({
      where,
      orderBy: { visitedAt: 'asc' },
      include: { officer: { select: { user: { select: { displayName: true } } } } },
    }),
    // What goes to the person leaves transitions, each step one.
    db.notification.findMany({
      where: { ...where, isForPerson: false },
      orderBy: { createdAt: 'asc' },
      take: MOST_ENTRIES,
    }),
    db.holdNotice.findMany({ where, orderBy: { createdAt: 'asc' } }),
  ])
  return { transitions, signals, visits, notifications, holdNotices, names: await namesOf(db, transitions) }
}

async function namesOf(
  db: Db,
  transitions: readonly { actorKind: string; actorId: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const ids = transitions.flatMap(({ actorKind, actorId }) =>
    actorKind === 'user' && actorId !== null ? [actorId] : [],
  )
  const users = await db.user.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, displayName: true },
  })
  return new Map(users.map(({ id, displayName }) => [id, displayName]))
}
