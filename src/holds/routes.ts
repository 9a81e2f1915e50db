import { appealRoutes } from './appeals/routes'
import { bankReplyRoutes } from './bank-requests/routes'
import { freezeRoutes } from './freezes/routes'
import { protectionRoutes } from './protective-holds/routes'
import { stopRoutes } from './stop-payments/routes'

export const holdRoutes = [
  ...stopRoutes,
  ...freezeRoutes,
  ...protectionRoutes,
  ...appealRoutes,
  ...bankReplyRoutes,
]
