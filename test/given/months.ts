import type { Context } from '../../src/context'
import { minutesAfter } from '../../src/lib/duration'
import { places } from './users'

/** What happened to a warning, in minutes after it was opened; what is not named did not happen. */
export interface Told {
  readonly at: Date | string
  readonly level?: 'low' | 'medium' | 'high' | 'critical'
  readonly typology?: string
  readonly districtCode?: string | null
  readonly townCode?: string | null
  readonly acknowledged?: number
  readonly called?: number
  readonly answered?: number
  readonly dispatched?: number
  readonly arrived?: number
  readonly met?: number
  readonly confirmed?: number
  readonly dismissed?: number
  readonly folded?: number
  readonly submitted?: number
  readonly held?: number
  /** When the latest payment was made, as a visit tells of it. */
  readonly paidAt?: number
  /** Booked 1 minute after the opening, in fen, from outside. */
  readonly money?: Readonly<Record<string, bigint>>
  readonly returned?: number
  readonly partyId?: string
}

/** Towns, stations and the weights of the index, as the tests of the figures use them. */
export async function city(ctx: Context): Promise<{ stationId: string; otherStationId: string }> {
  const { stationId } = await places(ctx)
  const now = ctx.clock.now()
  const other = { code: '330603', name: '柯桥区', lon: 120.4, lat: 30.1 }
  await ctx.db.district.create({ data: other })
  await ctx.db.town.createMany({
    data: [
      { code: '330602012', name: '斗门街道', districtCode: '330602', lon: 120.632, lat: 30.085 },
      { code: '330602016', name: '陶堰街道', districtCode: '330602', lon: 120.732, lat: 30.019 },
      { code: '330603001', name: '柯桥街道', districtCode: '330603', lon: 120.49, lat: 30.08 },
    ].map((town) => ({ ...town, precision: 'source', source: 'test' })),
  })
  const otherStationId = ctx.ids.next()
  const place = { code: 'keqiao', name: '柯桥派出所', districtCode: '330603', townCode: '330603001', lon: 120.49, lat: 30.08 } // prettier-ignore
  await ctx.db.station.create({
    data: { id: otherStationId, ...place, isIllustrative: true, source: 'test', updatedAt: now },
  })
  await ctx.db.typology.createMany({
    data: [
      { id: 'authority', nameZh: '冒充公检法', nameEn: 'False authority' },
      { id: 'leader-acquaintance', nameZh: '冒充领导、熟人', nameEn: 'False superior' },
    ].map((typology) => ({ ...typology, source: 'test', effectiveFrom: new Date('2022-12-01') })),
  })
  await ctx.db.townIndexPolicy.create({
    data: {
      effectiveFrom: new Date('2022-12-01'),
      confirmedWeight: 0.4,
      paidWeight: 0.3,
      lateWeight: 0.2,
      missedWeight: 0.1,
      ratioCap: 5,
      fewWarnings: 3,
      source: 'test',
    },
  })
  return { stationId, otherStationId }
}

/** A warning with what the told steps leave behind: its state, transitions, visits and books. */
export async function toldWarning(ctx: Context, told: Told): Promise<{ id: string; partyId: string }> {
  const openedAt = new Date(told.at)
  const at = (minutes: number): Date => minutesAfter(openedAt, minutes)
  const id = ctx.ids.next()
  const partyId = told.partyId ?? (await person(ctx, openedAt))
  const districtCode = told.districtCode === undefined ? '330602' : told.districtCode
  const closed = closingOf(told)
  await ctx.db.warning.create({
    data: {
      id,
      number: `YJ-${id}`,
      state: closed?.state ?? (told.dispatched === undefined ? 'open' : 'dispatched'),
      partyId,
      level: told.level ?? 'high',
      score: 0.9,
      typology: told.typology ?? 'leader-acquaintance.boss',
      firstSignalId: ctx.ids.next(),
      districtCode,
      townCode: told.townCode ?? null,
      placedAt: openedAt,
      openedAt,
      acknowledgeBy: at(5),
      closedAt: closed === null ? null : at(closed.minutes),
      closedReason: closed?.reason ?? null,
      updatedAt: openedAt,
    },
  })
  const step = (machine: string, event: string, minutes: number | undefined, reason: string | null = null) =>
    minutes === undefined ? null : { machine, event, reason, at: at(minutes) }
  const steps = [
    step('warning', 'open', 0),
    step('warning', 'acknowledge', told.acknowledged),
    step('warning', 'call', told.called, 'no_answer'),
    step('warning', 'call', told.answered, 'reached'),
    step('warning', 'dispatch', told.dispatched),
    step('task', 'arrive', told.arrived),
    step('warning', 'confirm', told.confirmed),
    step('warning', 'dismiss', told.dismissed ?? told.folded),
    step('stop', 'submit', told.submitted),
    step('stop', 'hold', told.held),
  ]
  await ctx.db.transition.createMany({
    data: steps.flatMap((each) =>
      each === null
        ? []
        : [{ ...each, subjectId: id, warningId: id, fromState: 'x', toState: 'y', actorKind: 'system' }],
    ),
  })
  if (told.met !== undefined)
    await visit(ctx, id, at(told.met), told.paidAt === undefined ? null : at(told.paidAt))
  await books(ctx, id, told, at)
  return { id, partyId }
}

function closingOf({ confirmed, dismissed, folded }: Told) {
  if (confirmed !== undefined) return { state: 'confirmed', minutes: confirmed, reason: 'visit: fraud' }
  if (dismissed !== undefined) return { state: 'dismissed', minutes: dismissed, reason: 'visit: not a fraud' }
  if (folded !== undefined)
    return { state: 'dismissed', minutes: folded, reason: 'the same person: goes on under YJ1' }
  return null
}

export async function person(ctx: Context, at: Date): Promise<string> {
  const id = ctx.ids.next()
  const place = { districtCode: (await places(ctx)).districtCode }
  await ctx.db.party.create({ data: { id, kind: 'person', ...place, createdAt: at, updatedAt: at } })
  return id
}

async function visit(ctx: Context, warningId: string, visitedAt: Date, lastPaidAt: Date | null) {
  const officer = await ctx.db.officer.findFirstOrThrow()
  const taskId = (await task(ctx, { warningId, queuedAt: visitedAt, state: 'reported' })).id
  await ctx.db.visit.create({
    data: {
      id: ctx.ids.next(),
      taskId,
      warningId,
      officerId: officer.userId,
      visitedAt,
      finding: 'fraud',
      attitude: 'believes',
      checks: {},
      questions: {},
      told: [],
      paidFen: 0n,
      protectedFen: 0n,
      detailsSealed: ctx.vault.seal('visit.details', '{"note":null,"transfers":[]}'),
      keyVersion: ctx.vault.keyVersion,
      lastPaidAt,
    },
  })
}

export async function task(
  ctx: Context,
  data: {
    readonly warningId: string
    readonly state: string
    readonly queuedAt: Date
    readonly stationId?: string
    readonly level?: string
    readonly acceptBy?: Date
    readonly acceptedAt?: Date
    readonly arriveBy?: Date
    readonly arrivedAt?: Date
    readonly reportBy?: Date
    readonly reportedAt?: Date
    readonly followUpBy?: Date
  },
): Promise<{ id: string }> {
  const id = ctx.ids.next()
  return ctx.db.task.create({
    data: { id, number: `HC-${id}`, kind: 'first_visit', level: 'high', updatedAt: data.queuedAt, ...data },
    select: { id: true },
  })
}

async function books(ctx: Context, warningId: string, told: Told, at: (minutes: number) => Date) {
  if (told.money === undefined) return
  const ids = new Map<string, string>()
  for (const name of ['outside', ...Object.keys(told.money), 'returned']) {
    if (ids.has(name)) continue
    ids.set(name, ctx.ids.next())
    await ctx.db.ledgerAccount.create({ data: { id: ids.get(name) ?? '', warningId, name } })
  }
  const move = (from: string, to: string, amountFen: bigint, minutes: number) =>
    ctx.db.ledgerTransfer.create({
      data: {
        id: ctx.ids.next(),
        warningId,
        kind: 'posted',
        fromId: ids.get(from) ?? '',
        toId: ids.get(to) ?? '',
        amountFen,
        cause: 'test',
        postedAt: at(minutes),
      },
    })
  for (const [name, fen] of Object.entries(told.money)) await move('outside', name, fen, 1)
  const [first] = Object.keys(told.money)
  if (told.returned !== undefined && first !== undefined)
    await move(first, 'returned', told.money[first] ?? 0n, told.returned)
}

/** A report of a transfer by that person; joined to a warning if one is named. */
export async function report(
  ctx: Context,
  told: {
    readonly partyId: string
    readonly at: Date
    readonly warningId?: string
    readonly amountFen?: bigint | null
  },
): Promise<void> {
  const id = ctx.ids.next()
  await ctx.db.signal.create({
    data: {
      id,
      receivedAt: told.at,
      occurredAt: told.at,
      source: '110',
      sourceRef: id,
      type: 'report',
      partyId: told.partyId,
      amountFen: told.amountFen === undefined ? 500_000n : told.amountFen,
      payloadSealed: ctx.vault.seal('signal.payload', '{}'),
      keyVersion: ctx.vault.keyVersion,
    },
  })
  if (told.warningId === undefined) return
  const { warningId, at: joinedAt } = told
  await ctx.db.warningSignal.create({
    data: { warningId, signalId: id, level: 'high', score: 0.9, joinedAt },
  })
}
