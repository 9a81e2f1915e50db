import type { Context, Db } from '../context'
import type { Prisma } from '../generated/prisma/client'
import { cityDayOf } from '../lib/city-day'
import { present } from '../lib/assert'
import { liveStates, visibleTo } from '../warnings'
import { campaignLimits } from './limits'
import type { Membership } from './join'
import type { CampaignState } from './machine'
import type { Trait, TraitKind } from './traits'

/** Campaigns grow one after the other: two that meet at the same moment must see each other. */
export async function lockCampaigns(db: Db): Promise<void> {
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended('campaigns', 0))`
}

const ofPerson = { party: { select: { id: true, mergedInto: true } } } as const

export const readWarning = (db: Db, id: string) =>
  db.warning.findUnique({
    where: { id },
    include: { ...ofPerson, campaignExclusion: true, campaignWarning: { include: { campaign: true } } },
  })

/** Whether whoever acts may touch the warning. */
export const countVisible = (ctx: Context, id: string) =>
  ctx.db.warning.count({ where: { AND: [{ id }, visibleTo(ctx.actor)] } })
export type CampaignedWarning = NonNullable<Awaited<ReturnType<typeof readWarning>>>

/** Signals of a warning with the rules that spoke; those of an archived month are left out. */
export async function readSignals(db: Db, warningId: string) {
  const joined = await db.warningSignal.findMany({
    where: { warningId },
    select: { signalId: true, level: true },
  })
  const levels = new Map(joined.map(({ signalId, level }) => [signalId, level]))
  const ids = joined.map(({ signalId }) => signalId)
  const [signals, evaluations] = await Promise.all([
    db.signal.findMany({ where: { id: { in: ids } } }),
    db.evaluation.findMany({ where: { signalId: { in: ids } }, select: { signalId: true, reasons: true } }),
  ])
  const reasons = new Map(evaluations.map((one) => [one.signalId, one.reasons]))
  return signals.map((signal) => ({
    signal,
    level: levels.get(signal.id) ?? '',
    reasons: reasons.get(signal.id) ?? [],
  }))
}
export type SignalRow = Awaited<ReturnType<typeof readSignals>>[number]

export const findAccounts = (db: Db, indexes: readonly Uint8Array<ArrayBuffer>[]) =>
  db.identifier.findMany({
    where: { kind: 'account', valueIndex: { in: [...indexes] } },
    select: { id: true, tail: true },
  })

export const findIdentifiers = (db: Db, ids: readonly string[]) =>
  db.identifier.findMany({ where: { id: { in: [...ids] } }, select: { id: true, tail: true } })

/** How many accounts paid this one before then; a payment that a warning stands for does not count. */
export async function countOrdinaryPayers(db: Db, payeeId: string, before: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ payers: number }[]>`
    SELECT count(DISTINCT payer_id)::int AS payers
      FROM (
        SELECT s.payer_id
          FROM signal s
         WHERE s.payee_id = ${payeeId}::uuid AND s.occurred_at < ${before} AND s.type = 'transaction'
           AND NOT EXISTS (SELECT FROM warning_signal ws JOIN warning w ON w.id = ws.warning_id
                            WHERE ws.signal_id = s.id AND w.state <> 'dismissed')
         ORDER BY s.occurred_at DESC LIMIT ${campaignLimits.countedPayments.value}
      ) latest`
  return present(row, 'count').payers
}

/** A trait that is there already lasts from its first signal to its last. */
export async function keepTraits(db: Db, warningId: string, traits: readonly Trait[]): Promise<void> {
  for (const { kind, value, tail, at } of traits)
    await db.$executeRaw`
      INSERT INTO campaign_trait (warning_id, kind, value, tail, first_at, last_at)
      VALUES (${warningId}::uuid, ${kind}, ${value}, ${tail}, ${at}, ${at})
      ON CONFLICT (warning_id, kind, value) DO UPDATE
        SET first_at = least(campaign_trait.first_at, excluded.first_at),
            last_at = greatest(campaign_trait.last_at, excluded.last_at)`
}

/** Warnings of other people that have something in common with this one, each with the campaign it is in. */
export async function findRelated(
  { db, config }: Context,
  warning: CampaignedWarning,
): Promise<Membership[]> {
  const person = warning.party.mergedInto ?? warning.party.id
  const { apartHours } = config.campaigns
  const rows = await db.$queryRaw<{ id: string; campaign_id: string | null; number: string | null }[]>`
    SELECT DISTINCT related.id, c.id AS campaign_id, c.number
      FROM (
        SELECT w.id, t.kind
          FROM campaign_trait own
          JOIN campaign_trait t ON t.kind = own.kind AND t.value = own.value AND t.warning_id <> own.warning_id
          JOIN warning w ON w.id = t.warning_id
          JOIN party p ON p.id = w.party_id
          LEFT JOIN campaign_exclusion x ON x.warning_id = t.warning_id
         WHERE own.warning_id = ${warning.id}::uuid AND x.warning_id IS NULL AND w.state <> 'dismissed'
           AND coalesce(p.merged_into, p.id) <> ${person}::uuid
           -- Two cashiers of one company are one victim.
           AND (w.organisation_id IS NULL OR w.organisation_id IS DISTINCT FROM ${warning.organisationId}::uuid)
           AND t.first_at <= own.last_at + make_interval(hours => ${apartHours}::int)
           AND own.first_at <= t.last_at + make_interval(hours => ${apartHours}::int)
           AND (t.kind <> 'script' OR split_part(w.typology, '.', 1) = split_part(${warning.typology}, '.', 1))
         GROUP BY w.id, t.kind
        HAVING t.kind <> 'script' OR count(*) >= ${campaignLimits.sharedBands.value}
      ) related
      LEFT JOIN campaign_warning m ON m.warning_id = related.id
      LEFT JOIN campaign c ON c.id = m.campaign_id`
  return rows.map(({ id, campaign_id, number }) => ({
    warningId: id,
    campaign: campaign_id === null || number === null ? null : { id: campaign_id, number },
  }))
}

/** "CB20230223-000001": tells nothing of anybody. */
export async function insertCampaign(
  ctx: Context,
  typology: string,
): Promise<{ id: string; number: string }> {
  const now = ctx.clock.now()
  const [row] = await ctx.db.$queryRaw<{ n: bigint }[]>`SELECT nextval('campaign_number') AS n`
  const day = cityDayOf(now).replaceAll('-', '')
  const number = `CB${day}-${present(row, 'number').n.toString().padStart(6, '0')}`
  const data = { id: ctx.ids.next(), number, state: 'open', typology, createdAt: now, updatedAt: now }
  return ctx.db.campaign.create({ data, select: { id: true, number: true } })
}

export const updateCampaign = (
  db: Db,
  id: string,
  guard: { state?: { in: string[] } },
  data: Prisma.CampaignUncheckedUpdateManyInput,
) => db.campaign.updateMany({ where: { id, ...guard }, data })

export const insertMembers = (
  db: Db,
  campaignId: string,
  warningIds: readonly string[],
  by: { readonly joinedAt: Date; readonly joinedBy: string | null; readonly reason: string | null },
) =>
  db.campaignWarning.createMany({ data: warningIds.map((warningId) => ({ warningId, campaignId, ...by })) })

export const moveMembers = (db: Db, from: readonly string[], campaignId: string) =>
  db.campaignWarning.updateMany({ where: { campaignId: { in: [...from] } }, data: { campaignId } })

export const removeMember = (db: Db, warningId: string) =>
  db.campaignWarning.deleteMany({ where: { warningId } })

export const exclude = (db: Db, data: Prisma.CampaignExclusionUncheckedCreateInput) =>
  db.campaignExclusion.upsert({
    where: { warningId: data.warningId },
    create: data,
    update: { excludedBy: data.excludedBy, reason: data.reason, excludedAt: data.excludedAt },
  })

export const include = (db: Db, warningId: string) =>
  db.campaignExclusion.deleteMany({ where: { warningId } })

const members = {
  warnings: {
    orderBy: { joinedAt: 'asc' },
    include: {
      joinedByUser: { select: { displayName: true } },
      warning: { include: { ...ofPerson, campaignTraits: true } },
    },
  },
  mergedCampaign: { select: { id: true, number: true } },
} as const satisfies Prisma.CampaignInclude

export const readCampaign = (db: Db, id: string) =>
  db.campaign.findUnique({ where: { id }, include: members })
/** For who is told of it. */
export const findCampaign = readCampaign
export type CampaignRow = NonNullable<Awaited<ReturnType<typeof readCampaign>>>
export type Member = CampaignRow['warnings'][number]

export interface CampaignFilter {
  readonly state: CampaignState
  readonly typology: string | undefined
  readonly since: Date | undefined
}

const alive = { warnings: { some: { warning: { state: { in: [...liveStates] } } } } }

function inState(state: CampaignState): Prisma.CampaignWhereInput {
  if (state === 'open') return { state, ...alive }
  return state === 'closed' ? { state: 'open', NOT: alive } : { state }
}

/** Those that grew last come first. */
export const listCampaigns = (
  db: Db,
  { state, typology, since }: CampaignFilter,
  after: { readonly at: Date; readonly id: string } | null,
  take: number,
) =>
  db.campaign.findMany({
    where: {
      AND: [
        inState(state),
        since === undefined ? {} : { updatedAt: { gte: since } },
        typology === undefined ? {} : { OR: [{ typology }, { typology: { startsWith: `${typology}.` } }] },
        after === null
          ? {}
          : { OR: [{ updatedAt: { lt: after.at } }, { updatedAt: after.at, id: { lt: after.id } }] },
      ],
    },
    include: members,
    orderBy: [{ updatedAt: 'desc' }, { id: 'desc' }],
    take,
  })

export const isTraitKind = (kind: string): kind is TraitKind => ['payee', 'contact', 'script'].includes(kind)
