export { judgeReplayOf } from './run'
export { createReplayRunner, type ReplayRunner } from './runner'
export { forgetExpiredReplays } from './service'
