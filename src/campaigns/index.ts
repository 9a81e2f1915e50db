export { campaignMachine } from './machine'
export { findCampaign } from './repository'
export { joinCampaign, victimsOf } from './service'
