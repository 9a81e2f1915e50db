/** Every number of the messages that is not a level's: value, unit, where it comes from, since when. */
interface Limit {
  readonly value: number
  readonly unit: string
  readonly source: string
  readonly since: string
}

const local = { source: 'local configuration', since: '2026-11-27' } as const

export const messageLimits = {
  // Longer than a request may take, and than Twilio needs to list what it has taken.
  askAfter: { value: 60, unit: 'seconds', ...local },
  // A text that nobody could send in this many attempts is late news.
  attempts: { value: 6, unit: 'attempts', ...local },
  // A service that cannot even be asked for so long is down; what it did stays unknown.
  lookUps: { value: 6, unit: 'look-ups', ...local },
  // A service that wants to be left alone for longer is asked again then.
  longestWait: { value: 3_600, unit: 'seconds', ...local },
  // A telephone that rings more often than this is a fault of ours, whatever it is about.
  officerMessages: { value: 60, unit: 'messages to one number of ours in an hour', ...local },
} as const satisfies Record<string, Limit>

/** Seconds to the next attempt, by how many there have been, where the service does not say. */
export const retryAfterSeconds = [5, 15, 60, 180, 600] as const
/** Seconds to the next look-up, by how many there have been. */
export const lookUpAfterSeconds = [60, 120, 300, 600, 1_800] as const
