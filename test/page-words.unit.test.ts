import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/**
 * The page speaks two languages, whole: every word has both, and no text stands in the code outside the word lists.
 * Read from the code itself.
 */
const ROOT = join(__dirname, '..', 'web', 'src')
const CJK = /[\u3400-\u9fff\u3000-\u303f\uff00-\uffef]/
/** Two Latin letters beside each other: a word, where a unit or a sign would be one. */
const LATIN = /\p{Script=Latin}{2,}/u

const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !path.startsWith('generated') && !path.includes('.test.'))
  .sort()

interface Both {
  readonly where: string
  readonly zh: string
  readonly en: string
}

test('every word is Chinese in Chinese and English in English', () => {
  const wrong = files
    .flatMap(wordsOf)
    .filter(
      ({ zh, en }) =>
        zh.trim() === '' || en.trim() === '' || CJK.test(en) || (LATIN.test(en) && isUntranslated(zh)),
    )
  expect(wrong).toEqual([])
})

test('both languages fill in the same things', () => {
  const holes = (text: string): string[] =>
    [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name).sort()
  const wrong = files.flatMap(wordsOf).filter(({ zh, en }) => holes(zh).join() !== holes(en).join())
  expect(wrong).toEqual([])
})

test('no Chinese and no English stands in the code outside the word lists', () => {
  expect(files.flatMap(strayTexts)).toEqual([])
})

/** No Chinese character in it, and more than a name that is the same everywhere (RSS, CSV, QR). */
const isUntranslated = (zh: string): boolean => !CJK.test(zh) && /[a-z]{2,}/.test(zh.replace(/\{\w+\}/g, ''))

function sourceOf(path: string): ts.SourceFile {
  return ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2023, true)
}

function wordsOf(path: string): Both[] {
  const found: Both[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const [zh, en] = [textOf(node, 'zh'), textOf(node, 'en')]
      if (zh !== null && en !== null) found.push({ where: `${path}: ${zh}`, zh, en })
    }
    ts.forEachChild(node, visit)
  }
  visit(sourceOf(path))
  return found
}

function textOf(node: ts.ObjectLiteralExpression, name: string): string | null {
  const property = node.properties.find(
    (each): each is ts.PropertyAssignment => ts.isPropertyAssignment(each) && each.name.getText() === name,
  )
  if (property === undefined || !ts.isStringLiteralLike(property.initializer)) return null
  return property.initializer.text
}

/** The names of the languages are written in themselves; the tests' own sources are not the page. */
const OWN_NAMES = ['中文', 'English']

function strayTexts(path: string): string[] {
  const stray: string[] = []
  const visit = (node: ts.Node): void => {
    const text = ts.isJsxText(node) ? node.text : ts.isStringLiteralLike(node) ? node.text : ''
    const isStray = CJK.test(text) || (ts.isJsxText(node) && LATIN.test(text))
    if (isStray && !isWord(node) && !OWN_NAMES.includes(text))
      stray.push(`${path}: ${text.trim().slice(0, 60)}`)
    ts.forEachChild(node, visit)
  }
  visit(sourceOf(path))
  return stray
}

/** Beside a property zh or en: `{ zh: '…', en: '…' }`, or a choice by language. */
function isWord(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isPropertyAssignment(parent) && ['zh', 'en'].includes(parent.name.getText())) return true
  return ts.isConditionalExpression(parent) || ts.isTemplateSpan(parent)
}
