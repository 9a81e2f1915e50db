import { createHash } from 'node:crypto'
import type { Context } from '../src/context'
import { findBankByCode } from '../src/stations'
import { banks } from './banks'
import type { DemoCredentials } from './credentials'
import { demoSources } from './demo-people'

type KeyCredential = DemoCredentials['apiKeys'][number]
type BankCredential = DemoCredentials['banks'][number]

// As many characters as are shown of a key, to recognise it by.
const PREFIX_LENGTH = 8
// Answered by its liaison by hand, so that the demo shows both ways.
const BY_HAND = 'SXB'

/** Where the simulated bank listens for the requests to one bank, and for the outcomes of its holds. */
const gatewayOf = (simulatedBankUrl: string, code: string): string => `${simulatedBankUrl}/banks/${code}`
const webhookOf = (simulatedBankUrl: string, code: string): string =>
  `${gatewayOf(simulatedBankUrl, code)}/outcomes`

/** A key that the file knows is left alone, revoked or not; one that nobody knows any more is replaced. */
export async function seedDemoKeys(
  ctx: Context,
  known: readonly KeyCredential[],
  simulatedBankUrl: string | null,
): Promise<{ added: number; credentials: KeyCredential[] }> {
  const credentials: KeyCredential[] = []
  let added = 0
  for (const wanted of demoSources) {
    const before = known.find(({ source }) => source === wanted.source)
    const moved =
      wanted.bank === null || simulatedBankUrl === null
        ? (before?.webhookUrl ?? null)
        : webhookOf(simulatedBankUrl, wanted.bank)
    if (before !== undefined && (await isKnown(ctx, before.key))) {
      await moveWebhook(ctx, before, moved)
      credentials.push({ ...before, webhookUrl: moved })
      continue
    }
    const made = {
      source: wanted.source,
      key: before?.key ?? ctx.ids.secret(),
      webhookSecret: before?.webhookSecret ?? ctx.ids.secret(),
      webhookUrl: moved,
    }
    await addKey(ctx, wanted, made)
    credentials.push(made)
    added += 1
  }
  return { added, credentials }
}

const hashOf = (key: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(createHash('sha256').update(key).digest())

const isKnown = async (ctx: Context, key: string): Promise<boolean> =>
  (await ctx.db.apiKey.count({ where: { keyHash: hashOf(key) } })) > 0

async function addKey(
  ctx: Context,
  wanted: (typeof demoSources)[number],
  made: KeyCredential,
): Promise<void> {
  const now = ctx.clock.now()
  await ctx.db.apiKey.updateMany({
    where: { source: wanted.source, label: wanted.label, revokedAt: null },
    data: { revokedAt: now },
  })
  const bank = wanted.bank === null ? null : await findBankByCode(ctx, wanted.bank)
  await ctx.db.apiKey.create({
    data: {
      id: ctx.ids.next(),
      source: wanted.source,
      bankId: bank?.id ?? null,
      label: wanted.label,
      prefix: made.key.slice(0, PREFIX_LENGTH),
      keyHash: hashOf(made.key),
      signalTypes: [...wanted.signalTypes],
      webhookUrl: made.webhookUrl,
      webhookSecretSealed: ctx.vault.seal('api_key.webhook_secret', made.webhookSecret),
      keyVersion: ctx.vault.keyVersion,
      createdAt: now,
    },
  })
}

/** The simulated bank takes a free port at each start; an address that somebody has changed since stays. */
async function moveWebhook(ctx: Context, before: KeyCredential, webhookUrl: string | null): Promise<void> {
  await ctx.db.apiKey.updateMany({
    where: { keyHash: hashOf(before.key), webhookUrl: before.webhookUrl },
    data: { webhookUrl },
  })
}

/** Gives each bank a key it shares with us and, once the simulated bank runs, its address. */
export async function seedDemoBanks(
  ctx: Context,
  known: readonly BankCredential[],
  simulatedBankUrl: string | null,
): Promise<BankCredential[]> {
  const credentials: BankCredential[] = []
  for (const { code } of banks.filter((bank) => bank.code !== BY_HAND)) {
    const before = known.find((bank) => bank.code === code)
    const gatewayUrl =
      simulatedBankUrl === null ? (before?.gatewayUrl ?? null) : gatewayOf(simulatedBankUrl, code)
    const credential = { code, secret: before?.secret ?? ctx.ids.secret(), gatewayUrl }
    if (await connectBank(ctx, credential, before)) credentials.push(credential)
  }
  return credentials
}

/** false: the centre has connected this bank itself, and it is not ours to simulate. */
async function connectBank(
  ctx: Context,
  credential: BankCredential,
  before: BankCredential | undefined,
): Promise<boolean> {
  const bank = await findBankByCode(ctx, credential.code)
  const isOurs = bank !== null && (bank.gatewayUrl === null || bank.gatewayUrl === before?.gatewayUrl)
  if (!isOurs) return false
  const isSame =
    bank.gatewayUrl === credential.gatewayUrl && bank.secretSealed !== null && before !== undefined
  if (isSame) return true
  await ctx.db.bank.update({
    where: { id: bank.id },
    data: {
      gatewayUrl: credential.gatewayUrl,
      secretSealed: ctx.vault.seal('bank.secret', credential.secret),
      keyVersion: ctx.vault.keyVersion,
      updatedAt: ctx.clock.now(),
    },
  })
  return true
}
