import type { Context } from '../context'
import { AppError } from '../errors'
import { personOf, requireAnother } from '../holds'
import { entriesOfWarning, transferPosted, type LedgerEntry } from '../ledger'
import { begin, found } from '../transitions'
import { correctionMachine } from './machine'
import * as repository from './repository'
import type { CorrectionRow } from './repository'

export interface Wanted {
  readonly warningId: string
  readonly entryId: string
  readonly reason: string
}

/** Only what moved money: a claim that is open is voided by what made it. */
const moved: readonly LedgerEntry['kind'][] = ['posted', 'post']

/**
 * Somebody says that an entry is wrong. Nothing is booked before another person agrees.
 * @throws AppError not_found, illegal_move, already_exists
 */
export const requestCorrection = (
  ctx: Context,
  { warningId, entryId, reason }: Wanted,
): Promise<CorrectionRow> =>
  ctx.transact(async (tx) => {
    const warning = found(await repository.findWarning(tx, warningId), 'warning')
    const entry = await entryOf(tx, warningId, entryId)
    if (!moved.includes(entry.kind))
      throw new AppError('illegal_move', `ledger: a ${entry.kind} entry has moved nothing`)
    if (entry.cause.startsWith(CAUSE))
      throw new AppError('illegal_move', 'ledger: a correction is not corrected; book what is right')
    if ((await repository.liveCorrectionOf(tx, entryId)) !== null) throw new AppError('already_exists')
    const id = tx.ids.next()
    const requestedBy = personOf(tx.actor)
    await repository.insertCorrection(tx, { id, warningId, transferId: entryId, reason, requestedBy })
    const { districtCode } = warning
    await begin(tx, correctionMachine, { id, event: 'request', warningId, districtCode, reason })
    return found(await repository.readCorrection(tx, id), 'correction')
  })

const CAUSE = 'correction:'

/**
 * Another person agrees: the opposite of the entry is booked, and the entry stays as it is.
 * @throws AppError four_eyes, illegal_move, amount_exceeded when the money has moved on from there
 */
export const bookCorrection = (ctx: Context, id: string, reason: string): Promise<CorrectionRow> =>
  ctx.transact(async (tx) => {
    const row = await decidable(tx, id)
    const { from, to, amountFen } = await entryOf(tx, row.warningId, row.transferId)
    await repository.moveCorrection(tx, row, 'book', personOf(tx.actor), reason)
    const { warningId } = row
    await transferPosted(tx, { warningId, from: to, to: from, amountFen, cause: `${CAUSE}${id}` })
    return found(await repository.readCorrection(tx, id), 'correction')
  })

/** The entry was right. @throws AppError four_eyes, illegal_move */
export const refuseCorrection = (ctx: Context, id: string, reason: string): Promise<CorrectionRow> =>
  ctx.transact(async (tx) => {
    const row = await decidable(tx, id)
    await repository.moveCorrection(tx, row, 'refuse', personOf(tx.actor), reason)
    return found(await repository.readCorrection(tx, id), 'correction')
  })

async function decidable(ctx: Context, id: string): Promise<CorrectionRow> {
  const row = found(await repository.readCorrection(ctx, id), 'correction')
  requireAnother(ctx, row.requestedBy)
  return row
}

/** What the correction is about. */
export const entryOf = async (ctx: Context, warningId: string, entryId: string): Promise<LedgerEntry> =>
  found((await entriesOfWarning(ctx, warningId)).find(({ id }) => id === entryId) ?? null, 'ledger entry')
