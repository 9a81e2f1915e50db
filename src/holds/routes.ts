import { appealRoutes } from './appeals/routes'
import { approvalRoutes } from './approvals/routes'
import { bankAnswerRoutes } from './bank-answers/routes'
import { bankLinkRoutes } from './bank-links/routes'
import { bankReplyRoutes } from './bank-requests/routes'
import { bankTaskRoutes } from './bank-tasks/routes'
import { cancellationRoutes } from './cancellations/routes'
import { freezeRoutes } from './freezes/routes'
import { onwardRoutes } from './onward/routes'
import { paymentRoutes } from './payments/routes'
import { protectionRoutes } from './protective-holds/routes'
import { reportDraftRoutes } from './report-drafts/routes'
import { returnRoutes } from './returns/routes'
import { lossRoutes } from './losses'
import { runningRoutes } from './running/routes'
import { stopRoutes } from './stop-payments/routes'

export const holdRoutes = [
  ...returnRoutes,
  ...lossRoutes,
  ...reportDraftRoutes,
  ...stopRoutes,
  ...freezeRoutes,
  ...protectionRoutes,
  ...onwardRoutes,
  ...paymentRoutes,
  ...appealRoutes,
  ...runningRoutes,
  ...approvalRoutes,
  ...bankAnswerRoutes,
  ...bankLinkRoutes,
  ...cancellationRoutes,
  ...bankTaskRoutes,
  ...bankReplyRoutes,
]
