import { z } from 'zod'
import { route } from '../../http/route'
import { presentLevel } from '../present'
import { levelPublishedView, levelVersionsView, newLevelPolicy, type levelVersionView } from './schema'
import * as service from './service'

const managed = { policy: 'level.manage', tag: 'levels' } as const

export const levelRoutes = [
  route({
    method: 'get',
    path: '/v1/level-versions',
    policy: 'place.read',
    tag: 'levels',
    summary: 'The minutes of each level: what held, what holds, what is planned',
    response: levelVersionsView,
    handle: async (ctx) => {
      const versions = await service.listVersions(ctx)
      return {
        items: versions.items.map((row) => presentVersion(row, versions)),
        revision: versions.revision,
      }
    },
  }),
  route({
    ...managed,
    method: 'post',
    path: '/v1/level-versions',
    summary: 'New minutes from a day on, or (isTrial) what they would change; clocks that run keep theirs',
    body: newLevelPolicy,
    response: levelPublishedView,
    errors: ['already_exists'],
    handle: async (ctx, { body, note }) => {
      const { changes, revision } = await service.publish(ctx, body)
      note({ effectiveFrom: body.effectiveFrom, isTrial: body.isTrial })
      for (const { level, field, from, to } of changes)
        note({ [`${level}.${field}.from`]: from, [`${level}.${field}.to`]: to })
      return { changes, isTrial: body.isTrial, revision }
    },
  }),
  route({
    ...managed,
    method: 'delete',
    path: '/v1/level-versions/:effectiveFrom',
    summary: 'Take back the versions of a day that has not come yet',
    params: z.object({ effectiveFrom: z.iso.date() }),
    response: z.strictObject({ withdrawn: z.int() }),
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, note }) => {
      const withdrawn = await service.withdraw(ctx, params.effectiveFrom)
      note({ effectiveFrom: params.effectiveFrom, withdrawn })
      return { withdrawn }
    },
  }),
]

const presentVersion = (
  row: service.LevelVersions['items'][number],
  versions: service.LevelVersions,
): z.input<typeof levelVersionView> => ({
  ...presentLevel(row),
  state: service.stateOf(row, versions),
  publishedAt: row.publishedAt?.toISOString() ?? null,
  publishedBy: row.publishedByUser?.displayName ?? null,
})
