import { appendAudit } from '../audit'
import type { Context } from '../context'
import { AppError } from '../errors'
import { accountNames, balancesOf, type AccountName } from '../ledger'
import { decodeCursor, encodeCursor } from '../lib/cursor'
import { sumFen, type Fen } from '../lib/money'
import { begin, found, move, remark } from '../transitions'
import { isLive } from '../warnings'
import { majorityOf, planJoin, type JoinPlan, type Membership } from './join'
import { campaignLimits } from './limits'
import { campaignMachine, type CampaignState } from './machine'
import { openSignals } from './opened'
import * as repository from './repository'
import type { CampaignRow } from './repository'
import { traitsOf } from './traits'

interface ByHand {
  readonly userId: string
  readonly reason: string
}

/**
 * Joins a warning with those of other people that show the same account, caller or wording. Called in the transaction of
 * an event of the warning, as often as it is told.
 */
export async function joinCampaign(ctx: Context, warningId: string): Promise<void> {
  // Before the lock, which is one for all: a signal that joins meanwhile has an event of its own.
  const opened = await openSignals(ctx, await repository.readSignals(ctx.db, warningId))
  await repository.lockCampaigns(ctx.db)
  const warning = found(await repository.readWarning(ctx.db, warningId), 'warning')
  if (warning.state === 'dismissed') return
  await repository.keepTraits(
    ctx.db,
    warningId,
    opened.flatMap((signal) => traitsOf(signal, ctx.vault)),
  )
  if (warning.campaignExclusion !== null) return
  const plan = planJoin(membershipOf(warning), await repository.findRelated(ctx, warning))
  if (plan !== null) await carryOut(ctx, plan, warning.typology, null)
}

const membershipOf = ({ id, campaignWarning }: repository.CampaignedWarning): Membership => ({
  warningId: id,
  campaign:
    campaignWarning === null
      ? null
      : { id: campaignWarning.campaignId, number: campaignWarning.campaign.number },
})

async function carryOut(
  ctx: Context,
  plan: JoinPlan,
  typology: string,
  hand: ByHand | null,
): Promise<string> {
  const { db } = ctx
  const id = plan.into ?? (await made(ctx, typology))
  if (plan.merged.length > 0) await repository.moveMembers(db, plan.merged, id)
  for (const merged of plan.merged)
    await move(ctx, campaignMachine, {
      id: merged,
      state: 'open',
      event: 'merge',
      write: (guard, state) =>
        repository.updateCampaign(db, merged, guard, { state, mergedInto: id, updatedAt: ctx.clock.now() }),
    })
  const by = { joinedAt: ctx.clock.now(), joinedBy: hand?.userId ?? null, reason: hand?.reason ?? null }
  await repository.insertMembers(db, id, plan.added, by)
  await changed(ctx, id, plan.into === null ? null : 'grow')
  return id
}

async function made(ctx: Context, typology: string): Promise<string> {
  const { id } = await repository.insertCampaign(ctx, typology)
  await begin(ctx, campaignMachine, { id, event: 'open' })
  return id
}

/** Brings what is said of a campaign up to date, and tells the duty chiefs once when it has become large. */
async function changed(ctx: Context, id: string, event: 'grow' | 'shrink' | null): Promise<void> {
  const { db } = ctx
  const now = ctx.clock.now()
  const campaign = found(await repository.readCampaign(db, id), 'campaign')
  const typology = majorityOf(campaign.warnings.map(({ warning }) => warning.typology))
  const isLarge = campaign.alertedAt === null && victimsOf(campaign) >= campaignLimits.large.value
  await repository.updateCampaign(
    db,
    id,
    {},
    { typology, updatedAt: now, ...(isLarge ? { alertedAt: now } : {}) },
  )
  if (event !== null) await remark(ctx, campaignMachine, { id, state: campaign.state, event })
  if (isLarge) await ctx.outbox.emit(db, 'campaign.large', { campaignId: id })
}

/** People, not warnings: one who was warned twice is one. */
export const victimsOf = ({ warnings }: Pick<CampaignRow, 'warnings'>): number =>
  new Set(warnings.map(({ warning }) => warning.party.mergedInto ?? warning.party.id)).size

/** As it is shown: what was opened is closed while none of its warnings is alive. */
export function stateOf({ state, warnings }: Pick<CampaignRow, 'state' | 'warnings'>): string {
  return state === 'open' && !warnings.some(({ warning }) => isLive(warning)) ? 'closed' : state
}

export interface CampaignQuery {
  readonly state: CampaignState
  readonly typology?: string | undefined
  readonly since?: Date | undefined
  readonly cursor?: string | undefined
  readonly limit: number
}

export async function listCampaigns(
  ctx: Context,
  { cursor, limit, ...filter }: CampaignQuery,
): Promise<{ rows: CampaignRow[]; nextCursor: string | null }> {
  const query = { state: filter.state, typology: filter.typology, since: filter.since }
  const rows = await repository.listCampaigns(ctx.db, query, keyOf(cursor), limit + 1)
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  const isLast = rows.length <= limit || last === undefined
  return { rows: page, nextCursor: isLast ? null : encodeCursor([last.updatedAt.toISOString(), last.id]) }
}

function keyOf(cursor: string | undefined): { at: Date; id: string } | null {
  if (cursor === undefined) return null
  const [at = '', id = ''] = decodeCursor(cursor, 2) ?? []
  if (Number.isNaN(Date.parse(at)) || !/^[0-9a-f-]{36}$/.test(id)) {
    const field = { path: 'query.cursor', code: 'custom', expected: 'nextCursor of the page before' }
    throw new AppError('invalid_request', undefined, [field])
  }
  return { at: new Date(at), id }
}

export const readCampaign = async (ctx: Context, id: string): Promise<CampaignRow> =>
  found(await repository.readCampaign(ctx.db, id), 'campaign')

export interface Money {
  readonly account: AccountName
  readonly fen: Fen
}

/** Each kind of money by itself, over all warnings of the campaign; kinds are never added up. */
export async function moneyOf(ctx: Context, { warnings }: CampaignRow): Promise<Money[]> {
  const books: Record<AccountName, Fen>[] = []
  for (const { warningId } of warnings) books.push(await balancesOf(ctx, warningId))
  return accountNames.map((account) => ({ account, fen: sumFen(books.map((book) => book[account])) }))
}

/** By hand, with a reason; from then on it may also grow by what this warning has in common. */
export async function addWarning(
  ctx: Context,
  id: string,
  warningId: string,
  reason: string,
): Promise<CampaignRow> {
  return ctx.transact(async (tx) => {
    await repository.lockCampaigns(tx.db)
    const campaign = await openCampaign(tx, id)
    const warning = await ownWarning(tx, warningId)
    await repository.include(tx.db, warningId)
    const own = { warningId, campaign: membershipOf(warning).campaign }
    const plan = planJoin({ warningId: '', campaign: { id, number: campaign.number } }, [own])
    if (plan !== null) await carryOut(tx, plan, warning.typology, { userId: userOf(tx), reason })
    await appendAudit(tx, {
      action: 'campaign.add',
      subject: 'warning',
      subjectId: warningId,
      details: { campaign: id },
    })
    return readCampaign(tx, campaignAfter(plan, id))
  })
}

const campaignAfter = (plan: JoinPlan | null, id: string): string => plan?.into ?? id

/** By hand, with a reason: it is not joined again by itself. With fewer than two warnings it is no campaign. */
export async function takeOut(
  ctx: Context,
  id: string,
  warningId: string,
  reason: string,
): Promise<CampaignRow> {
  return ctx.transact(async (tx) => {
    await repository.lockCampaigns(tx.db)
    const campaign = await openCampaign(tx, id)
    found(
      campaign.warnings.find((member) => member.warningId === warningId) ?? null,
      'warning in this campaign',
    )
    await ownWarning(tx, warningId)
    await repository.removeMember(tx.db, warningId)
    await repository.exclude(tx.db, { warningId, excludedBy: userOf(tx), reason, excludedAt: tx.clock.now() })
    await appendAudit(tx, {
      action: 'campaign.take-out',
      subject: 'warning',
      subjectId: warningId,
      details: { campaign: id },
    })
    await changed(tx, id, 'shrink')
    if (campaign.warnings.length <= 2) await dissolve(tx, campaign)
    return readCampaign(tx, id)
  })
}

/** The last one is in no campaign: with the next that has something in common it begins a new one. */
async function dissolve(tx: Context, { id, state }: CampaignRow): Promise<void> {
  const left = found(await repository.readCampaign(tx.db, id), 'campaign')
  for (const { warningId } of left.warnings) await repository.removeMember(tx.db, warningId)
  await move(tx, campaignMachine, {
    id,
    state,
    event: 'dissolve',
    write: (guard, to) =>
      repository.updateCampaign(tx.db, id, guard, { state: to, updatedAt: tx.clock.now() }),
  })
}

async function openCampaign(ctx: Context, id: string): Promise<CampaignRow> {
  const campaign = await readCampaign(ctx, id)
  if (campaign.state !== 'open') throw new AppError('illegal_move', `campaign: it is ${campaign.state}`)
  return campaign
}

/** The warning, if whoever acts may touch it. */
async function ownWarning(ctx: Context, id: string): Promise<repository.CampaignedWarning> {
  const isOwn = (await repository.countVisible(ctx, id)) > 0
  return found(isOwn ? await repository.readWarning(ctx.db, id) : null, 'warning')
}

function userOf({ actor }: Context): string {
  if (actor.kind !== 'user') throw new AppError('forbidden', 'only a person does that')
  return actor.id
}
