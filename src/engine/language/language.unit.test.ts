import { join } from 'node:path'
import { FUNCTIONS } from '../expression/compile'
import { signalFacts } from '../facts/vocabulary'
import { ruleBasisOf } from '../rules/check-changes'
import { readPackFiles } from '../rules/load-pack'
import { ruleSchema } from '../rules/rule-schema'
import { functionWords, ruleKeyWords } from './expression-words'
import { factWords } from './fact-words'
import { languageOf } from './pack-language'

const files = readPackFiles(join(__dirname, '../../../rules'))
const basis = ruleBasisOf(files)
const language = basis === null ? null : languageOf(files, basis)

test('every fact of a signal is explained, and nothing that is none', () => {
  expect(Object.keys(factWords).sort()).toEqual(signalFacts.map(({ name }) => name).sort())
})

test('the functions are those that conditions are compiled with', () => {
  expect(functionWords.map(({ name }) => name).sort()).toEqual(Object.keys(FUNCTIONS).sort())
})

test('the keys are those of a rule file', () => {
  expect(Object.keys(ruleKeyWords)).toEqual(Object.keys(ruleSchema.shape))
})

test('a measure of a window is explained by how it is declared', () => {
  const found = language?.facts.find(({ name }) => name === 'window.pairKnownDays')
  expect(found).toMatchObject({
    type: 'double',
    unit: 'd',
    en: 'days since the first (window pair, within 365d)',
  })
  expect(found?.zh).toBe('距最早一次的天数(窗口 pair,365d 内)')
})

test('names of the pack are there to be written', () => {
  expect(language?.typologies.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['from-text', 'leader-acquaintance.boss']),
  )
  expect(language?.elements.map(({ id }) => id)).toContain('memo.payroll')
  expect(language?.marks).toContain('mark.young')
  expect(language?.facts.find(({ name }) => name === 'payee.nameKinds')?.values).toContain('hospital')
})
