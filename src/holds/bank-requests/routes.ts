import { z } from 'zod'
import { bankReplySchema } from '../../bank-message'
import { AppError } from '../../errors'
import { route } from '../../http/route'
import { receiveReply } from '../replies'

/** Banks call this: signed with the key shared with us (docs/bank-api.md). */
export const bankReplyRoutes = [
  route({
    method: 'post',
    path: '/v1/bank-replies',
    policy: 'bank.reply',
    tag: 'banks',
    summary: "A bank's answer to a request of ours; the same message again is harmless",
    body: bankReplySchema,
    response: z.object({ duplicate: z.boolean() }),
    status: 202,
    errors: ['not_found', 'reference_conflict'],
    handle: async (ctx, { body }) => {
      if (ctx.actor.kind !== 'bank') throw new AppError('forbidden')
      const { isDuplicate } = await receiveReply(ctx, ctx.actor.id, body)
      return { duplicate: isDuplicate }
    },
  }),
]
