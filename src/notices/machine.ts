import { machine } from '../lib/machine'

/**
 * A message or a call on its way. What the service that carries it tells late finds no event in the later state: a
 * state never goes back. 'waiting' knows those events, too: what was taken for not sent may turn out to have been.
 */
export const messageMachine = machine('message', 'pending', {
  pending: { claim: 'sending', wait: 'waiting', withhold: 'withheld' },
  waiting: {
    claim: 'sending',
    wait: 'waiting',
    withhold: 'withheld',
    accept: 'sent',
    deliver: 'delivered',
    answer: 'answered',
    end: 'ended',
    fail: 'failed',
  },
  sending: {
    keep: 'recorded',
    accept: 'sent',
    doubt: 'unknown',
    wait: 'waiting',
    deliver: 'delivered',
    answer: 'answered',
    end: 'ended',
    fail: 'failed',
  },
  unknown: {
    accept: 'sent',
    wait: 'waiting',
    deliver: 'delivered',
    answer: 'answered',
    end: 'ended',
    fail: 'failed',
  },
  sent: { deliver: 'delivered', answer: 'answered', end: 'ended', fail: 'failed' },
  answered: { end: 'ended', fail: 'failed' },
  recorded: {},
  delivered: {},
  ended: {},
  // What the telephone itself has said is truer than what was told beside it, whichever came first.
  failed: { deliver: 'delivered', end: 'ended' },
  withheld: {},
})
