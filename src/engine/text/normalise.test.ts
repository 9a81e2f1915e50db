import fc from 'fast-check'
import { MAX_TEXT_CHARS, Normaliser, variantsOf } from './normalise'
import { Repairer } from './repair'

const normaliser = new Normaliser(variantsOf({ 转帐: '转账' }), new Set(['icbc.com.cn']))
const repairer = new Repairer(['转账', '安全账户', '客服', '验证码', '保证金'])
const read = (text: string): string => repairer.repair(normaliser.normalise(text)).text

test.each([
  ['zero-width', '转\u200b账', '转账'],
  ['blanks and marks inside a word', '安 全-账*户', '安全账户'],
  ['a mark after each character', '安，全，账，户', '安全账户'],
  ['emoji', '转😊账', '转账'],
  ['full width', 'ＡＢＣ１２３', 'abc123'],
  ['traditional', '安全賬戶', '安全账户'],
  ['a declared variant', '转帐', '转账'],
  ['pinyin', '请zhuanzhang', '请转账'],
  ['half pinyin', '安全zhang户', '安全账户'],
  ['pinyin of more than the word', 'qingzhuanzhang', 'qing转账'],
  ['homophones of three syllables', '保正金', '保证金'],
  ['a look-alike', '愙服', '客服'],
  ['a link', '点http://a.top/x领取', '点 link 领取'],
  ['a link of a bank', '登录 e.icbc.com.cn/x 查看', '登录 officiallink 查看'],
])('%s', (_, hidden, plain) => {
  expect(read(hidden).replace(/ +/g, ' ').trim()).toBe(plain)
})

test.each(['系统记录', '你好,请问', '3.5折', 'a@b.com', '今天,明天'])('%s is left as it is', (text) => {
  expect(read(text)).toBe(text)
})

test('what lies behind the end of a text is of no text: a shorter one after a longer one', () => {
  read('安全账户保证金验证码')
  expect(read('安全')).toBe('安全')
})

test('every unit has its origin, in order, and reading again changes nothing', () => {
  const text = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('转', '帐', 'zhuan', ' ', '愙服', '，', '安全賬戶'),
      ),
    )
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, (given) => {
      const { text: normal, origins } = repairer.repair(normaliser.normalise(given))
      expect(origins.length).toBe(normal.length)
      for (let at = 0; at < origins.length; at++) {
        expect(origins[at]).toBeGreaterThanOrEqual(at === 0 ? 0 : (origins[at - 1] ?? 0))
        expect(origins[at]).toBeLessThan(Math.max(1, given.length))
      }
    }),
  )
})

test('of a long text the head and the tail are read', () => {
  const long = '开头' + '中'.repeat(9_000) + '结尾'
  const { text } = normaliser.normalise(long)
  expect(text.length).toBe(MAX_TEXT_CHARS)
  expect(text.startsWith('开头')).toBe(true)
  expect(text.endsWith('结尾')).toBe(true)
})
