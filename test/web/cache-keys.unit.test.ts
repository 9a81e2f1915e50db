import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** One key is one read: two paths under the same key would show each other's answers. */
const web = join(__dirname, '..', '..', 'web', 'src')
const READ = /\[\s*('[^\]]*?),?\s*\],\s*\(?[^()]*\)?\s*=>\s*(?:\{\s*return )?\s*api\.GET\(\s*'([^']+)'/g

/** The words of a key as they are, each variable as `*`. */
const shapeOf = (key: string): string =>
  key
    .split(',')
    .map((part) => (part.trim().startsWith("'") ? part.trim() : '*'))
    .join(',')

test('no two paths are kept under one key', () => {
  const paths = new Map<string, Set<string>>()
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((file) => /\.tsx?$/.test(file))
  for (const file of files) {
    for (const [, key = '', path = ''] of readFileSync(join(web, file), 'utf8').matchAll(READ)) {
      const shape = shapeOf(key)
      paths.set(shape, (paths.get(shape) ?? new Set()).add(path))
    }
  }
  expect(paths.size).toBeGreaterThan(60)
  expect([...paths].filter(([, of]) => of.size > 1).map(([shape, of]) => [shape, ...of])).toEqual([])
})
