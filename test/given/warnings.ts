import type { Actor, Context } from '../../src/context'
import { hoursAfter, minutesAfter } from '../../src/lib/duration'
import { formatYuan } from '../../src/lib/money'
import { begin } from '../../src/transitions'
import { warningMachine } from '../../src/warnings'
import { places } from './users'

/** The desk, the street and the people of the case of Doumen; every value may be given another one. */
export const shen = {
  name: '沈阿宝',
  phone: '+8613857512345',
  account: '6222021211001234567',
  address: '绍兴市越城区斗门街道世纪街8号越州大厦6楼',
  location: { lon: 120.631, lat: 30.081 },
} as const
export const company = { name: '绍兴越州纺织有限公司', account: '1211012009200123456' } as const
export const fraudster = { name: '王五', account: '6217001820001112223', bank: 'CCB' } as const

export interface GivenWarning {
  readonly id: string
  readonly number: string
  readonly partyId: string
  readonly organisationId: string | null
  readonly signalIds: readonly string[]
  /** Identifiers: of the account that was to pay, and of the one that was to be paid. */
  readonly payerId: string
  readonly payeeId: string
}

interface Options {
  readonly level?: 'low' | 'medium' | 'high' | 'critical'
  readonly typology?: string
  readonly amountFen?: bigint
  /** Of the payment; settled = it has left. */
  readonly status?: 'pending' | 'settled'
  readonly districtCode?: string | null
  readonly name?: string
  readonly phone?: string
  readonly account?: string
  readonly address?: string | null
  readonly location?: { readonly lon: number; readonly lat: number } | null
  /** The source that was told to hold; null: nobody was. */
  readonly holdSource?: string | null
  readonly isCompanyMoney?: boolean
}

/** The minutes of every level, in force since 2020; made once per database. */
export async function levels(ctx: Context): Promise<void> {
  const minutes = { low: 120, medium: 60, high: 15, critical: 5 }
  await ctx.db.levelPolicy.createMany({
    skipDuplicates: true,
    data: Object.entries(minutes).map(([level, base]) => ({
      level,
      effectiveFrom: new Date('2020-01-01'),
      nameZh: { low: '低', medium: '中', high: '高', critical: '特高危' }[level] ?? level,
      acknowledgeMinutes: base,
      acceptMinutes: base,
      arriveMinutes: 2 * base,
      reportMinutes: 4 * base,
      followUpHours: 72,
      warningExpiresHours: 48,
      source: 'test',
    })),
  })
}

/** An open warning about a payment that was told to hold, written as ingest writes it, clocks running. */
export async function openWarning(ctx: Context, options: Options = {}): Promise<GivenWarning> {
  const { districtCode } = await places(ctx)
  await levels(ctx)
  const now = ctx.clock.now()
  const place = {
    address: options.address ?? shen.address,
    ...(options.location === null ? {} : { location: options.location ?? shen.location }),
  }
  const profile = { name: options.name ?? shen.name, ...(options.address === null ? {} : place) }
  const partyId = await party(ctx, 'person', profile, districtCode)
  const isCompanyMoney = options.isCompanyMoney === true
  const organisationId = isCompanyMoney
    ? await party(ctx, 'organisation', { name: company.name, ...place }, districtCode)
    : null
  const suffix = partyId.slice(-6)
  await identifier(ctx, 'phone', options.phone ?? unique(shen.phone, suffix), partyId)
  const payer = options.account ?? unique(isCompanyMoney ? company.account : shen.account, suffix)
  const payerId = await identifier(ctx, 'account', payer, organisationId ?? partyId)
  const payeeId = await identifier(ctx, 'account', fraudster.account, null)
  const holdSource = options.holdSource === undefined ? 'bank:given' : options.holdSource
  const amountFen = options.amountFen ?? 73_120_000n
  const signalId = await payment(ctx, {
    partyId,
    payer,
    payerId,
    payeeId,
    amountFen,
    status: options.status ?? 'pending',
  })
  const id = ctx.ids.next()
  const number = `YJ20230223-${id.slice(-6).toUpperCase()}`
  const level = options.level ?? 'high'
  const policy = await ctx.db.levelPolicy.findFirstOrThrow({ where: { level } })
  const acknowledgeBy = minutesAfter(now, policy.acknowledgeMinutes)
  const holdUntil = holdSource === null ? null : hoursAfter(now, 1)
  await ctx.db.warning.create({
    data: {
      id,
      number,
      state: 'open',
      partyId,
      organisationId,
      level,
      score: 0.93,
      typology: options.typology ?? 'leader-acquaintance.boss',
      atRiskFen: amountFen,
      holdUntil,
      firstSignalId: signalId,
      districtCode: options.districtCode === undefined ? districtCode : options.districtCode,
      openedAt: now,
      acknowledgeBy,
      updatedAt: now,
    },
  })
  await ctx.db.warningSignal.create({
    data: { warningId: id, signalId, level, score: 0.93, holdSource, holdUntil, joinedAt: now },
  })
  await ctx.timers.set(ctx.db, 'warning.acknowledge', id, acknowledgeBy)
  await ctx.timers.set(ctx.db, 'warning.expiry', id, hoursAfter(now, policy.warningExpiresHours))
  await begin(ctx, warningMachine, { id, event: 'open', warningId: id, districtCode })
  return { id, number, partyId, organisationId, signalIds: [signalId], payerId, payeeId }
}

/** Somebody at the desk; the id must be a user's where a row will refer to it. */
export const desk = (
  id: string,
  more: { readonly role?: 'operator' | 'supervisor'; readonly districtCode?: string | null } = {},
): Actor => ({
  kind: 'user',
  id,
  role: more.role ?? 'operator',
  stationId: null,
  bankId: null,
  districtCode: more.districtCode ?? null,
  scope: 'district',
})

/** Ends like the given number, so that two people of a test differ; digits only. */
const unique = (number: string, suffix: string): string =>
  number.slice(0, -6) + String(Number.parseInt(suffix, 16) % 1_000_000).padStart(6, '0')

export async function party(
  ctx: Context,
  kind: 'person' | 'organisation',
  profile: object,
  districtCode: string | null,
): Promise<string> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  await ctx.db.party.create({
    data: {
      id,
      kind,
      profileSealed: ctx.vault.seal('party.profile', JSON.stringify(profile)),
      keyVersion: ctx.vault.keyVersion,
      districtCode,
      createdAt: now,
      updatedAt: now,
    },
  })
  return id
}

/** The identifier of that value, made if there is none yet. */
export async function identifier(
  ctx: Context,
  kind: 'phone' | 'account',
  value: string,
  partyId: string | null,
): Promise<string> {
  const valueIndex = ctx.vault.index(kind, value)
  const known = await ctx.db.identifier.findFirst({ where: { kind, valueIndex } })
  if (known !== null) return known.id
  const id = ctx.ids.next()
  await ctx.db.identifier.create({
    data: {
      id,
      kind,
      valueIndex,
      valueSealed: ctx.vault.seal('identifier.value', value),
      keyVersion: ctx.vault.keyVersion,
      tail: value.slice(-4),
      partyId,
      firstSeenAt: ctx.clock.now(),
    },
  })
  return id
}

async function payment(
  ctx: Context,
  {
    status,
    payer,
    ...row
  }: {
    partyId: string
    payer: string
    payerId: string
    payeeId: string
    amountFen: bigint
    status: string
  },
): Promise<string> {
  const id = ctx.ids.next()
  const now = ctx.clock.now()
  const { account, name, bank } = fraudster
  const payload = {
    type: 'transaction',
    source: 'bank:given',
    sourceRef: id,
    occurredAt: now.toISOString(),
    amount: formatYuan(row.amountFen),
    status,
    payer: { account: payer },
    payee: { account, name, bank },
  }
  await ctx.db.signal.create({
    data: {
      ...row,
      id,
      receivedAt: now,
      occurredAt: now,
      source: 'bank:given',
      sourceRef: id,
      type: 'transaction',
      payloadSealed: ctx.vault.seal('signal.payload', JSON.stringify(payload)),
      keyVersion: ctx.vault.keyVersion,
    },
  })
  await ctx.db.evaluation.create({
    data: {
      signalId: id,
      evaluatedAt: now,
      level: 'high',
      score: 0.93,
      typology: 'leader-acquaintance.boss',
      action: 'hold',
      holdUntil: hoursAfter(now, 1),
      reasons: [
        { rule: 'leader.finance-first-payee', version: 1, weight: 2.1, text: '首次收款账户', evidence: {} },
      ],
      similarScripts: [],
      trace: {},
      ruleset: 'sha256:test',
    },
  })
  return id
}
