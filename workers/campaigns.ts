import { joinCampaign } from '../src/campaigns'
import { inTransaction, worker } from '../src/platform/worker'

/** 串并案: a warning that is new, or knows more, is compared with those of other people. */
export const campaignsWorker = worker('campaigns', {
  'warning.opened': inTransaction('warning.opened', (ctx, { warningId }) => joinCampaign(ctx, warningId)),
  'warning.raised': inTransaction('warning.raised', (ctx, { warningId }) => joinCampaign(ctx, warningId)),
  'signal.joined': inTransaction('signal.joined', (ctx, { warningId }) => joinCampaign(ctx, warningId)),
  'evidence.joined': inTransaction('evidence.joined', (ctx, { warningId }) => joinCampaign(ctx, warningId)),
})
