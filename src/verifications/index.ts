export { verificationLimits } from './limits'
export { forgetExpiredCodes } from './service'
