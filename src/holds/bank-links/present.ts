import type { z } from 'zod'
import { isoOrNull } from '../amounts'
import type { BankWithLink } from './repository'
import type { bankLinkView } from './schema'

type View = z.input<typeof bankLinkView>

const order: Readonly<Record<View['state'], number>> = { down: 0, degraded: 1, up: 2, by_hand: 2 }

/** What is down first, then by how long something has waited. */
export const presentLinks = (rows: readonly BankWithLink[]): View[] => rows.map(presentLink).sort(byConcern)

function presentLink(row: BankWithLink): View {
  const { link, bankRequests } = row
  const isConnected = row.gatewayUrl !== null
  const queued = isConnected ? bankRequests.filter(({ state }) => state !== 'sent').length : 0
  return {
    bank: { id: row.id, code: row.code, name: row.name, isConnected },
    state: stateOf(row),
    since: isoOrNull(isConnected ? (link?.since ?? null) : null),
    lastReachedAt: isoOrNull(link?.lastOkAt ?? null),
    lastAnswerAt: isoOrNull(row.bankReplies[0]?.receivedAt ?? null),
    nextTryAt: isoOrNull(isConnected ? (link?.nextTryAt ?? null) : null),
    queued,
    awaited: bankRequests.length - queued,
    oldestAt: isoOrNull(bankRequests[0]?.createdAt ?? null),
    dutyPhone: row.dutyPhone,
    headOfficePhone: row.headOfficePhone,
  }
}

/** A gateway that was never called is taken for up: the first call will tell. */
function stateOf({ gatewayUrl, link }: BankWithLink): View['state'] {
  if (gatewayUrl === null) return 'by_hand'
  return link?.state === 'down' || link?.state === 'degraded' ? link.state : 'up'
}

function byConcern(a: View, b: View): number {
  const byState = order[a.state] - order[b.state]
  if (byState !== 0) return byState
  if (a.oldestAt === b.oldestAt) return a.bank.code < b.bank.code ? -1 : 1
  if (a.oldestAt === null) return 1
  return b.oldestAt === null || a.oldestAt < b.oldestAt ? -1 : 1
}
