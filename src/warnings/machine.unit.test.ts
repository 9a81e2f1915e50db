import { warningMachine } from './machine'

/** Every state with every event: where it leads, or that it is refused. */
const legal: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  open: { acknowledge: 'acknowledged', confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' },
  acknowledged: { dispatch: 'dispatched', confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' },
  dispatched: { confirm: 'confirmed', dismiss: 'dismissed', expire: 'expired' },
}

const pairs = warningMachine.states.flatMap((state) =>
  warningMachine.events.map((event) => ({ state, event, to: legal[state]?.[event] ?? null })),
)

test.each(pairs)('$state + $event -> $to', ({ state, event, to }) => {
  expect(warningMachine.can(state, event) ? warningMachine.target(event) : null).toBe(to)
})

test('what is closed stays closed', () => {
  const ends = warningMachine.states.filter((state) => warningMachine.isEnd(state))
  expect(ends).toEqual(['confirmed', 'dismissed', 'expired'])
})
