import { holdRoutes } from '../holds/routes'
import { ledgerRoutes } from '../ledger/routes'
import { auditRoutes } from '../audit/routes'
import { deadLetterRoutes } from '../outbox/routes'
import { stationRoutes } from '../stations/routes'
import { statisticsRoutes } from '../statistics/routes'
import { userRoutes } from '../users/routes'
import type { Route } from './route'

/** Every route of the service, noun by noun. A noun adds its list here. */
export const routes: readonly Route[] = [
  ...userRoutes,
  ...auditRoutes,
  ...deadLetterRoutes,
  ...statisticsRoutes,
  ...stationRoutes,
  ...holdRoutes,
  ...ledgerRoutes,
]
