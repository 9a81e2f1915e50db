import type { Route } from '../http/route'
import { keyRoutes } from './key-routes'
import { roleRoutes } from './role-routes'
import { sessionRoutes } from './session-routes'
import { managementRoutes } from './user-routes'

export const userRoutes: readonly Route[] = [
  ...sessionRoutes,
  ...managementRoutes,
  ...keyRoutes,
  ...roleRoutes,
]
