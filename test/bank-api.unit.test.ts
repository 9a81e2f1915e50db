import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { bankReplySchema } from '../src/bank-message'
import { sign } from '../src/platform/signature'

const document = readFileSync(join(__dirname, '../docs/bank-api.md'), 'utf8')
const found = (pattern: RegExp): string => pattern.exec(document)?.[1] ?? ''

/** What a bank's engineer compares his own code with is what the service computes. */
describe('the quick start of docs/bank-api.md', () => {
  const secret = found(/# "([^"]+)" in the values below/)
  const time = found(/# (\d+) in the values below/)
  const body = found(/^BODY='(.+)'$/m)
  const { reference } = bankReplySchema.parse(JSON.parse(body))

  test('the answer in it is one that the service takes', () => {
    expect(bankReplySchema.parse(JSON.parse(body))).toMatchObject({ outcome: 'held' })
  })

  test.each([
    ['an answer', body],
    ['a question', reference],
  ])('the signature of %s is right', (_what, signed) => {
    expect(secret).toBe('a secret shared with CCB')
    expect(document).toContain(`\`${sign(secret, time, signed)}\``)
  })
})
