import { contactRoutes } from '../contacts/routes'
import { campaignRoutes } from '../campaigns/routes'
import { citizenReportRoutes } from '../citizen-reports/routes'
import { signalRoutes } from '../ingest/routes'
import { holdRoutes } from '../holds/routes'
import { bankStatementRoutes } from '../bank-statements/routes'
import { ledgerCorrectionRoutes } from '../ledger-corrections/routes'
import { ledgerProofRoutes } from '../ledger-proofs/routes'
import { ledgerRoutes } from '../ledger/routes'
import { auditRoutes } from '../audit/routes'
import { deadLetterRoutes } from '../outbox/routes'
import { escalationRoutes } from '../escalations/routes'
import { followUpRoutes } from '../follow-ups/routes'
import { callbackRoutes } from '../notices/callbacks/routes'
import { personRoutes } from '../notices/persons/routes'
import { noticeRoutes } from '../notices/routes'
import { peopleRoutes } from '../people/routes'
import { stationRoutes } from '../stations/routes'
import { replayRoutes } from '../replays/routes'
import { reportRoutes } from '../reports/routes'
import { ruleRoutes } from '../rule-statistics/routes'
import { rulesetRoutes } from '../rulesets/routes'
import { statisticsRoutes } from '../statistics/routes'
import { storyRoutes } from '../stories/routes'
import { suspectRoutes } from '../suspect-accounts/routes'
import { taskRoutes } from '../tasks/routes'
import { traceRoutes } from '../trace/routes'
import { triageRoutes } from '../triage/routes'
import { userRoutes } from '../users/routes'
import { verificationRoutes } from '../verifications/routes'
import { visitRoutes } from '../visits/routes'
import { warningRoutes } from '../warnings/routes'
import type { Route } from './route'

/** Every route of the service, noun by noun. A noun adds its list here. */
export const routes: readonly Route[] = [
  ...userRoutes,
  ...auditRoutes,
  ...deadLetterRoutes,
  ...statisticsRoutes,
  ...reportRoutes,
  ...rulesetRoutes,
  ...ruleRoutes,
  ...replayRoutes,
  ...stationRoutes,
  ...signalRoutes,
  ...peopleRoutes,
  ...warningRoutes,
  ...contactRoutes,
  ...escalationRoutes,
  ...citizenReportRoutes,
  ...taskRoutes,
  ...followUpRoutes,
  ...visitRoutes,
  ...verificationRoutes,
  ...holdRoutes,
  ...ledgerRoutes,
  ...ledgerProofRoutes,
  ...ledgerCorrectionRoutes,
  ...bankStatementRoutes,
  ...campaignRoutes,
  ...traceRoutes,
  ...suspectRoutes,
  ...triageRoutes,
  ...storyRoutes,
  ...noticeRoutes,
  ...personRoutes,
  ...callbackRoutes,
]
