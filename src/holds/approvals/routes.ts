import { route } from '../../http/route'
import { tag } from '../schema'
import { presentApprovals } from './present'
import * as schema from './schema'

export const approvalRoutes = [
  route({
    method: 'get',
    path: '/v1/approvals',
    policy: 'approval.read',
    tag,
    summary: 'Stops, freezes, protective holds and appeals that wait for a second officer, by time left',
    response: schema.approvalList,
    handle: presentApprovals,
  }),
]
