/** What may be done to a warning now; the service decides, this only keeps buttons honest. */
export type WarningAct =
  'acknowledge' | 'call' | 'dispatch' | 'raise' | 'dismiss' | 'confirm' | 'campaign' | 'plan'

interface Facts {
  readonly state: string
  readonly level: string
}
interface TaskState {
  readonly state: string
}

const LIVE = ['open', 'acknowledged', 'dispatched']
const LIVE_TASKS = ['queued', 'assigned', 'accepted', 'arrived', 'returned']

const isLive = ({ state }: Facts): boolean => LIVE.includes(state)

/** Sent out once; again when nobody is on the way any more. */
export const canDispatch = (warning: Facts, tasks: readonly TaskState[]): boolean =>
  warning.state === 'acknowledged' ||
  (warning.state === 'dispatched' && !tasks.some(({ state }) => LIVE_TASKS.includes(state)))

export function possibleActs(warning: Facts, tasks: readonly TaskState[]): ReadonlySet<WarningAct> {
  const acts = new Set<WarningAct>(['campaign'])
  if (isLive(warning)) for (const act of ['dismiss', 'confirm'] as const) acts.add(act)
  if (isLive(warning) && warning.level !== 'critical') acts.add('raise')
  if (isLive(warning) || warning.state === 'confirmed')
    for (const act of ['call', 'plan'] as const) acts.add(act)
  if (warning.state === 'open') acts.add('acknowledge')
  if (canDispatch(warning, tasks)) acts.add('dispatch')
  return acts
}
