import type { Role } from '../../session/store'
import type { Subject } from './types'

/** What the acts need to know of a stop, a freeze or a protective hold. */
export interface ActsOf {
  readonly subject: Subject
  readonly id: string
  readonly number: string
  readonly state: string
  readonly isWhole: boolean
  /** Yuan in force; null: no sum. */
  readonly amount: string | null
  /** A renewal or a freeze has been asked for. */
  readonly isUnderWay: boolean
  readonly stopsTaken: number
  readonly hasAppeal: boolean
}

export type Act = 'renew' | 'freeze' | 'review' | 'giveBack' | 'release' | 'gone' | 'appeal' | 'takeBack'

const desk: readonly Role[] = ['operator', 'supervisor']
const inForce = ['held', 'renewed', 'queued', 'frozen', 'active']

/** What somebody of that role may do with it now; the service has the last word. */
export function possibleActs(role: Role, of: ActsOf): Act[] {
  const acts: [Act, boolean][] = [
    ['renew', mayRenew(role, of)],
    ['freeze', mayFreeze(role, of)],
    ['review', role === 'supervisor' && of.subject === 'freeze' && of.isWhole && of.state === 'frozen'],
    ['giveBack', desk.includes(role) && of.subject === 'freeze' && of.state === 'frozen'],
    ['release', inForce.includes(of.state) && mayRelease(role, of) && !isFollowed(of)],
    ['gone', role === 'liaison' && of.subject === 'stop_payment'],
    ['appeal', mayAppeal(role, of)],
    ['takeBack', desk.includes(role) && ['drafted', 'requested'].includes(of.state)],
  ]
  return acts.flatMap(([act, may]) => (may ? [act] : []))
}

function mayRenew(role: Role, { subject, state, isUnderWay, stopsTaken }: ActsOf): boolean {
  if (isUnderWay) return false
  if (subject === 'stop_payment') return desk.includes(role) && state === 'held' && stopsTaken < 2
  return subject === 'freeze' && role === 'supervisor' && state === 'frozen'
}

const mayFreeze = (role: Role, { subject, state, isUnderWay }: ActsOf): boolean =>
  [...desk, 'officer'].includes(role) &&
  subject === 'stop_payment' &&
  (state === 'held' || state === 'renewed') &&
  !isUnderWay

/** On the victim's own account any desk lets go; on a suspect's a supervisor. */
const mayRelease = (role: Role, { subject }: ActsOf): boolean =>
  subject === 'protective_hold' ? desk.includes(role) : role === 'supervisor'

const mayAppeal = (role: Role, of: ActsOf): boolean =>
  inForce.includes(of.state) && !isFollowed(of) && !of.hasAppeal && [...desk, 'liaison'].includes(role)

/** A stop that became a freeze is let go, and objected to, as a freeze. */
const isFollowed = ({ subject, state }: ActsOf): boolean => subject === 'stop_payment' && state === 'frozen'
