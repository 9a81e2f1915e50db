import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize, relative } from 'node:path'
import ts from 'typescript'

const ROOT = join(__dirname, '..', '..')

export interface Import {
  readonly from: string
  readonly to: string
  readonly isPackage: boolean
  readonly isTypeOnly: boolean
}

export function sourceFiles(): string[] {
  return ['src', 'workers']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) =>
        join(folder, path),
      ),
    )
    .filter((path) => path.endsWith('.ts'))
    .filter((path) => !path.endsWith('.test.ts') && !path.startsWith('src/generated/'))
    .sort()
}

export function importsOf(from: string, sources: readonly string[]): Import[] {
  const text = readFileSync(join(ROOT, from), 'utf8')
  const source = ts.createSourceFile(from, text, ts.ScriptTarget.ES2023)
  return ts.preProcessFile(text, true, true).importedFiles.map(({ fileName }) => {
    const isTypeOnly = source.statements.some(
      (statement) => isTypeOnlyImport(statement) && specifierOf(statement) === fileName,
    )
    const isPackage = !fileName.startsWith('.')
    return {
      from,
      to: isPackage ? packageOf(fileName) : resolve(from, fileName, sources),
      isPackage,
      isTypeOnly,
    }
  })
}

const isTypeOnlyImport = (statement: ts.Statement): statement is ts.ImportDeclaration =>
  ts.isImportDeclaration(statement) && statement.importClause?.isTypeOnly === true
const specifierOf = (statement: ts.ImportDeclaration): string | null =>
  ts.isStringLiteral(statement.moduleSpecifier) ? statement.moduleSpecifier.text : null
const packageOf = (name: string): string =>
  name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name)

function resolve(from: string, specifier: string, sources: readonly string[]): string {
  const base = relative(ROOT, normalize(join(ROOT, dirname(from), specifier)))
  if (base.startsWith('src/generated/')) return base
  const match = [base, `${base}.ts`, `${base}/index.ts`].find((path) => sources.includes(path))
  return match ?? base
}

/** Depth-first search for a way back; each cycle once, as the path that closes it. */
export function cycles(local: readonly Import[]): string[] {
  const edges = new Map<string, string[]>()
  for (const { from, to, isTypeOnly } of local)
    if (!isTypeOnly) edges.set(from, [...(edges.get(from) ?? []), to])
  const done = new Set<string>()
  const found: string[] = []
  const visit = (path: string[]): void => {
    const here = path.at(-1)
    if (here === undefined || done.has(here)) return
    for (const next of edges.get(here) ?? []) {
      if (path.includes(next)) found.push([...path.slice(path.indexOf(next)), next].join(' -> '))
      else visit([...path, next])
    }
    done.add(here)
  }
  for (const start of edges.keys()) visit([start])
  return found
}
