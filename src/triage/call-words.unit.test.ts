import { callWordsFor } from './call-words'

test.each([
  'authority',
  'leader-acquaintance',
  'customer-service',
  'loan-credit',
  'other-fraud',
  'authority.police',
])('%s: five lines in both languages, who we are first', (typology) => {
  const { lines } = callWordsFor(typology)
  expect(lines.map(({ step }) => step)).toEqual(['who', 'stop', 'ask', 'tell', 'keep'])
  expect(lines[0]?.zh).toContain('96110')
  for (const { zh, en } of lines) {
    expect(zh).toMatch(/[\u3400-\u9fff]/)
    expect(en).not.toMatch(/[\u3400-\u9fff]/)
  }
})

test('a nested typology has its family’s words, another fraud the general ones', () => {
  expect(callWordsFor('authority.police')).toEqual(callWordsFor('authority'))
  expect(callWordsFor('other-fraud.romance')).toEqual(callWordsFor('nothing-known'))
  expect(callWordsFor('authority')).not.toEqual(callWordsFor('nothing-known'))
})
