import { createKeeper } from './kept'
import { after } from './duration'

const start = new Date('2026-11-26T00:00:00Z')

test('is made once for all who ask at once, and again when it is old', async () => {
  const keeper = createKeeper<number>(1_000, 10)
  let made = 0
  const make = async () => ++made
  const read = (milliseconds: number) => keeper.read('a', after(start, milliseconds), make)
  expect(await Promise.all([read(0), read(0)])).toEqual([
    { value: 1, at: start },
    { value: 1, at: start },
  ])
  expect((await read(999)).value).toBe(1)
  expect(await read(1_000)).toEqual({ value: 2, at: after(start, 1_000) })
  expect((await read(-5_000)).value).toBe(3)
})

test('what fails is made anew', async () => {
  const keeper = createKeeper<string>(1_000, 10)
  await expect(keeper.read('a', start, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect((await keeper.read('a', start, async () => 'up')).value).toBe('up')
})

test('keeps no more than it may', async () => {
  const keeper = createKeeper<string>(1_000, 2)
  for (const key of ['a', 'b', 'c']) await keeper.read(key, start, async () => key)
  expect((await keeper.read('a', start, async () => 'new')).value).toBe('new')
  expect((await keeper.read('c', start, async () => 'new')).value).toBe('c')
})
