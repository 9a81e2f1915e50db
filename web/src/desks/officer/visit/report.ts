import type { VisitReport } from '../phone/deed'
import { lookNames, plain, type Draft, type Looks, type Payment } from './draft'

const HOUR_MS = 3_600_000
const waits = { hour: HOUR_MS, 'four-hours': 4 * HOUR_MS, tomorrow: 24 * HOUR_MS, 'three-days': 72 * HOUR_MS }

/** What the service takes, from a draft without problems. @param now by the service's clock */
export function reportOf(draft: Draft, now: number): VisitReport {
  const { finding, next, note } = draft
  const more = {
    ...(next === 'auto' ? {} : { nextVisitAt: new Date(now + waits[next]).toISOString() }),
    ...(note.trim() === '' ? {} : { note: note.trim() }),
  }
  if (finding === 'not_reached' || finding === null)
    return { ...nothingSeen, finding: 'not_reached', attitude: 'not_met', ...more }
  const sum = plain(draft.protectedAmount)
  return {
    finding,
    attitude: draft.attitude ?? 'doubts',
    isInContact: draft.inContact === null || draft.inContact === 'unknown' ? null : draft.inContact === 'yes',
    checks: checksOf(draft.looks),
    questions: {
      whyTransfer: draft.whyTransfer,
      toStranger: draft.toStranger,
      toldByCaller: draft.toldByCaller,
    },
    isAppRemoved: draft.app === null || draft.app === 'none' ? null : draft.app === 'removed',
    told: [...draft.told],
    transfers: draft.hasPaid === true ? draft.payments.map(transferOf) : [],
    ...(sum === '' ? {} : { protectedAmount: sum }),
    ...more,
  }
}

type Checks = VisitReport['checks']

function checksOf(looks: Looks): Checks {
  const seen = <T extends string>(value: 'unseen' | T): { checked: boolean; found?: T } =>
    value === 'unseen' ? { checked: false } : { checked: true, found: value }
  return {
    callsAndSms: seen(looks.callsAndSms),
    chats: seen(looks.chats),
    apps: seen(looks.apps),
    transfers: seen(looks.transfers),
  }
}

const nothingSeen = {
  isInContact: null,
  checks: {
    callsAndSms: { checked: false },
    chats: { checked: false },
    apps: { checked: false },
    transfers: { checked: false },
  },
  questions: { whyTransfer: null, toStranger: null, toldByCaller: null },
  isAppRemoved: null,
  told: [],
  transfers: [],
} satisfies Partial<VisitReport>

const transferOf = ({ amount, account, name, bank, at }: Payment) => ({
  payeeAccount: plain(account),
  ...(name.trim() === '' ? {} : { payeeName: name.trim() }),
  ...(bank === '' ? {} : { payeeBank: bank }),
  amount: plain(amount),
  at: new Date(at).toISOString(),
})

/** Refused when a closer look was still due: what the officer says is not fraud is looked at again unless all four are clear. */
export const isFromOwnChecks = ({ looks }: Draft): boolean =>
  lookNames.every((name) => looks[name] === 'nothing')
