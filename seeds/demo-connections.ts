import { createHash } from 'node:crypto'
import type { Context } from '../src/context'
import { makeKey } from '../src/users'
import { banks } from './banks'
import type { DemoCredentials } from './credentials'
import { demoSources, type DemoSource } from './demo-people'

type KeyCredential = DemoCredentials['apiKeys'][number]
type BankCredential = DemoCredentials['banks'][number]

// Answered by its liaison by hand, so that the demo shows both ways.
const BY_HAND = 'SXB'

/** Where the simulated bank listens for the requests to one bank, and for the outcomes of its holds. */
const gatewayOf = (simulatedBankUrl: string, code: string): string => `${simulatedBankUrl}/banks/${code}`
const webhookOf = (simulatedBankUrl: string, code: string): string =>
  `${gatewayOf(simulatedBankUrl, code)}/outcomes`

/** A key that the file and the database know is left alone, revoked or not; one that nobody knows any more is replaced. */
export async function seedDemoKeys(
  ctx: Context,
  known: readonly KeyCredential[],
  simulatedBankUrl: string | null,
): Promise<{ added: number; credentials: KeyCredential[] }> {
  const credentials: KeyCredential[] = []
  let added = 0
  for (const wanted of demoSources) {
    const before = known.find(({ source }) => source === wanted.source)
    const row = before === undefined ? null : await rowOf(ctx, before.key)
    if (before === undefined || row === null) {
      credentials.push(await replaceKey(ctx, wanted, webhookFor(wanted, simulatedBankUrl)))
      added += 1
    } else {
      const webhookUrl = webhookFor(wanted, simulatedBankUrl) ?? before.webhookUrl
      credentials.push(await moveWebhook(ctx, row.id, before, webhookUrl))
    }
  }
  return { added, credentials }
}

const webhookFor = ({ bank }: DemoSource, simulatedBankUrl: string | null): string | null =>
  bank === null || simulatedBankUrl === null ? null : webhookOf(simulatedBankUrl, bank)

const rowOf = (ctx: Context, key: string) =>
  ctx.db.apiKey.findUnique({
    where: { keyHash: Uint8Array.from(createHash('sha256').update(key).digest()) },
    select: { id: true },
  })

async function replaceKey(
  ctx: Context,
  { source, label, bank, signalTypes }: DemoSource,
  webhookUrl: string | null,
): Promise<KeyCredential> {
  await ctx.db.apiKey.updateMany({
    where: { source, label, revokedAt: null },
    data: { revokedAt: ctx.clock.now() },
  })
  const wanted = { source, label, bankCode: bank, signalTypes: [...signalTypes], webhookUrl }
  const { key, webhookSecret } = await makeKey(ctx, wanted)
  return { source, key, webhookSecret, webhookUrl }
}

/** The simulated bank takes a free port at each start; an address that somebody has changed since stays. */
async function moveWebhook(
  ctx: Context,
  id: string,
  before: KeyCredential,
  webhookUrl: string | null,
): Promise<KeyCredential> {
  if (webhookUrl === before.webhookUrl) return before
  const webhookSecret = before.webhookSecret ?? ctx.ids.secret()
  await ctx.db.apiKey.updateMany({
    where: { id, webhookUrl: before.webhookUrl },
    data: {
      webhookUrl,
      webhookSecretSealed: ctx.vault.seal('api_key.webhook_secret', webhookSecret),
      keyVersion: ctx.vault.keyVersion,
    },
  })
  return { ...before, webhookUrl, webhookSecret }
}

/** Gives each bank a key it shares with us and, once the simulated bank runs, its address. */
export async function seedDemoBanks(
  ctx: Context,
  known: readonly BankCredential[],
  simulatedBankUrl: string | null,
): Promise<BankCredential[]> {
  const rows = await ctx.db.bank.findMany({
    select: { id: true, code: true, gatewayUrl: true, secretSealed: true },
  })
  const credentials: BankCredential[] = []
  for (const { code } of banks.filter((bank) => bank.code !== BY_HAND)) {
    const row = rows.find((bank) => bank.code === code)
    const before = known.find((bank) => bank.code === code)
    // The centre has connected this bank itself: it is not ours to simulate.
    const isOurs = row !== undefined && (row.gatewayUrl === null || row.gatewayUrl === before?.gatewayUrl)
    if (!isOurs) continue
    const gatewayUrl =
      simulatedBankUrl === null ? (before?.gatewayUrl ?? null) : gatewayOf(simulatedBankUrl, code)
    const credential = { code, secret: before?.secret ?? ctx.ids.secret(), gatewayUrl }
    const isConnected = row.gatewayUrl === gatewayUrl && row.secretSealed !== null && before !== undefined
    if (!isConnected) await connectBank(ctx, row.id, credential)
    credentials.push(credential)
  }
  return credentials
}

async function connectBank(ctx: Context, id: string, { secret, gatewayUrl }: BankCredential): Promise<void> {
  await ctx.db.bank.update({
    where: { id },
    data: {
      gatewayUrl,
      secretSealed: ctx.vault.seal('bank.secret', secret),
      keyVersion: ctx.vault.keyVersion,
      updatedAt: ctx.clock.now(),
    },
  })
}
