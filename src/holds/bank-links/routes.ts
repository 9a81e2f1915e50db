import { route } from '../../http/route'
import { AppError } from '../../errors'
import { presentLinks } from './present'
import { listLinks } from './repository'
import { bankLinkList } from './schema'

export const bankLinkRoutes = [
  route({
    method: 'get',
    path: '/v1/bank-links',
    policy: 'bank-link.read',
    tag: 'banks',
    summary: 'How each bank can be reached, and what waits for it; a liaison sees the own bank',
    response: bankLinkList,
    handle: async (ctx) => {
      if (ctx.actor.kind !== 'user') throw new AppError('forbidden')
      const { scope, bankId } = ctx.actor
      if (scope === 'bank' && bankId === null) return { items: [] }
      return { items: presentLinks(await listLinks(ctx.db, scope === 'bank' ? bankId : null)) }
    },
  }),
]
