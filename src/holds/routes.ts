import { appealRoutes } from './appeals/routes'
import { approvalRoutes } from './approvals/routes'
import { bankReplyRoutes } from './bank-requests/routes'
import { bankTaskRoutes } from './bank-tasks/routes'
import { freezeRoutes } from './freezes/routes'
import { onwardRoutes } from './onward/routes'
import { paymentRoutes } from './payments/routes'
import { protectionRoutes } from './protective-holds/routes'
import { runningRoutes } from './running/routes'
import { stopRoutes } from './stop-payments/routes'

export const holdRoutes = [
  ...stopRoutes,
  ...freezeRoutes,
  ...protectionRoutes,
  ...onwardRoutes,
  ...paymentRoutes,
  ...appealRoutes,
  ...runningRoutes,
  ...approvalRoutes,
  ...bankTaskRoutes,
  ...bankReplyRoutes,
]
