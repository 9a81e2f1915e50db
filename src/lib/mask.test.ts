import { maskAccount, maskName, maskPhone } from './mask'

test.each([
  ['沈阿宝', '沈**'],
  ['沈宝', '沈**'],
  [' Shen Abao', 'S**'],
  ['', '**'],
])('the name %s is shown as %s', (name, shown) => {
  expect(maskName(name)).toBe(shown)
})

test('an organisation keeps its place', () => {
  expect(maskName('绍兴越州贸易有限公司', 'organisation')).toBe('绍兴**')
})

test.each([
  ['+8613812341234', '138****1234'],
  ['+85212345678', '+852****5678'],
  ['057588881234', '057****1234'],
  ['96110', '****10'],
])('the phone %s is shown as %s', (phone, shown) => {
  expect(maskPhone(phone)).toBe(shown)
})

test('an account keeps its last four digits', () => {
  expect(maskAccount('6222021208001234567')).toBe('****4567')
})
