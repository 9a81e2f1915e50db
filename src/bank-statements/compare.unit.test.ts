import fc from 'fast-check'
import { compareStatement, isBreak, type BookedHold } from './compare'
import { readStatement } from './file'

const asOf = new Date('2023-02-23T16:00:00Z')
const before = new Date('2023-02-23T08:00:00Z')
const after = new Date('2023-02-23T16:30:00Z')
const hold = (number: string, heldFen: bigint, updatedAt = before): BookedHold => ({
  number,
  kind: number.startsWith('DJ') ? 'frozen' : 'stopped',
  warningId: '01867bff-b100-7474-86fd-957e972363fa',
  heldFen,
  updatedAt,
})

test('a statement is read with Chinese or English headers, grouped thousands and a mark', () => {
  const csv = '\uFEFF文书编号,户名,金额\r\nZF20230223-00000A,某某,"¥731,200.00"\r\ndj20230223-00000b,,0.5\r\n'
  expect(readStatement(csv)).toEqual({
    ok: true,
    value: [
      { line: 2, number: 'ZF20230223-00000A', amountFen: 73_120_000n },
      { line: 3, number: 'DJ20230223-00000B', amountFen: 50n },
    ],
  })
})

test('every bad line is told at once, and then nothing is taken', () => {
  const csv = 'number,amount\nZF1,1\nZF20230223-000001,many\nZF20230223-000002,1\nZF20230223-000002,2\n'
  expect(readStatement(csv)).toMatchObject({
    ok: false,
    error: [
      { path: 'lines.2.number' },
      { path: 'lines.3.amount' },
      { path: 'lines.5.number', expected: 'each number once' },
    ],
  })
  expect(readStatement('a,b\n1,2\n')).toMatchObject({ ok: false, error: [{ path: 'lines.1' }] })
  expect(readStatement('number,amount\n"ZF')).toMatchObject({ ok: false })
})

test('matched, differing, unknown, missing, and moved since', () => {
  const stated = [
    { line: 2, number: 'ZF20230223-000001', amountFen: 100n },
    { line: 3, number: 'ZF20230223-000002', amountFen: 100n },
    { line: 4, number: 'DJ20230223-000009', amountFen: 100n },
    { line: 5, number: 'ZF20230223-000004', amountFen: 100n },
  ]
  const holds = [
    hold('ZF20230223-000001', 100n),
    hold('ZF20230223-000002', 70n),
    hold('DJ20230223-000003', 40n),
    hold('ZF20230223-000004', 0n, after),
    hold('ZF20230223-000005', 10n, after),
    hold('ZF20230223-000006', 0n),
  ]
  expect(
    compareStatement(stated, holds, asOf).map(({ number, finding }) => [number.slice(-1), finding]),
  ).toEqual([
    ['1', 'matched'],
    ['2', 'differs'],
    ['9', 'unknown'],
    ['4', 'moved'],
    ['3', 'missing'],
  ])
})

const numbers = fc.nat(12).map((n) => `ZF20230223-00000${n.toString(16).toUpperCase()}`)
const holdsOf = fc.uniqueArray(fc.record({ number: numbers, fen: fc.bigInt(0n, 3n), isNew: fc.boolean() }), {
  selector: ({ number }) => number,
})

test('a bank that states exactly what is booked has no breaks; each difference is one, and sums explain themselves', () => {
  fc.assert(
    fc.property(holdsOf, holdsOf, (booked, stated) => {
      const holds = booked.map(({ number, fen, isNew }) => hold(number, fen, isNew ? after : before))
      const lines = stated.map(({ number, fen }, index) => ({ line: index + 2, number, amountFen: fen }))
      const same = holds.map(({ number, heldFen }, index) => ({
        line: index + 2,
        number,
        amountFen: heldFen,
      }))
      expect(compareStatement(same, holds, asOf).some(isBreak)).toBe(false)
      const compared = compareStatement(lines, holds, asOf)
      const sum = (of: 'statedFen' | 'bookedFen') =>
        compared.reduce((total, each) => total + (each[of] ?? 0n), 0n)
      expect(sum('statedFen')).toBe(lines.reduce((total, { amountFen }) => total + amountFen, 0n))
      const untold = holds.filter(
        ({ number, updatedAt }) => updatedAt > asOf && !lines.some((line) => line.number === number),
      )
      const held = holds.reduce((total, { heldFen }) => total + heldFen, 0n)
      expect(sum('bookedFen') + untold.reduce((total, { heldFen }) => total + heldFen, 0n)).toBe(held)
    }),
  )
})
