import { route } from '../../http/route'
import { tag } from '../schema'
import { presentRunning } from './present'
import * as schema from './schema'

export const runningRoutes = [
  route({
    method: 'get',
    path: '/v1/running-holds',
    policy: 'running-hold.read',
    tag,
    summary: 'Stops, freezes and protective holds in force, what ends first, with what should be done before',
    query: schema.runningQuery,
    response: schema.runningList,
    handle: (ctx, { query }) => presentRunning(ctx, query),
  }),
]
