import fc from 'fast-check'
import { FINGERPRINT_BANDS, fingerprintOf } from './fingerprint'

const script =
  '您好，这里是市公安局刑侦支队，您名下一张银行卡涉嫌洗钱，案件编号2231，请配合我们做资金清查，把存款转入核查账户，二十四小时内原路退回，不得告诉家人。'
const shared = (a: string, b: string): number => {
  const of = new Set(fingerprintOf(a))
  return fingerprintOf(b).filter((band) => of.has(band)).length
}

test('numbers, marks, spelling and disguises have no part in it', () => {
  const same = script.replace('2231', '90817').replaceAll('，', ' , ').replace('核查账户', '核查賬戶')
  expect(fingerprintOf(same)).toEqual(fingerprintOf(script))
})

test('a script told again with other words here and there is recognised, another one is not', () => {
  const again = script.replace('您好，', '喂，').replace('市公安局', '省公安局').replace('二十四小时内', '')
  expect(shared(script, again)).toBeGreaterThanOrEqual(3)
  const other =
    '尊敬的客户，您在本店购买的奶粉检出质量问题，现为您办理三倍赔付，请添加理赔专员并打开备用金，按提示操作退回多余款项。'
  expect(shared(script, other)).toBe(0)
})

test('a text too short to be a script has none', () => {
  expect(fingerprintOf('请把钱转过来')).toEqual([])
})

test('whatever the text: none, or one of each band, and the same again', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      const bands = fingerprintOf(text)
      expect([0, FINGERPRINT_BANDS]).toContain(bands.length)
      expect(fingerprintOf(text)).toEqual(bands)
    }),
  )
})
