import { route } from '../http/route'
import { found } from '../transitions'
import { presentLedger } from './present'
import { readBook, readWarningId } from './repository'
import { ledgerParams, ledgerView } from './schema'

export const ledgerRoutes = [
  route({
    method: 'get',
    path: '/v1/warnings/:id/ledger',
    policy: 'ledger.read',
    tag: 'ledger',
    summary: 'Where the money of a warning is: each account by name, and every entry with its cause',
    params: ledgerParams,
    response: ledgerView,
    errors: ['not_found'],
    handle: async (ctx, { params }) => {
      const warningId = found(await readWarningId(ctx, params.id), 'warning')
      return presentLedger(warningId, await readBook(ctx, warningId))
    },
  }),
]
