import fc from 'fast-check'
import { calibrate, IDENTITY } from './calibration'

const scored = (score: number, isFraud: boolean) => ({ score, isFraud, weight: 1 })

test('scores twice too sure are halved', () => {
  // Log-odds of 2 where three of four are frauds: what is right is log(3) = 1.1.
  const parts = [2, -2].flatMap((score) =>
    Array.from({ length: 400 }, (_, i) => scored(score, score > 0 ? i % 4 !== 0 : i % 4 === 0)),
  )
  const { slope, offset } = calibrate(parts)
  expect(slope * 2 + offset).toBeCloseTo(Math.log(3), 1)
  expect(slope * -2 + offset).toBeCloseTo(-Math.log(3), 1)
})

test('of one kind alone nothing can be learnt', () => {
  expect(calibrate([scored(3, true), scored(-2, true)])).toEqual(IDENTITY)
})

test('scores that part perfectly make no certainty of it', () => {
  const { slope } = calibrate(Array.from({ length: 60 }, (_, i) => scored(i < 30 ? -5 : 5, i >= 30)))
  expect(1 / (1 + Math.exp(-slope * 5))).toBeLessThan(0.999)
})

test('whatever the scores: a finite scale that keeps their order', () => {
  const score = fc.record({ score: fc.double({ min: -40, max: 40, noNaN: true }), isFraud: fc.boolean() })
  fc.assert(
    fc.property(fc.array(score, { minLength: 1, maxLength: 60 }), (parts) => {
      const { slope, offset } = calibrate(parts.map((one) => ({ ...one, weight: 1 })))
      expect(slope).toBeGreaterThan(0)
      expect(Number.isFinite(slope)).toBe(true)
      expect(Number.isFinite(offset)).toBe(true)
    }),
  )
})
