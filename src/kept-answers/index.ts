export { keptAnswerLimits } from './limits'
export { answerOnce, forgetExpiredAnswers, type RepeatableCall } from './service'
