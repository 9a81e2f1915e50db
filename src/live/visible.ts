import type { Actor } from '../context'
import { unreachable } from '../lib/assert'
import { scopeOf, type PolicyId } from '../policies'
import type { LiveRow } from './repository'

export type Viewer = Extract<Actor, { readonly kind: 'user' }>

/** Who may read the thing may see it move. */
const readPolicies: Readonly<Record<string, PolicyId>> = {
  warning: 'warning.read',
  message: 'contact.read',
  task: 'task.read',
  stop: 'stop.read',
  freeze: 'freeze.read',
  protective_hold: 'protective-hold.read',
  appeal: 'appeal.read',
  bank_link: 'bank-link.read',
  proposed_stop: 'proposed-stop.read',
  story: 'story.read',
  campaign: 'campaign.read',
  ruleset: 'ruleset.read',
  replay: 'ruleset.read',
  citizen_report: 'citizen-report.read',
}

/** Whether a transition is the viewer's to see: by the policy of its machine and the scope of his role there. */
export function isVisibleTo(viewer: Viewer, row: LiveRow): boolean {
  // Runs the service and sees ids and states only, as everybody here.
  if (viewer.role === 'admin') return true
  const policy = policyOf(viewer, row)
  const scope = policy === undefined ? null : scopeOf(policy, viewer.role)
  switch (scope) {
    case null:
    case 'own':
      return false
    case 'all':
      return true
    case 'district':
      // A warning whose place is not known yet is everybody's.
      return (
        viewer.districtCode === null || row.districtCode === null || row.districtCode === viewer.districtCode
      )
    case 'station':
      return row.officerId === viewer.id || isSame(row.stationId, viewer.stationId)
    case 'bank':
      return isSame(row.bankId, viewer.bankId)
    default:
      return unreachable(scope)
  }
}

/** A grid worker sees of a task no more than that a follow-up has come, is taken or is done. */
function policyOf({ role }: Viewer, { machine, toState }: LiveRow): PolicyId | undefined {
  if (role === 'grid')
    return machine === 'task' && toFollowUp.includes(toState) ? 'follow-up.read' : undefined
  return Object.hasOwn(readPolicies, machine) ? readPolicies[machine] : undefined
}

const toFollowUp: readonly string[] = ['reported', 'followed_up']

const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b
