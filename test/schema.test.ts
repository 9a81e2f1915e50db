import { shapeOfDatabase } from './schema/database-shape'
import { shapeOfPrismaSchema } from './schema/prisma-schema'
import type { Shape } from './schema/shape'
import { testContext } from './setup/context'

const parts: (keyof Shape)[] = ['tables', 'columns', 'primaryKeys', 'uniques', 'references']
const inPrisma = shapeOfPrismaSchema()

test.each(parts)('schema.prisma and the migrated database have the same %s', async (part) => {
  const ctx = await testContext()
  const inDatabase = await shapeOfDatabase(ctx.pool)
  expect(inPrisma[part].length).toBeGreaterThan(0)
  expect(inPrisma[part]).toEqual(inDatabase[part])
})
