import { OwnCases } from './own-cases'
import type { OwnCasesSettings } from './lexicon-schema'

const SETTINGS: OwnCasesSettings = {
  fewest: 4,
  dimensionsLog2: 14,
  epochs: 15,
  learningRate: 0.1,
  l2: 0.00005,
  orders: 1,
  norms: { unigram: 0.3, bigram: 0.5, trigram: 0.8, soundBigram: 0, soundTrigram: 0 },
  elementValue: 0,
  pairValue: 0,
  seed: 1,
}
const CLASSES = ['none', 'authority', 'loan-credit', 'other-fraud']

const lessons = (typology: string, texts: readonly string[]) =>
  texts.map((text, i) => ({ id: `case#${i}`, typology, text, author: 'case', weight: 8 }))
const numbered = (text: string): string[] =>
  ['一', '二', '三', '四', '五', '六'].map((n) => `${text}第${n}批`)
const honest = lessons('none', numbered('仓库盘点结束请各组把表格交到前台'))
const warrants = lessons('authority', numbered('您的名下有一张逮捕令请立即配合清查资金'))
const loans = lessons('loan-credit', numbered('额度已批下放款前先缴纳解冻费用'))

function learn(cases: ReturnType<typeof lessons>): OwnCases | null {
  return OwnCases.learn(cases, (typology) => CLASSES.indexOf(typology), CLASSES.length, SETTINGS, null)
}

test('what a case says is known by its own class', () => {
  const own = learn([...honest, ...warrants, ...loans])
  const [, authority = 0, loan = 0] = own?.logOddsOf('名下有逮捕令要清查资金') ?? []
  expect(authority).toBeGreaterThan(0)
  expect(authority).toBeGreaterThan(loan)
  const ofHonest = [...(own?.logOddsOf('盘点结束把表格交到前台') ?? [])].slice(1)
  expect(Math.max(...ofHonest)).toBeLessThan(0)
})

test('of a class without cases there is no opinion, but an honest text is honest', () => {
  const own = learn([...honest, ...warrants])
  expect(own?.logOddsOf('名下有逮捕令要清查资金')[3]).toBe(0)
  expect(own?.logOddsOf('盘点结束把表格交到前台')[3]).toBeLessThan(0)
})

test.each([
  ['no case', []],
  ['nothing honest', [...warrants, ...loans]],
  ['no fraud', honest],
  ['fewer than the setting', [...honest, ...warrants.slice(0, 3)]],
])('nothing is learnt of %s', (_, cases) => {
  expect(learn(cases)).toBeNull()
})
