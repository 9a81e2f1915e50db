import fc from 'fast-check'
import { parameterShapes, requireClosed } from './parameters'
import { personTemplates } from './persons/templates'
import { templates } from './templates'

const names = Object.keys(parameterShapes)
const slotsOf = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([, slot = '']) => slot)
const isSayable = (name: string, value: string | number): boolean => {
  try {
    requireClosed('test', '', { [name]: value })
    return true
  } catch {
    return false
  }
}

// 沈阿宝, 欧阳娜娜, 绍兴越州纺织有限公司; 19 digits; 731200.00, 73万余元; a street; an identity number.
const han = fc.string({
  unit: fc.integer({ min: 0x4e00, max: 0x9fa5 }).map((code) => String.fromCodePoint(code)),
  minLength: 2,
  maxLength: 20,
})
const levelLike = /^(?:特?[高中低]危?|[红橙黄蓝]色?|[一二三四]级|确认为诈骗|排除|到期未处置)$/
const digits = (least: number, most: number) =>
  fc.string({ unit: fc.integer({ min: 0, max: 9 }).map(String), minLength: least, maxLength: most })
const secrets = fc.oneof(
  han.filter((text) => !levelLike.test(text)),
  digits(8, 21),
  digits(11, 11).map((text) => `+86${text}`),
  digits(17, 17).map((text) => `${text}X`),
  fc.double({ min: 1, max: 9e9, noNaN: true }).map((yuan) => yuan.toFixed(2)),
  fc.integer({ min: 1, max: 9_999 }).map((wan) => `${wan}万余元`),
  fc.integer({ min: 100_000 }),
  han.map((text) => `${text}路12号`),
)

test('no parameter takes a name, an account, a telephone, an address or a sum', () => {
  fc.assert(
    fc.property(fc.constantFrom(...names), secrets, (name, secret) => {
      expect(isSayable(name, secret)).toBe(false)
    }),
    { numRuns: 2_000 },
  )
})

test('a parameter that is not on the list is refused, and so is a text that lacks one of its own', () => {
  expect(() => requireClosed('t', '{name}', { name: '沈阿宝' })).toThrow(
    't: name is nothing that a message may say',
  )
  expect(() => requireClosed('t', '{number}', {})).toThrow('t: number is missing')
  expect(() => requireClosed('t', '{number}', { number: 'YJ20230223-000001' })).not.toThrow()
})

test('every template has slots of the closed list only, the same in both languages or fewer in one', () => {
  for (const { zh, en } of Object.values(templates))
    for (const slot of slotsOf(zh + en)) expect(names).toContain(slot)
})

test('what the person reads or hears names nothing of the case but its number, at every level in both languages', () => {
  const levels = ['low', 'medium', 'high', 'critical']
  expect(Object.keys(personTemplates).sort()).toEqual(
    levels.flatMap((level) => [`person.call.${level}`, `person.sms.${level}`]).sort(),
  )
  for (const [name, { zh, en }] of Object.entries(personTemplates)) {
    const expected = name.startsWith('person.sms') ? ['number'] : []
    expect([slotsOf(zh), slotsOf(en)]).toEqual([expected, expected])
    expect(zh.length).toBeGreaterThan(40)
    expect(en.length).toBeGreaterThan(80)
  }
})

test('a call says who is calling, three facts, and both keys', () => {
  for (const [name, { zh, en }] of Object.entries(personTemplates)) {
    if (!name.startsWith('person.call')) continue
    for (const said of ['公安反诈中心', '一、', '二、', '三、', '请按1', '请按2']) expect(zh).toContain(said)
    for (const said of ['anti-fraud centre', 'First:', 'Second:', 'Third:', 'press 1', 'press 2'])
      expect(en).toContain(said)
  }
})
