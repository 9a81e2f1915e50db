import { createHash } from 'node:crypto'
import type { Context } from '../src/context'
import { present } from '../src/lib/assert'
import { hoursAfter, minutesAfter } from '../src/lib/duration'
import { findBankByCode, stationLimits } from '../src/stations'
import { aliveSession, hashPassword } from '../src/users'
import type { DemoCredentials } from './credentials'
import { demoUsers, townOf, type DemoUser } from './demo-people'

// 96 random bits in base64url: out of reach of guessing, and short enough to be typed.
const DEMO_PASSWORD_LENGTH = 16

type UserCredential = DemoCredentials['users'][number]

/** Users that are missing are added; who is there gets a new password only if nobody knows the old one. */
export async function seedDemoUsers(
  ctx: Context,
  known: readonly UserCredential[],
): Promise<{ added: number; credentials: UserCredential[] }> {
  const wanted = await wantedUsers(ctx, known)
  const missing = wanted.filter(({ rowId }) => rowId === null)
  const forgotten = wanted.filter(({ rowId, isKnown }) => rowId !== null && !isKnown)
  // At once: the hashes are slow by intent, and take all cores this way.
  const hashes = new Map(
    await Promise.all(
      [...missing, ...forgotten].map(
        async ({ user, password }) => [user.username, await hashPassword(password)] as const,
      ),
    ),
  )
  const hashOf = ({ user }: WantedUser): string => present(hashes.get(user.username), 'hash')
  for (const each of missing) await addUser(ctx, each, hashOf(each))
  for (const each of forgotten) {
    await ctx.db.user.updateMany({
      where: { username: each.user.username, isDemo: true },
      data: { passwordHash: hashOf(each) },
    })
  }
  await freshenPositions(ctx)
  await keepSignedIn(ctx)
  return {
    added: missing.length,
    credentials: wanted.map(({ user, password }) => ({
      username: user.username,
      displayName: user.displayName,
      role: user.role,
      password,
    })),
  }
}

interface WantedUser {
  readonly user: DemoUser
  /** null: there is no such user yet. */
  readonly rowId: string | null
  readonly stationId: string | null
  readonly password: string
  /** The password is the one in the file, hence the one in the database. */
  readonly isKnown: boolean
}

async function wantedUsers(ctx: Context, known: readonly UserCredential[]): Promise<WantedUser[]> {
  const rows = await ctx.db.user.findMany({
    where: { username: { in: demoUsers.map(({ username }) => username) } },
    select: { id: true, username: true, isDemo: true },
  })
  const stations = await ctx.db.station.findMany({
    where: { townCode: { in: demoUsers.flatMap((user) => townOf(user) ?? []) }, isActive: true },
    orderBy: { code: 'asc' },
    select: { id: true, townCode: true },
  })
  const wanted: WantedUser[] = []
  for (const user of demoUsers) {
    const row = rows.find(({ username }) => username === user.username)
    // The seeded station, or the one that took its place when the centre imported its own list.
    const stationId = stations.find(({ townCode }) => townCode === townOf(user))?.id ?? null
    // A name the centre has given to somebody real is not ours; a new officer or grid worker needs a station.
    const isHomeless = row === undefined && townOf(user) !== undefined && stationId === null
    if (row?.isDemo === false || isHomeless) continue
    const before = known.find(({ username }) => username === user.username)?.password
    wanted.push({
      user,
      rowId: row?.id ?? null,
      stationId,
      password: before ?? ctx.ids.secret().slice(0, DEMO_PASSWORD_LENGTH),
      isKnown: before !== undefined,
    })
  }
  return wanted
}

async function addUser(ctx: Context, { user, stationId }: WantedUser, passwordHash: string): Promise<void> {
  const now = ctx.clock.now()
  const id = ctx.ids.derived(`demo-user:${user.username}`)
  await ctx.db.user.create({
    data: {
      id,
      username: user.username,
      displayName: user.displayName,
      passwordHash,
      role: user.role,
      stationId,
      bankId: user.bank === undefined ? null : await bankFor(ctx, user.bank),
      isDemo: true,
      createdAt: now,
    },
  })
  if (user.officer === undefined || stationId === null) return
  const { badge, isOnDuty, lon, lat } = user.officer
  const position = isOnDuty ? { lon, lat, positionAt: now } : {}
  await ctx.db.officer.create({
    data: { userId: id, badge, stationId, isOnDuty, ...position, updatedAt: now },
  })
}

async function bankFor(ctx: Context, code: string): Promise<string> {
  return present(await findBankByCode(ctx, code), `bank ${code}`).id
}

/** A demo officer carries no phone: who is on duty with a stale position is put back on his patrol. */
async function freshenPositions(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const oldest = minutesAfter(now, -stationLimits.positionFresh.value)
  const stale = await ctx.db.officer.findMany({
    where: {
      user: { isDemo: true },
      isOnDuty: true,
      OR: [{ positionAt: null }, { positionAt: { lt: oldest } }],
    },
    select: { userId: true, user: { select: { username: true } } },
  })
  for (const { userId, user } of stale) {
    const patrol = demoUsers.find(({ username }) => username === user.username)?.officer
    if (patrol === undefined) continue
    const { lon, lat } = patrol
    await ctx.db.officer.updateMany({
      where: { userId, isOnDuty: true },
      data: { lon, lat, positionAt: now, updatedAt: now },
    })
  }
}

/** Nor does he sign in: a patrol on duty has a session that nobody knows the token of, for as long as one lasts. */
async function keepSignedIn(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const patrols = await ctx.db.officer.findMany({
    where: { isOnDuty: true, user: { isDemo: true, sessions: { none: aliveSession(ctx) } } },
    select: { userId: true },
  })
  await ctx.db.session.createMany({
    data: patrols.map(({ userId }) => ({
      id: ctx.ids.next(),
      userId,
      tokenHash: Uint8Array.from(createHash('sha256').update(ctx.ids.secret()).digest()),
      csrfToken: ctx.ids.secret(),
      userAgent: 'demo patrol',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: hoursAfter(now, ctx.config.session.hours),
    })),
  })
}
