import type { Route } from '../http/route'
import { sessionRoutes } from './session-routes'

export const userRoutes: readonly Route[] = [...sessionRoutes]
