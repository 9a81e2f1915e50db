import { replayMachine } from './machine'

/** Every (state × event) pair that is legal; whatever is not here is refused. */
const legal: Readonly<Record<string, readonly string[]>> = {
  queued: ['start', 'cancel'],
  running: ['finish', 'fail', 'cancel'],
  done: [],
  failed: [],
  cancelled: [],
}

test.each(replayMachine.states)('in state %s these events are legal, and no others', (state) => {
  const allowed = replayMachine.events.filter((event) => replayMachine.can(state, event))
  expect(new Set(allowed)).toEqual(new Set(legal[state]))
})
