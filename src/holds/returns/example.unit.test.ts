import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { projectRoot } from '../../config'
import { formatYuan, parseYuan } from '../../lib/money'
import { allocate, totalOf } from './allocate'

const exampleSchema = z.strictObject({
  available: z.string(),
  claims: z.array(z.strictObject({ id: z.string(), lost: z.string(), traced: z.string() })),
  shares: z.array(
    z.strictObject({ id: z.string(), direct: z.string(), proRata: z.string(), share: z.string() }),
  ),
})

const fen = (yuan: string): bigint => {
  const parsed = parseYuan(yuan)
  if (!parsed.ok) throw new Error(yuan)
  return parsed.value
}
const text = readFileSync(join(projectRoot, 'docs/returns.md'), 'utf8')
const examples = [...text.matchAll(/```json\n(.*?)```/gs)].map(([, json = '']) =>
  exampleSchema.parse(JSON.parse(json)),
)

test('the document has its three examples', () => {
  expect(examples).toHaveLength(3)
})

test.each(examples.map((example, index) => [index + 1, example] as const))(
  'example %i of docs/returns.md is what the code reckons',
  (_, { available, claims, shares }) => {
    const given = claims.map(({ id, lost, traced }) => ({ id, lostFen: fen(lost), tracedFen: fen(traced) }))
    const reckoned = allocate(fen(available), given).map((share) => ({
      id: share.id,
      direct: formatYuan(share.directFen),
      proRata: formatYuan(share.proRataFen),
      share: formatYuan(totalOf(share)),
    }))
    expect(reckoned).toEqual(shares)
  },
)
