import type { z } from 'zod'
import type { Context } from '../../context'
import { present } from '../../lib/assert'
import { maskAccount, maskName } from '../../lib/mask'
import { formatYuan, sumFen } from '../../lib/money'
import { isoOrNull, yuanOrNull } from '../amounts'
import { presentBank, presentPerson } from '../present'
import { totalOf, type Share } from './allocate'
import { noticeText } from './notice'
import { openStatement } from './objections/service'
import { objectionMachine } from './objections/machine'
import { needsNotice, sharesOf } from './reckon'
import { holderOfClaim, type ClaimRow, type ReturnRow } from './repository'
import { stateSchema, type returnView } from './schema'
import { blockOfReturn } from './service'

type View = z.input<typeof returnView>

export function presentReturn(ctx: Context, row: ReturnRow): View {
  const shares = new Map(sharesOf(row).map((share) => [share.id, share]))
  const ordered = sumFen([...shares.values()].map(totalOf))
  return {
    id: row.id,
    number: row.number,
    state: stateSchema.parse(row.state),
    freezeId: row.freezeId,
    freezeNumber: row.freeze.number,
    warningId: row.warningId,
    warningNumber: row.warning.number,
    bank: presentBank(row.bank),
    account: maskAccount(row.freeze.account.tail),
    accountId: row.freeze.account.id,
    available: formatYuan(row.availableFen),
    ordered: formatYuan(ordered),
    rest: formatYuan(row.availableFen - ordered),
    restGoes: row.isRestFreed ? 'release' : 'keep',
    needsNotice: needsNotice(row),
    blockedBy: blockFor(ctx, row),
    notice: row.publishedAt === null ? null : noticeText(row),
    claims: row.claims.map((claim) => presentClaim(ctx, claim, present(shares.get(claim.id), 'share'))),
    objections: row.objections.map(presentObjection),
    draftedBy: presentPerson(row.draftedByUser),
    draftedAt: row.draftedAt.toISOString(),
    ...courseOf(row),
  }
}

const courseOf = (row: ReturnRow) => ({
  publishedAt: isoOrNull(row.publishedAt),
  objectionsUntil: isoOrNull(row.objectionsUntil),
  approvedBy: row.approvedByUser === null ? null : presentPerson(row.approvedByUser),
  approvedAt: isoOrNull(row.approvedAt),
  submittedAt: isoOrNull(row.submittedAt),
  returnBy: isoOrNull(row.returnBy),
  returnedAt: isoOrNull(row.returnedAt),
  returned: yuanOrNull(row.returnedFen),
  refusalCause: row.refusalCause,
})

function blockFor(ctx: Context, row: ReturnRow): View['blockedBy'] {
  if (row.state !== 'drafted' && row.state !== 'published') return null
  if (ctx.actor.kind === 'user' && ctx.actor.id === row.draftedBy) return 'four_eyes'
  return blockOfReturn(row, ctx.clock.now())
}

function presentClaim(ctx: Context, claim: ClaimRow, share: Share): View['claims'][number] {
  const holder = holderOfClaim(ctx, claim)
  return {
    id: claim.id,
    ordinal: claim.ordinal,
    warningId: claim.warningId,
    warningNumber: claim.warning.number,
    lost: formatYuan(claim.lostFen),
    traced: formatYuan(claim.tracedFen),
    tracedReason: claim.tracedReason,
    direct: formatYuan(share.directFen),
    proRata: formatYuan(share.proRataFen),
    share: formatYuan(totalOf(share)),
    account: claim.account === null ? null : maskAccount(claim.account.tail),
    accountName: holder === null ? null : maskName(holder),
    bank: claim.bankName,
  }
}

const presentObjection = (row: ReturnRow['objections'][number]): View['objections'][number] => ({
  id: row.id,
  state: objectionMachine.isState(row.state) ? row.state : objectionMachine.initial,
  filedBy: presentPerson(row.filedByUser),
  filedAt: row.filedAt.toISOString(),
  decidedBy: row.decidedByUser === null ? null : presentPerson(row.decidedByUser),
  decidedAt: isoOrNull(row.decidedAt),
  decision: row.decision,
  statement: null,
})

/** One return for whoever decides on it: what was objected is opened, which is audited. */
export async function presentReturnInFull(ctx: Context, row: ReturnRow): Promise<View> {
  const view = presentReturn(ctx, row)
  const objections: View['objections'] = []
  for (const [index, objection] of view.objections.entries()) {
    const statement = await openStatement(ctx, present(row.objections[index], 'objection'))
    objections.push({ ...objection, statement })
  }
  return { ...view, objections }
}
