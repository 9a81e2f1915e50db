import { machine, type EventOf } from '../lib/machine'

/**
 * 规则包: read by a second person, judged beside the live one, then live until another one takes its place.
 * `adopt` is the service's own: the pack that came with the program, as long as nobody has published one.
 */
export const rulesetMachine = machine('ruleset', 'draft', {
  draft: { review: 'reviewed', retire: 'retired', adopt: 'live' },
  reviewed: { shadow: 'shadow', retire: 'retired', adopt: 'live' },
  shadow: { publish: 'live', retire: 'retired', adopt: 'live' },
  live: { supersede: 'retired' },
  retired: { roll_back: 'live', reopen: 'draft', adopt: 'live' },
})

export type RulesetEvent = EventOf<typeof rulesetMachine>
