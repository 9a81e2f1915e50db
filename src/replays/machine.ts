import { machine, type EventOf } from '../lib/machine'

/** 规则回放: one who judges a recorded stream, until it is through, given up, or broken off. */
export const replayMachine = machine('replay', 'queued', {
  queued: { start: 'running', cancel: 'cancelled' },
  running: { finish: 'done', fail: 'failed', cancel: 'cancelled' },
  done: {},
  failed: {},
  cancelled: {},
})

export type ReplayEvent = EventOf<typeof replayMachine>
