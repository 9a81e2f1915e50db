import type { Context } from '../src/context'
import { present } from '../src/lib/assert'
import { minutesAfter } from '../src/lib/duration'
import { findBankByCode, stationLimits } from '../src/stations'
import { hashPassword } from '../src/users'
import type { DemoCredentials } from './credentials'
import { demoUsers, type DemoUser } from './demo-people'

// 96 random bits in base64url: out of reach of guessing, and short enough to be typed.
const DEMO_PASSWORD_LENGTH = 16

type UserCredential = DemoCredentials['users'][number]

export async function seedDemoUsers(
  ctx: Context,
  known: readonly UserCredential[],
): Promise<{ added: number; credentials: UserCredential[] }> {
  const existing = await ctx.db.user.findMany({
    where: { username: { in: demoUsers.map(({ username }) => username) } },
    select: { id: true, username: true, isDemo: true },
  })
  const credentials: UserCredential[] = []
  let added = 0
  for (const user of demoUsers) {
    const row = existing.find(({ username }) => username === user.username)
    // A name the centre has given to somebody real is not ours.
    if (row !== undefined && !row.isDemo) continue
    const stationId = user.officer === undefined ? null : await stationFor(ctx, user.officer.stationCode)
    if (user.officer !== undefined && stationId === null) continue
    const before = known.find(({ username }) => username === user.username)?.password
    const password = before ?? ctx.ids.secret().slice(0, DEMO_PASSWORD_LENGTH)
    if (row === undefined) {
      await addUser(ctx, user, stationId, password)
      added += 1
    } else if (password !== before) {
      await ctx.db.user.update({
        where: { id: row.id },
        data: { passwordHash: await hashPassword(password) },
      })
    }
    credentials.push({ username: user.username, displayName: user.displayName, role: user.role, password })
  }
  await freshenPositions(ctx)
  return { added, credentials }
}

async function addUser(
  ctx: Context,
  user: DemoUser,
  stationId: string | null,
  password: string,
): Promise<void> {
  const now = ctx.clock.now()
  const id = ctx.ids.derived(`demo-user:${user.username}`)
  await ctx.db.user.create({
    data: {
      id,
      username: user.username,
      displayName: user.displayName,
      passwordHash: await hashPassword(password),
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

/** The seeded station, or the one that took its place when the centre imported its own list. */
async function stationFor(ctx: Context, townCode: string): Promise<string | null> {
  const station = await ctx.db.station.findFirst({
    where: { townCode, isActive: true },
    orderBy: { code: 'asc' },
    select: { id: true },
  })
  return station?.id ?? null
}

async function bankFor(ctx: Context, code: string): Promise<string> {
  return present(await findBankByCode(ctx, code), `bank ${code}`).id
}

/** A demo officer carries no phone: who is on duty with a stale position is put back on his patrol. */
async function freshenPositions(ctx: Context): Promise<void> {
  const now = ctx.clock.now()
  const oldest = minutesAfter(now, -stationLimits.positionFresh.value)
  for (const { username, officer } of demoUsers) {
    if (officer === undefined) continue
    await ctx.db.officer.updateMany({
      where: {
        user: { username, isDemo: true },
        isOnDuty: true,
        OR: [{ positionAt: null }, { positionAt: { lt: oldest } }],
      },
      data: { lon: officer.lon, lat: officer.lat, positionAt: now, updatedAt: now },
    })
  }
}
