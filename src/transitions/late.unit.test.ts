import { AppError } from '../errors'
import { minutesAfter } from '../lib/duration'
import { whenDone } from './late'

const now = new Date('2023-02-23T03:00:00Z')
const ago = (minutes: number) => minutesAfter(now, -minutes)
const said = (at: Date) => at.toISOString()

const refusal = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof AppError) return `${error.fields[0]?.path}: ${error.fields[0]?.expected}`
  }
  return 'none'
}

test('what says no time was done now', () => {
  expect(whenDone(now, undefined, ago(30))).toEqual({ at: now, receivedAt: null })
})

test('what is told late was done when it was done, and says so', () => {
  expect(whenDone(now, said(ago(20)), ago(30))).toEqual({ at: ago(20), receivedAt: now })
})

test('a clock that differs a little makes nothing late', () => {
  for (const minutes of [-2, -1, 0, 1, 2])
    expect(whenDone(now, said(ago(minutes)), ago(30))).toEqual({ at: now, receivedAt: null })
})

test('a clock that is slow does not put a step before the one it follows', () => {
  expect(whenDone(now, said(ago(31)), ago(30))).toEqual({ at: ago(30), receivedAt: now })
})

test.each([
  ['in the future', ago(-3), ago(30), 'enteredAt: a time that is not in the future'],
  ['before the task was his', ago(33), ago(30), 'enteredAt: a time after the step before'],
  ['of last month', ago(60 * 24 * 8), null, 'enteredAt: a time within the last 7 days'],
])('a time %s is refused by name', (_case, at, earliest, expected) => {
  expect(refusal(() => whenDone(now, said(at), earliest))).toBe(expected)
})
