export { codeFrom, readCode, spacedCode } from './code'
export { verificationLimits } from './limits'
export { forgetExpiredCodes } from './service'
