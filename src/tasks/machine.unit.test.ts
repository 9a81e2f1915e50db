import { taskMachine } from './machine'

/** Every state with every event: where it leads, or that it is refused. */
const legal: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  queued: { assign: 'assigned', cancel: 'cancelled', expire: 'expired' },
  assigned: {
    accept: 'accepted',
    return: 'returned',
    lapse: 'returned',
    cancel: 'cancelled',
    expire: 'expired',
  },
  accepted: { arrive: 'arrived', return: 'returned', cancel: 'cancelled' },
  arrived: { report: 'reported', return: 'returned', cancel: 'cancelled' },
  returned: { assign: 'assigned', cancel: 'cancelled', expire: 'expired' },
  reported: { 'follow-up': 'followed_up' },
}

const pairs = taskMachine.states.flatMap((state) =>
  taskMachine.events.map((event) => ({ state, event, to: legal[state]?.[event] ?? null })),
)

test.each(pairs)('$state + $event -> $to', ({ state, event, to }) => {
  expect(taskMachine.can(state, event) ? taskMachine.target(event) : null).toBe(to)
})

test('nobody reports from a door he has not reached, and nothing leaves an end', () => {
  expect(taskMachine.sources('report')).toEqual(['arrived'])
  const ends = taskMachine.states.filter((state) => taskMachine.isEnd(state))
  expect(ends).toEqual(['followed_up', 'cancelled', 'expired'])
})
