import { machine } from '../lib/machine'

/**
 * 核查任务. `return` is the officer's word, `lapse` the clock's; both lead to the next officer by `assign`, so one
 * row keeps the whole history. `expire` ends what nobody took before the warning itself expired.
 */
export const taskMachine = machine('task', 'queued', {
  queued: { assign: 'assigned', cancel: 'cancelled', expire: 'expired' },
  assigned: {
    accept: 'accepted',
    return: 'returned',
    lapse: 'returned',
    cancel: 'cancelled',
    expire: 'expired',
  },
  accepted: { arrive: 'arrived', return: 'returned', cancel: 'cancelled' },
  arrived: { report: 'reported', return: 'returned', cancel: 'cancelled' },
  returned: { assign: 'assigned', cancel: 'cancelled', expire: 'expired' },
  reported: { 'follow-up': 'followed_up' },
  followed_up: {},
  cancelled: {},
  expired: {},
})
