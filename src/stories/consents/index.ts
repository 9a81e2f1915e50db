import type { Context } from '../../context'
import { AppError } from '../../errors'
import { begin, found, move } from '../../transitions'
import { consentMachine } from './machine'
import * as repository from './repository'
import type { NewConsent } from './schema'
import type { z } from 'zod'
import type { consentsView } from './schema'

export { consentBody, consentParams, consentsView } from './schema'

/** What has been agreed to in a case. */
export interface Agreed {
  /** The person whom the story is about lets it be told. */
  readonly isVictimsConsentGiven: boolean
  /** Stations and officers that may be named. */
  readonly names: readonly string[]
}

export async function readAgreed(ctx: Context, warningId: string): Promise<Agreed> {
  const given = (await repository.listConsents(ctx.db, warningId)).filter(({ state }) => state === 'given')
  return {
    isVictimsConsentGiven: given.some(({ kind }) => kind === 'victim'),
    names: given.flatMap(({ station, officer }) => station?.name ?? officer?.displayName ?? []),
  }
}

export async function presentConsents(
  ctx: Context,
  warningId: string,
): Promise<z.input<typeof consentsView>> {
  const rows = await repository.listConsents(ctx.db, warningId)
  return {
    items: rows.map((row) => ({
      id: row.id,
      kind: kindOf(row),
      name: row.station?.name ?? row.officer?.displayName ?? null,
      state: row.state === 'given' ? 'given' : 'withdrawn',
      how: row.how === 'written' || row.how === 'message' ? row.how : 'spoken',
      givenAt: row.givenAt.toISOString(),
      recordedBy: row.recordedByUser,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
    })),
    nameable: await repository.readNameable(ctx.db, warningId),
  }
}

const kindOf = ({ station, officer }: repository.ConsentRow) =>
  station !== null ? 'station' : officer !== null ? 'officer' : 'victim'

interface OfCase {
  readonly warningId: string
  readonly districtCode: string | null
}

/** @throws AppError invalid_request, not_found, already_exists */
export async function giveConsent(
  ctx: Context,
  of: OfCase,
  consent: NewConsent,
  userId: string,
): Promise<void> {
  const now = ctx.clock.now()
  const givenAt = consent.givenAt === undefined ? now : new Date(consent.givenAt)
  if (givenAt > now) {
    const field = { path: 'body.givenAt', code: 'custom', expected: 'a time that has passed' }
    throw new AppError('invalid_request', undefined, [field])
  }
  await requireHand(ctx, of.warningId, consent)
  const id = ctx.ids.next()
  const isNew = await repository.insertConsent(ctx.db, {
    id,
    warningId: of.warningId,
    kind: consent.kind,
    subjectId: consent.subjectId ?? null,
    how: consent.how,
    givenAt,
    recordedBy: userId,
    recordedAt: now,
  })
  if (!isNew) throw new AppError('already_exists', 'the consent is in force')
  await begin(ctx, consentMachine, { id, event: 'give', ...of })
}

/** Whoever had no hand in the case is not named in its story. */
async function requireHand(ctx: Context, warningId: string, { kind, subjectId }: NewConsent): Promise<void> {
  if (kind === 'victim') return
  const nameable = await repository.readNameable(ctx.db, warningId)
  const isThere = nameable.some((each) => each.kind === kind && each.id === subjectId)
  found(isThere ? subjectId : null, kind)
}

/** @returns whose it was. @throws AppError not_found, illegal_move, lost_race */
export async function withdrawConsent(
  ctx: Context,
  of: OfCase,
  consentId: string,
  userId: string,
): Promise<'victim' | 'station' | 'officer'> {
  const row = await repository.readConsent(ctx.db, consentId)
  const consent = found(row?.warningId === of.warningId ? row : null, 'consent')
  await move(ctx, consentMachine, {
    id: consent.id,
    state: consent.state,
    event: 'withdraw',
    ...of,
    write: (guard, state) =>
      repository.updateConsent(ctx.db, consent.id, guard, {
        state,
        withdrawnBy: userId,
        withdrawnAt: ctx.clock.now(),
      }),
  })
  return kindOf(consent)
}
