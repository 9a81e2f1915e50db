import type { z } from 'zod'
import { appendAudit, changesOf, type AuditDetails } from '../../audit'
import type { BankProbe, Context } from '../../context'
import { AppError, type ErrorCode } from '../../errors'
import { present } from '../../lib/assert'
import { found } from '../../transitions'
import { addressProblem } from './address'
import * as rows from './repository'
import type { bankChange, newBank } from './schema'

const noted = [
  'name',
  'gatewayUrl',
  'responseLimitMinutes',
  'source',
  'dutyPhone',
  'headOfficePhone',
  'bic',
] as const

export const listSettings = (ctx: Context) => rows.listSettings(ctx.db)

export async function addBank(ctx: Context, bank: z.output<typeof newBank>): Promise<rows.BankSettingsRow> {
  if (await rows.isCodeTaken(ctx.db, bank.code))
    throw refused('code', 'taken', 'another one', 'already_exists')
  const id = ctx.ids.derived(`bank:${bank.code}`)
  return rows.insertBank(ctx.db, { ...bank, id, updatedAt: ctx.clock.now() })
}

/** @throws AppError lost_race; invalid_request for an address without a secret, or a limit without its source */
export async function changeBank(
  ctx: Context,
  id: string,
  { revision, secret, ...change }: z.output<typeof bankChange>,
): Promise<{ bank: rows.BankSettingsRow; changes: AuditDetails }> {
  const before = found(await rows.readSettings(ctx.db, id), 'bank')
  const after = {
    name: change.name ?? before.name,
    gatewayUrl: change.gatewayUrl === undefined ? before.gatewayUrl : change.gatewayUrl,
    responseLimitMinutes: change.responseLimitMinutes ?? before.responseLimitMinutes,
    source: change.source ?? before.source,
    dutyPhone: change.dutyPhone === undefined ? before.dutyPhone : change.dutyPhone,
    headOfficePhone: change.headOfficePhone === undefined ? before.headOfficePhone : change.headOfficePhone,
    bic: change.bic === undefined ? before.bic : change.bic,
  }
  requireAddress(ctx, after.gatewayUrl)
  if (after.gatewayUrl !== null && secret === undefined && before.secretSealed === null)
    throw refused('secret', 'missing', 'the secret shared with the bank: without it nothing can be signed')
  if (after.responseLimitMinutes !== before.responseLimitMinutes && change.source === undefined)
    throw refused('source', 'missing', 'where the new limit is known from')
  const sealed =
    secret === undefined
      ? {}
      : { secretSealed: ctx.vault.seal('bank.secret', secret), keyVersion: ctx.vault.keyVersion }
  const data = { ...after, ...sealed, updatedAt: ctx.clock.now() }
  if ((await rows.updateBank(ctx.db, id, revision, data)) === 0)
    throw new AppError('lost_race', 'the bank has been changed since it was read')
  const changes = changesOf(before, after, noted)
  return {
    bank: present(await rows.readSettings(ctx.db, id), 'bank'),
    changes: { ...changes, ...(secret === undefined ? {} : { 'secret.set': true }) },
  }
}

/**
 * Asks the bank about a reference that was never sent. Not in a transaction: a bank that is silent must not hold one.
 * @throws AppError illegal_move when there is nobody to ask
 */
export async function testConnection(ctx: Context, id: string): Promise<BankProbe> {
  const { gatewayUrl, secretSealed } = found(await rows.readSettings(ctx.db, id), 'bank')
  if (gatewayUrl === null || secretSealed === null)
    throw new AppError('illegal_move', 'the bank has no address and secret yet: its liaison answers by hand')
  const secret = ctx.vault.openSilently('bank.secret', secretSealed)
  const probe = await ctx.bank.probe({ url: gatewayUrl, secret }, `probe-${ctx.ids.next()}`)
  const details = { outcome: probe.outcome, status: probe.status }
  await appendAudit(ctx, { action: 'bank.manage', subject: 'banks', subjectId: id, details })
  return probe
}

function requireAddress(ctx: Context, url: string | null): void {
  const problem = url === null ? null : addressProblem(url, { isDemo: ctx.config.isDemo })
  if (problem !== null) throw refused('gatewayUrl', 'not_allowed', problem)
}

const refused = (path: string, code: string, expected: string, as: ErrorCode = 'invalid_request'): AppError =>
  new AppError(as, undefined, [{ path, code, expected }])
