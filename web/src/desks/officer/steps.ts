import type { DeedKind } from './phone/queue'
import type { words } from './words'

interface Steps {
  readonly state: string
  readonly departedAt: string | null
  readonly acceptBy: string | null
  readonly arriveBy: string | null
  readonly reportBy: string | null
  readonly followUpBy: string | null
}

interface RunningClock {
  readonly to: string
  readonly label: keyof typeof words
}

/** The clock of the step a task waits for; null: none runs, or the service has not set it yet. */
export function clockOf(task: Steps): RunningClock | null {
  const clocks: Readonly<Record<string, { to: string | null; label: keyof typeof words }>> = {
    assigned: { to: task.acceptBy, label: 'acceptClock' },
    accepted: { to: task.arriveBy, label: 'arriveClock' },
    arrived: { to: task.reportBy, label: 'reportClock' },
    reported: { to: task.followUpBy, label: 'followClock' },
  }
  const clock = clocks[task.state]
  return clock === undefined || clock.to === null ? null : { to: clock.to, label: clock.label }
}

/** What is to be done next: one thing, under the thumb. */
export function nextStep(task: Steps): DeedKind | null {
  switch (task.state) {
    case 'assigned':
      return 'accept'
    case 'accepted':
      return task.departedAt === null ? 'depart' : 'arrive'
    case 'arrived':
      return 'visit'
    case 'reported':
      return 'follow-up'
    default:
      return null
  }
}
