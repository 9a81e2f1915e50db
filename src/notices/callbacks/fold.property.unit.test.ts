import fc from 'fast-check'
import { messageMachine } from '../machine'
import { foldCall, foldText, type Told } from './fold'

/** What a service can say of one text, or of one call, each thing as often and in whatever order. */
const of = (statuses: readonly string[]) =>
  fc.array(
    fc.record({
      status: fc.constantFrom(...statuses),
      answeredBy: fc.constantFrom(null, 'human', 'machine_start', 'unknown'),
      code: fc.constantFrom(null, '480', '30003'),
    }),
    { minLength: 1, maxLength: 8 },
  )
const texts = of(['queued', 'sending', 'sent', 'delivered', 'undelivered', 'failed'])
const calls = of([
  'initiated',
  'ringing',
  'in-progress',
  'digits:',
  'digits:1',
  'digits:2',
  'completed',
  'busy',
  'no-answer',
  'failed',
])

/** Each thing counts once, as the database keeps it; applied one after the other, as it comes. */
function follow(told: readonly Told[], fold: typeof foldText): { state: string; outcome: string | null } {
  const known: Told[] = []
  let state: string = 'sent'
  for (const each of told) {
    if (known.some(({ status }) => status === each.status)) continue
    known.push(each)
    const { event } = fold(known)
    if (event !== null && messageMachine.can(state, event)) state = messageMachine.target(event)
  }
  return { state, outcome: fold(known).outcome }
}

const once = (told: readonly Told[]): Told[] => [
  ...new Map([...told].reverse().map((each) => [each.status, each])).values(),
]
const shuffled = (told: fc.Arbitrary<Told[]>) =>
  told.chain((all) =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(once(all), { minLength: once(all).length })),
  )

test.each([
  ['a text', texts, foldText],
  ['a call', calls, foldCall],
])('%s has come as far, whatever the order and however often it is told', (_case, told, fold) => {
  fc.assert(
    fc.property(shuffled(told), ([as, other]) => {
      expect(follow([...other, ...other], fold)).toEqual(follow(as, fold))
    }),
  )
})

test('a state never goes back', () => {
  const rank = ['sent', 'answered', 'failed', 'ended', 'delivered']
  fc.assert(
    fc.property(fc.oneof(texts, calls), (told) => {
      const fold = told.some(({ status }) => status.startsWith('digits')) ? foldCall : foldText
      let last = 0
      told.forEach((_each, index) => {
        const now = rank.indexOf(follow(told.slice(0, index + 1), fold).state)
        expect(now).toBeGreaterThanOrEqual(last)
        last = now
      })
    }),
  )
})

test('a machine, or silence to the end, is never a person who was reached', () => {
  fc.assert(
    fc.property(calls, (told) => {
      if (told.some(({ status }) => status === 'digits:2')) return
      expect(foldCall(told).outcome).not.toBe('reached')
    }),
  )
})
