import { AppError } from '../errors'
import { countSignals } from '../platform/metrics'
import type { Sent } from './parts'
import { tally } from './tally'

jest.mock('../platform/metrics', () => ({ countSignals: jest.fn() }))

const sent = (type: string): Sent => ({ parsed: { signal: { type } }, keyId: null }) as unknown as Sent
const answer = (isDuplicate: boolean, action: string) =>
  ({
    ok: true,
    value: `{"duplicate":${isDuplicate},"evaluation":{"level":"high","action":"${action}"}}`,
  }) as const

test('a batch is counted by type and outcome, each kind once', () => {
  tally(
    [sent('call'), sent('call'), sent('transaction'), sent('transaction'), sent('message')],
    [
      answer(false, 'allow'),
      answer(false, 'allow'),
      answer(false, 'hold'),
      answer(true, 'hold'),
      { ok: false, error: new AppError('reference_conflict') },
    ],
  )
  expect(jest.mocked(countSignals).mock.calls).toEqual([
    ['call', 'allow', 2],
    ['transaction', 'hold', 1],
    ['transaction', 'duplicate', 1],
    ['message', 'reference_conflict', 1],
  ])
})
