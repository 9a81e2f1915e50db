import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { Context } from '../context'
import { AppError, notFound } from '../errors'
import * as keys from './key-repository'
import type { newKey } from './key-schema'

export const MAX_KEYS = 1_000
const KEY_PREFIX = 'msk_'
// Enough to tell one's keys apart, too little to help a guess at 256 bits.
const SHOWN_CHARACTERS = KEY_PREFIX.length + 6

export const listKeys = (ctx: Context) => keys.listKeys(ctx, MAX_KEYS)

/** @returns the stored row and, this once, the key and the webhook's secret */
export async function makeKey(ctx: Context, wanted: z.output<typeof newKey>) {
  requireSecureWebhook(ctx, wanted.webhookUrl)
  const bankId = wanted.bankCode === null ? null : await bankOf(ctx, wanted.bankCode)
  const key = `${KEY_PREFIX}${ctx.ids.secret()}`
  const webhookSecret = wanted.webhookUrl === null ? null : ctx.ids.secret()
  const row = await keys.insertKey(ctx, {
    id: ctx.ids.next(),
    source: wanted.source,
    label: wanted.label,
    signalTypes: [...new Set(wanted.signalTypes)],
    webhookUrl: wanted.webhookUrl,
    bankId,
    prefix: key.slice(0, SHOWN_CHARACTERS),
    keyHash: Uint8Array.from(createHash('sha256').update(key).digest()),
    webhookSecretSealed:
      webhookSecret === null ? null : ctx.vault.seal('api_key.webhook_secret', webhookSecret),
    keyVersion: ctx.vault.keyVersion,
    createdBy: ctx.actor.kind === 'user' ? ctx.actor.id : null,
    createdAt: ctx.clock.now(),
  })
  return { row, key, webhookSecret }
}

export async function revokeKey(ctx: Context, id: string): Promise<void> {
  if ((await keys.revokeKey(ctx, id)) === 0) throw notFound('API key')
}

async function bankOf(ctx: Context, code: string): Promise<string> {
  const bank = await keys.findBankByCode(ctx, code)
  if (bank !== null) return bank.id
  const field = { path: 'bankCode', code: 'unknown', expected: 'the code of a bank in /v1/banks' }
  throw new AppError('invalid_request', undefined, [field])
}

function requireSecureWebhook(ctx: Context, url: string | null): void {
  if (url === null || !ctx.config.isProduction || url.startsWith('https:')) return
  const field = { path: 'webhookUrl', code: 'insecure', expected: 'an https address' }
  throw new AppError('invalid_request', undefined, [field])
}
