import type { Pool } from 'pg'
import type { Shape } from './shape'

const OURS = `n.nspname = 'public' AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname <> '_prisma_migrations'`

/** The migrated database, as its own catalogue tells it. */
export async function shapeOfDatabase(pool: Pool): Promise<Shape> {
  const lines = async (sql: string): Promise<string[]> => {
    const { rows } = await pool.query<{ line: string }>(sql)
    return rows.map(({ line }) => line).sort()
  }
  // Partial unique indexes are rules of the database's own, which Prisma cannot say.
  const key = (isPrimary: boolean) => `
    SELECT format('%s(%s)', c.relname, ${columnList('i.indrelid', 'i.indkey')}) line
      FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE ${OURS} AND i.indisunique AND i.indisprimary = ${isPrimary} AND i.indpred IS NULL`
  return {
    tables: await lines(
      `SELECT c.relname line FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE ${OURS}`,
    ),
    columns: await lines(`
      SELECT format('%s.%s %s %s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                    CASE WHEN a.attnotnull THEN 'not null' ELSE 'null' END,
                    CASE WHEN a.atthasdef OR a.attidentity <> '' THEN ' default' ELSE '' END) line
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${OURS} AND a.attnum > 0 AND NOT a.attisdropped`),
    primaryKeys: await lines(key(true)),
    uniques: await lines(key(false)),
    references: await lines(`
      SELECT format('%s(%s) -> %s(%s)', c.relname, ${columnList('k.conrelid', 'k.conkey')},
                    k.confrelid::regclass, ${columnList('k.confrelid', 'k.confkey')}) line
        FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE ${OURS} AND k.contype = 'f'`),
  }
}

const columnList = (table: string, numbers: string): string => `
  (SELECT string_agg(b.attname, ', ' ORDER BY o.place)
     FROM unnest(${numbers}) WITH ORDINALITY o(number, place)
     JOIN pg_attribute b ON b.attrelid = ${table} AND b.attnum = o.number)`
