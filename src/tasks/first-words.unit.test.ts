import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { firstWordsFor } from './first-words'

const known = parse(readFileSync(join(__dirname, '../../rules/typologies.yaml'), 'utf8')) as {
  typologies: { id: string }[]
}

test.each(known.typologies.map(({ id }) => id))('%s has three sentences, zh and en', (id) => {
  const { zh, en } = firstWordsFor(id)
  expect([zh.length, en.length]).toEqual([3, 3])
  // Victims are told that nobody may know: who we are, and how to check it, comes first.
  expect(zh[0]).toContain('110')
  expect(en[0]).toContain('110')
})

test('a finer typology speaks as the one it is nested in, an unknown one in general', () => {
  expect(firstWordsFor('authority.police')).toBe(firstWordsFor('authority'))
  expect(firstWordsFor('authority')).not.toBe(firstWordsFor('leader-acquaintance'))
  expect(firstWordsFor('none')).toBe(firstWordsFor('other-fraud'))
})
