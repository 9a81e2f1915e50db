import { machine } from './machine'

const door = machine('door', 'shut', {
  shut: { open: 'ajar', lock: 'locked' },
  ajar: { shut: 'shut' },
  locked: { force: 'broken' },
  broken: {},
})

test('an event knows its sources and its target', () => {
  expect(door.sources('open')).toEqual(['shut'])
  expect(door.target('open')).toBe('ajar')
})

test('an illegal move is known', () => {
  expect(door.can('locked', 'open')).toBe(false)
  expect(door.can('shut', 'open')).toBe(true)
})

test('ends have no way out', () => {
  expect(door.states.filter((state) => door.isEnd(state))).toEqual(['broken'])
})

test('an event with two targets is refused when the machine is made', () => {
  expect(() => machine('bad', 'a', { a: { go: 'b' }, b: { go: 'a' } })).toThrow('two targets')
})

// @ts-expect-error an unknown event does not compile
const unknownEvent = () => door.target('melt')
test('an unknown event is a bug at run time too', () => {
  expect(unknownEvent).toThrow('unknown event')
})
