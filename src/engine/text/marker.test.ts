import fc from 'fast-check'
import { readPackFiles } from '../rules/load-pack'
import { markText, openTextReader, scriptIn, type TextMark } from './marker'

const files = readPackFiles('rules')
const reader = openTextReader(files)
const said = (text: string, marks: readonly TextMark[] = reader.marks(text)) =>
  marks.map(({ element, start, end }) => [element, text.slice(start, end)])

test('what the fraudster says, by its elements', () => {
  const text = '我是市公安局的王警官，你涉嫌洗钱，马上把钱转到安全账户，不要告诉家人。'
  expect(said(text)).toEqual(
    expect.arrayContaining([
      ['demand.safe-account', '安全账户'],
      ['pretext.crime', expect.stringContaining('涉嫌')],
    ]),
  )
  expect(reader.labelOf('demand.safe-account')).toEqual({ zh: '转入安全账户', en: 'To a "safe account"' })
})

test.each([
  ['fillers', '请转到安.全-账 户里', '安.全-账 户'],
  ['marks between single characters', '请转到安，全，账，户里', '安，全，账，户'],
  ['traditional', '請轉到安全賬戶裡', '安全賬戶'],
  ['homophones', '请转到安全帐户里', '安全帐户'],
  ['zero width', '请转到安\u200b全账\u200b户里', '安\u200b全账\u200b户'],
  ['behind an emoji', '😀😀请转到安全账户里', '安全账户'],
  ['full width letters', '打开ＡｎｙＤｅｓｋ', 'ＡｎｙＤｅｓｋ'],
])('%s: the mark covers what is written', (_, text, written) => {
  expect(said(text).map(([, stretch]) => stretch)).toEqual(
    expect.arrayContaining([expect.stringContaining(written)]),
  )
})

test('a notice that warns of it is marked as only spoken about', () => {
  const marks = reader.marks('公安机关提醒：凡是要求把钱转到安全账户的，都是诈骗！')
  expect(marks.length).toBeGreaterThan(0)
  expect(marks.filter(({ element, isWarned }) => element.startsWith('demand.') && !isWarned)).toEqual([])
})

test('every element that ships has an English name', () => {
  const elements = new Set(
    files.flatMap(({ path, text }) =>
      path.startsWith('lexicon/')
        ? Array.from(text.matchAll(/\bid: ([a-z]+\.[a-z0-9-]+)/g), ([, id = '']) => id)
        : [],
    ),
  )
  expect(elements.size).toBeGreaterThan(70)
  const spelled = [...elements].filter(
    (id) => reader.labelOf(id)?.en === (id.split('.')[1] ?? '').replaceAll('-', ' '),
  )
  expect(spelled).toEqual([])
})

const anything = fc.string({ unit: 'binary', maxLength: 300 })
const phrases = [
  '我是公安局民警',
  '你涉嫌洗钱',
  '把钱转到安全账户',
  '不要告诉家人',
  '验证码告诉我',
  '今天天气很好',
  '吃过饭了吗',
  '\n',
  '😀',
  ' . ',
]
const talk = fc.array(fc.constantFrom(...phrases), { maxLength: 30 }).map((parts) => parts.join('，'))

/** Half of a surrogate pair cannot be written as UTF-8. */
const isWhole = (text: string): boolean => Buffer.from(text).toString() === text

test('whatever the text: marks lie inside it, in order, none over another, none through a character', () => {
  fc.assert(
    fc.property(fc.oneof(anything, talk), (text) => {
      let last = 0
      for (const { start, end } of reader.marks(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        if (isWhole(text)) expect(isWhole(text.slice(start, end))).toBe(true)
        last = end
      }
    }),
  )
})

test('an undisguised text is marked at its own words, wherever they stand', () => {
  const plain = fc.array(fc.constantFrom('今天天气很好。', '你好。', '会议改到三点。', '😀。'), {
    maxLength: 12,
  })
  fc.assert(
    fc.property(plain, plain, (before, behind) => {
      const head = before.join('')
      const marks = reader.marks(`${head}把钱转到安全账户。${behind.join('')}`)
      const found = marks.find(({ element }) => element === 'demand.safe-account')
      expect(found).toMatchObject({ start: head.length + 4, end: head.length + 8 })
    }),
  )
})

test('spans that overlap: one element is united, of two the graver is shown', () => {
  const describe = (element: string) => ({
    kind: element.split('.')[0] ?? '',
    label: { zh: element, en: element },
  })
  const span = (element: string, start: number, end: number) => ({ element, start, end, isWarned: false })
  const marks = markText(
    'x'.repeat(20),
    [
      span('claim.bank', 0, 6),
      span('demand.transfer', 4, 9),
      span('demand.transfer', 8, 12),
      span('role.boss', 15, 99),
    ],
    describe,
  )
  expect(marks.map(({ element, start, end }) => [element, start, end])).toEqual([
    ['demand.transfer', 4, 12],
    ['role.boss', 15, 20],
  ])
})

test('a script is found by its id', () => {
  expect(scriptIn(files, 'authority#safe-account')).toMatchObject({ typology: 'authority', voice: 'mixed' })
  for (const id of [
    'authority#nothing',
    'nowhere#safe-account',
    'authority',
    'composed#0.1',
    'authority#toString',
  ])
    expect(scriptIn(files, id)).toBeNull()
})
