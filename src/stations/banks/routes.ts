import { z } from 'zod'
import { route } from '../../http/route'
import { presentBank } from '../present'
import { listOf } from '../schema'
import type { BankSettingsRow } from './repository'
import { bankChange, bankConnectionView, bankSettingsView, newBank } from './schema'
import * as service from './service'

const managed = { policy: 'bank.manage', tag: 'banks' } as const

export const bankRoutes = [
  route({
    ...managed,
    method: 'get',
    path: '/v1/bank-settings',
    summary: 'How each bank is reached, and what is waiting for its answer',
    response: listOf(bankSettingsView),
    handle: async (ctx) => ({ items: (await service.listSettings(ctx)).map(presentSettings) }),
  }),
  route({
    ...managed,
    method: 'post',
    path: '/v1/banks',
    summary: 'Add a bank or payment firm, under the code that signals use',
    body: newBank,
    response: bankSettingsView,
    status: 201,
    errors: ['already_exists'],
    handle: async (ctx, { body, note }) => {
      note({ code: body.code, responseLimitMinutes: body.responseLimitMinutes })
      return presentSettings(await service.addBank(ctx, body))
    },
  }),
  route({
    ...managed,
    method: 'patch',
    path: '/v1/banks/:id',
    summary: 'Change name, address, secret, response limit or contacts of a bank',
    params: z.object({ id: z.uuid() }),
    body: bankChange,
    response: bankSettingsView,
    errors: ['not_found'],
    handle: async (ctx, { params, body, note }) => {
      const { bank, changes } = await service.changeBank(ctx, params.id, body)
      note(changes)
      return presentSettings(bank)
    },
  }),
  route({
    ...managed,
    method: 'get',
    path: '/v1/banks/:id/connection',
    summary: 'Try the connection: the bank is asked about a reference that was never sent',
    params: z.object({ id: z.uuid() }),
    response: bankConnectionView,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, response }) => {
      response.set('cache-control', 'no-store')
      return service.testConnection(ctx, params.id)
    },
  }),
]

const presentSettings = (row: BankSettingsRow): z.input<typeof bankSettingsView> => ({
  ...presentBank(row),
  gatewayUrl: row.gatewayUrl,
  dutyPhone: row.dutyPhone,
  headOfficePhone: row.headOfficePhone,
  bic: row.bic,
  hasSecret: row.secretSealed !== null,
  liaisons: row._count.appUsers,
  openRequests: row._count.bankRequests,
  updatedAt: row.updatedAt.toISOString(),
  revision: row.revision,
})
