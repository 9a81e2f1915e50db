import fc from 'fast-check'
import { lineHunks } from './line-diff'

const text = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 }).map((lines) => lines.map((line) => `${line}\n`).join('')) // prettier-ignore

test('with everything around it, a difference holds both texts', () => {
  fc.assert(
    fc.property(text, text, (from, to) => {
      const lines = lineHunks(from, to, 100).flat()
      const side = (without: string): string =>
        lines.filter(({ kind }) => kind !== without).map((line) => `${line.text}\n`).join('') // prettier-ignore
      if (from === to) expect(lines).toEqual([])
      else expect([side('added'), side('removed')]).toEqual([from, to])
    }),
  )
})

test('a changed line stands between the three before and the three behind it', () => {
  const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}`)
  const [hunk, ...others] = lineHunks(lines.join('\n'), lines.with(9, 'other').join('\n'))
  expect(others).toEqual([])
  expect(hunk?.map(({ kind, before, after }) => [kind, before, after])).toEqual([
    ['same', 7, 7], ['same', 8, 8], ['same', 9, 9], ['removed', 10, null], ['added', null, 10],
    ['same', 11, 11], ['same', 12, 12], ['same', 13, 13],
  ]) // prettier-ignore
})

test('changes that lie apart are apart, those near each other together', () => {
  const lines = Array.from({ length: 40 }, (_, at) => `line ${at + 1}`)
  const hunks = lineHunks(lines.join('\n'), lines.with(3, 'x').with(8, 'y').with(30, 'z').join('\n'))
  expect(hunks.map((hunk) => hunk.filter(({ kind }) => kind === 'added').map((line) => line.text))).toEqual([
    ['x', 'y'],
    ['z'],
  ])
})
