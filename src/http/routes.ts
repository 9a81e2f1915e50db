import { holdRoutes } from '../holds/routes'
import { ledgerRoutes } from '../ledger/routes'
import { stationRoutes } from '../stations/routes'
import { userRoutes } from '../users/routes'
import type { Route } from './route'

/** Every route of the service, noun by noun. A noun adds its list here. */
export const routes: readonly Route[] = [...userRoutes, ...stationRoutes, ...holdRoutes, ...ledgerRoutes]
