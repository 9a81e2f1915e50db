import type { Context, WebhookAddress } from '../context'
import { after, HOUR_MS, MINUTE_MS, SECOND_MS } from '../lib/duration'
import * as repository from './repository'
import { tellDesks } from './tell'

const SECRET_FIELD = 'api_key.webhook_secret'

// A bank that restarts hears it within the minute; one that is away for a night hears it in the morning.
const RETRY_AFTER_MS = [
  2 * SECOND_MS,
  10 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
] as const

interface Telling {
  readonly notice: repository.HoldNoticeRow
  readonly address: WebhookAddress | null
  /** The same at every attempt, so that the source may know it again. */
  readonly body: {
    readonly signalId: string
    readonly sourceRef: string | null
    readonly outcome: string
    readonly at: string
  }
}

type Heard = 'delivered' | 'refused' | 'unreachable' | 'no_webhook'

/** Tells the source of a held payment what came of it, in the three steps of a call outside. */
export const tellHoldOutcome = {
  async prepare(ctx: Context, { holdNoticeId }: { holdNoticeId: string }): Promise<Telling | null> {
    const notice = await repository.readHoldNotice(ctx.db, holdNoticeId)
    if (notice?.state !== 'pending') return null
    const signal = await repository.readSourceRef(ctx.db, notice.signalId)
    return {
      notice,
      address: await addressOf(ctx, notice.source),
      body: {
        signalId: notice.signalId,
        sourceRef: signal?.sourceRef ?? null,
        outcome: notice.outcome,
        at: notice.createdAt.toISOString(),
      },
    }
  },

  async call(ctx: Context, { address, body }: Telling): Promise<Heard> {
    return address === null ? 'no_webhook' : ctx.webhooks.post(address, body)
  },

  async settle(ctx: Context, { notice }: Telling, heard: Heard): Promise<void> {
    const attempts = notice.attempts + 1
    if (heard === 'delivered') {
      await repository.moveHoldNotice(ctx.db, notice.id, {
        state: heard,
        attempts,
        deliveredAt: ctx.clock.now(),
      })
      return
    }
    if (heard === 'no_webhook') {
      await repository.moveHoldNotice(ctx.db, notice.id, { state: heard })
      return
    }
    await tryAgainLater(ctx, notice, attempts)
  },
}

async function tryAgainLater(
  ctx: Context,
  notice: repository.HoldNoticeRow,
  attempts: number,
): Promise<void> {
  const delayMs = RETRY_AFTER_MS[attempts - 1]
  if (delayMs !== undefined) {
    await repository.moveHoldNotice(ctx.db, notice.id, { attempts })
    await ctx.timers.set(ctx.db, 'hold-outcome.retry', notice.id, after(ctx.clock.now(), delayMs))
    return
  }
  await repository.moveHoldNotice(ctx.db, notice.id, { state: 'failed', attempts })
  await tellDesks(ctx, {
    template: 'hold-outcome.failed',
    parameters: { number: notice.warning.number, source: notice.source },
    warningId: notice.warningId,
    cause: `hold-outcome.failed:${notice.id}`,
  })
}

async function addressOf(ctx: Context, source: string): Promise<WebhookAddress | null> {
  const key = await repository.readWebhook(ctx.db, source)
  if (key === null || key.webhookUrl === null || key.webhookSecretSealed === null) return null
  return { url: key.webhookUrl, secret: ctx.vault.openSilently(SECRET_FIELD, key.webhookSecretSealed) }
}
