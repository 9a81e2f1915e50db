import { createHash, timingSafeEqual } from 'node:crypto'
import type { Context } from '../context'
import { present } from '../lib/assert'
import { HOUR_MS } from '../lib/duration'
import { codeFrom } from '../verifications'
import { reportLimits } from './limits'

const MAC_KIND = 'citizen-report-form'
const CODE_KINDS = ['citizen-report-code-1', 'citizen-report-code-2'] as const
const TOKEN = /^([\w-]{20,64})\.([0-9a-z]{1,10})\.([\w-]{10,64})$/

/** One form as it was shown to somebody: ours by its keyed hash, so that nothing is kept until it is sent. */
export interface FormToken {
  readonly nonce: string
  readonly issuedAt: Date
}

export function issueToken(ctx: Context): string {
  const nonce = ctx.ids.secret()
  const at = ctx.clock.now().getTime().toString(36)
  return `${nonce}.${at}.${Buffer.from(ctx.vault.index(MAC_KIND, `${nonce}.${at}`)).toString('base64url')}`
}

/** null: not ours, or shown too long ago. */
export function readToken(ctx: Context, text: string): FormToken | null {
  const [, nonce = '', at = '', mac = ''] = TOKEN.exec(text) ?? []
  const given = Buffer.from(mac, 'base64url')
  const isOurs = ctx.vault
    .indexes(MAC_KIND, `${nonce}.${at}`)
    .some((expected) => expected.length === given.length && timingSafeEqual(expected, given))
  if (!isOurs) return null
  const issuedAt = new Date(Number.parseInt(at, 36))
  const age = ctx.clock.now().getTime() - issuedAt.getTime()
  return age <= reportLimits.formHours * HOUR_MS ? { nonce, issuedAt } : null
}

/** Of the form, so that whoever sends it twice is shown the same code; kept as a hash only. */
export function codeOf(ctx: Context, { nonce }: FormToken): string {
  const bytes = Buffer.concat(CODE_KINDS.map((kind) => ctx.vault.index(kind, nonce)))
  return present(codeFrom(bytes.toString('base64url')), 'code')
}

export const formHash = ({ nonce }: FormToken): Buffer<ArrayBuffer> => sha256(nonce)

/** Bound to its number: the same code of another report opens nothing. */
export const codeHash = (number: string, code: string): Buffer<ArrayBuffer> => sha256(`${number}:${code}`)

const sha256 = (text: string): Buffer<ArrayBuffer> => Buffer.from(createHash('sha256').update(text).digest())
