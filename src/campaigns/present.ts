import type { z } from 'zod'
import { formatYuan } from '../lib/money'
import { levelSchema, stateSchema, warningLevels } from '../warnings'
import { linksOf, type HeldTrait, type Link } from './links'
import { isTraitKind, type CampaignRow, type Member } from './repository'
import { campaignStateSchema, type campaignDetailView, type campaignView, type linkView, type memberView } from './schema' // prettier-ignore
import { stateOf, victimsOf, type Money } from './service'

export function presentCampaign(row: CampaignRow): z.input<typeof campaignView> {
  const opened = row.warnings.map(({ warning }) => warning.openedAt.getTime()).sort((a, b) => a - b)
  const levels = row.warnings.map(({ warning }) => levelSchema.parse(warning.level))
  return {
    id: row.id,
    number: row.number,
    state: campaignStateSchema.parse(stateOf(row)),
    typology: row.typology,
    victims: victimsOf(row),
    warnings: row.warnings.length,
    highestLevel: warningLevels.findLast((level) => levels.includes(level)) ?? null,
    firstAt: time(opened[0]),
    lastAt: time(opened.at(-1)),
    updatedAt: row.updatedAt.toISOString(),
    mergedInto: row.mergedCampaign,
  }
}

const time = (at: number | undefined): string | null => (at === undefined ? null : new Date(at).toISOString())

export function presentDetail(row: CampaignRow, money: readonly Money[]): z.input<typeof campaignDetailView> {
  return {
    ...presentCampaign(row),
    members: row.warnings.map(presentMember),
    links: linksOf(row.warnings.flatMap(traitsOf)).map(presentLink),
    money: Object.fromEntries(money.map(({ account, fen }) => [account, formatYuan(fen)])),
  }
}

const traitsOf = ({ warning }: Member): HeldTrait[] =>
  warning.campaignTraits.flatMap(({ kind, ...trait }) => (isTraitKind(kind) ? [{ ...trait, kind }] : []))

function presentMember({ warning, joinedAt, joinedByUser, reason }: Member): z.input<typeof memberView> {
  return {
    warningId: warning.id,
    number: warning.number,
    state: stateSchema.parse(warning.state),
    level: levelSchema.parse(warning.level),
    typology: warning.typology,
    districtCode: warning.districtCode,
    openedAt: warning.openedAt.toISOString(),
    joinedAt: joinedAt.toISOString(),
    joinedBy: joinedByUser?.displayName ?? null,
    reason,
  }
}

const presentLink = ({ warningIds, firstAt, lastAt, ...link }: Link): z.input<typeof linkView> => ({
  ...link,
  warningIds: [...warningIds],
  firstAt: firstAt.toISOString(),
  lastAt: lastAt.toISOString(),
})
