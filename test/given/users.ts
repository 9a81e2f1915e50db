import { createHash } from 'node:crypto'
import request, { type Agent } from 'supertest'
import type { Express } from 'express'
import type { Context } from '../../src/context'
import { hoursAfter } from '../../src/lib/duration'
import type { Role } from '../../src/policies'
import { hashPassword } from '../../src/users'

export const PASSWORD = 'correct horse battery'
let hashed: Promise<string> | null = null

/** The places every role's scope needs; made once per database. */
export async function places(
  ctx: Context,
): Promise<{ stationId: string; bankId: string; districtCode: string }> {
  const now = ctx.clock.now()
  const district = { code: '330602', name: '越城区', lon: 120.58, lat: 30.0 }
  await ctx.db.district.upsert({ where: { code: district.code }, create: district, update: {} })
  const [stationId, bankId] = [ctx.ids.derived('given station'), ctx.ids.derived('given bank')]
  await ctx.db.station.upsert({
    where: { id: stationId },
    update: {},
    create: {
      id: stationId,
      code: 'given',
      name: '斗门派出所',
      districtCode: district.code,
      lon: 120.63,
      lat: 30.08,
      isIllustrative: true,
      source: 'test',
      updatedAt: now,
    },
  })
  await ctx.db.bank.upsert({
    where: { id: bankId },
    update: {},
    create: {
      id: bankId,
      code: 'GIVEN',
      name: '测试银行',
      responseLimitMinutes: 30,
      source: 'test',
      updatedAt: now,
    },
  })
  return { stationId, bankId, districtCode: district.code }
}

const CONSONANTS = 'bcdfghjkmnpqrstv'
/** Sixteen consonants for the sixteen digits: a name that is a word in no language, so that no story can hold it. */
const unspeakable = (hex: string): string =>
  hex.replace(/[0-9a-f]/g, (digit) => CONSONANTS.charAt(parseInt(digit, 16)))

/** A user of that role with its scope, and an officer's row for an officer; PASSWORD opens. */
export async function user(
  ctx: Context,
  role: Role,
  more: { readonly username?: string; readonly districtCode?: string | null } = {},
): Promise<{ id: string; username: string }> {
  const { stationId, bankId } = await places(ctx)
  hashed ??= hashPassword(PASSWORD)
  const id = ctx.ids.next()
  const username = more.username ?? `${role}-${unspeakable(id.slice(-6))}`
  await ctx.db.user.create({
    data: {
      id,
      username,
      displayName: username,
      passwordHash: await hashed,
      role,
      stationId: role === 'officer' || role === 'grid' ? stationId : null,
      bankId: role === 'liaison' ? bankId : null,
      districtCode: more.districtCode ?? null,
      createdAt: ctx.clock.now(),
    },
  })
  if (role === 'officer')
    await ctx.db.officer.create({
      data: { userId: id, badge: username, stationId, updatedAt: ctx.clock.now() },
    })
  return { id, username }
}

/** A session as a sign-in leaves it; nobody knows its token. */
export async function session(ctx: Context, userId: string): Promise<string> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  await ctx.db.session.create({
    data: {
      id,
      userId,
      tokenHash: Uint8Array.from(createHash('sha256').update(id).digest()),
      csrfToken: ctx.ids.secret(),
      userAgent: 'test',
      createdAt: now,
      lastSeenAt: now,
      expiresAt: hoursAfter(now, ctx.config.session.hours),
    },
  })
  return id
}

export interface SignedInAgent {
  readonly agent: Agent
  readonly csrfToken: string
  readonly id: string
  readonly username: string
  readonly cookie: string
}

/** Signs in over HTTP. */
export async function signedIn(app: Express, username: string, password = PASSWORD): Promise<SignedInAgent> {
  const agent = request.agent(app)
  const answer = await agent.post('/v1/session').send({ username, password }).expect(201)
  const cookie = (answer.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
  return { agent, csrfToken: answer.body.csrfToken, id: answer.body.user.id, username, cookie }
}

/** A key of a source that may send these types. @returns the key itself */
export async function apiKey(
  ctx: Context,
  signalTypes: readonly string[],
  source = 'bank:given',
): Promise<string> {
  const key = `msk_${ctx.ids.secret()}`
  await ctx.db.apiKey.create({
    data: {
      id: ctx.ids.next(),
      source,
      label: source,
      prefix: key.slice(0, 10),
      keyHash: Uint8Array.from(createHash('sha256').update(key).digest()),
      signalTypes: [...signalTypes],
      createdAt: ctx.clock.now(),
    },
  })
  return key
}
