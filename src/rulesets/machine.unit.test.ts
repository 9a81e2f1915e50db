import { rulesetMachine } from './machine'

/** Every (state × event) pair that is legal; whatever is not here is refused. */
const legal: Readonly<Record<string, readonly string[]>> = {
  draft: ['review', 'retire', 'adopt'],
  reviewed: ['shadow', 'retire', 'adopt'],
  shadow: ['publish', 'retire', 'adopt'],
  live: ['supersede'],
  retired: ['roll_back', 'reopen', 'adopt'],
}

test.each(rulesetMachine.states)('in state %s these events are legal, and no others', (state) => {
  const allowed = rulesetMachine.events.filter((event) => rulesetMachine.can(state, event))
  expect(new Set(allowed)).toEqual(new Set(legal[state]))
})
