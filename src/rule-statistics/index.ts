export { tallyLimits } from './limits'
export { tallyRules } from './tally'
