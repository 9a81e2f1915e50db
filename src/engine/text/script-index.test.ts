import fc from 'fast-check'
import { ScriptIndex } from './script-index'

const scripts = [
  { id: 'safe', text: '请把资金转到安全账户核查' },
  { id: 'parcel', text: '您的快递已到驿站凭码领取' },
  { id: 'loan', text: '贷款额度已批请先交保证金' },
]
const index = new ScriptIndex(scripts)

test('the nearest first, with how near', () => {
  const [first] = index.nearest('把资金转到安全账户', 3, 0.15)
  expect(first?.script).toBe('safe')
  expect(first?.similarity).toBeGreaterThan(0.7)
})

test.each(scripts)('$id is nearest to itself', ({ id, text }) => {
  expect(index.nearest(text, 1, 0)).toEqual([{ script: id, similarity: 1 }])
})

test('nothing is near a text without bigrams, nor one of other words', () => {
  expect(index.nearest('', 3, 0)).toEqual([])
  expect(index.nearest('x', 3, 0)).toEqual([])
  expect(index.nearest('完全无关', 3, 0.15)).toEqual([])
})

test('whatever is asked: similarities from 0 to 1, falling, and the same answer twice', () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom('请', '把', '资', '金', '转', '到', '安', '全', '账', '户', '快', '递', 'x'),
      }),
      (text) => {
        const near = index.nearest(text, 3, 0.1)
        expect(index.nearest(text, 3, 0.1)).toEqual(near)
        near.forEach(({ similarity }, i) => {
          expect(similarity).toBeLessThanOrEqual(i === 0 ? 1 : (near[i - 1]?.similarity ?? 0))
          expect(similarity).toBeGreaterThanOrEqual(0.1)
        })
      },
    ),
  )
})
