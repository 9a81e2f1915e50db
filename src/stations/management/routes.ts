import { z } from 'zod'
import { route } from '../../http/route'
import { presentStation } from '../present'
import { listOf, stationView } from '../schema'
import {
  changedStation,
  MAX_FILE_BODY,
  newStation,
  stationChange,
  stationFile,
  stationImportView,
  stationLoadView,
} from './schema'
import * as service from './service'

const managed = { policy: 'place.write', tag: 'places' } as const

export const stationManagementRoutes = [
  route({
    ...managed,
    method: 'get',
    path: '/v1/station-loads',
    summary: 'What hangs on each station: officers, who of them is on duty, open tasks',
    response: listOf(stationLoadView),
    handle: async (ctx) => ({
      items: (await service.listLoads(ctx)).map(({ code: _code, isActive: _isActive, ...load }) => load),
    }),
  }),
  route({
    ...managed,
    method: 'post',
    path: '/v1/stations',
    summary: 'Add a station; its point must lie where its town is',
    body: newStation,
    response: stationView,
    status: 201,
    errors: ['already_exists'],
    handle: async (ctx, { body, note }) => {
      note({ code: body.code })
      return presentStation(await service.addStation(ctx, body))
    },
  }),
  route({
    ...managed,
    method: 'patch',
    path: '/v1/stations/:id',
    summary: 'Change a station, or close it; refused while tasks are with it',
    params: z.object({ id: z.uuid() }),
    body: stationChange,
    response: changedStation,
    errors: ['not_found', 'illegal_move'],
    handle: async (ctx, { params, body, note }) => {
      const { station, officersToMove, changes } = await service.changeStation(ctx, params.id, body)
      note(changes)
      return { ...presentStation(station), officersToMove }
    },
  }),
  route({
    ...managed,
    method: 'post',
    path: '/v1/stations/file',
    summary: "Take a centre's own list of stations: all of it, or nothing and each bad line named",
    body: stationFile,
    maxBodyBytes: MAX_FILE_BODY,
    response: stationImportView,
    errors: ['illegal_move'],
    handle: async (ctx, { body, note }) => {
      note({ keepOthers: body.keepOthers, isTrial: body.isTrial })
      return service.importFile(ctx, body)
    },
  }),
]
