import { readPackFiles, type PackFile } from '../../src/engine'
import { loadPaths } from '../../src/config'

/** The project's own pack. */
export const shippedFiles = (): PackFile[] => readPackFiles(loadPaths({}).rulesDir)

/**
 * Without its rules, so that what a test finds its own rules have done; and with two files of scripts, so that the text
 * model is trained in no time.
 */
export const bareFiles = (): PackFile[] =>
  shippedFiles().filter(({ path, text }) => {
    const isScript = path.startsWith('scripts/')
    return isScript ? KEPT_SCRIPTS.includes(path) : !/^condition:/m.test(text)
  })

const KEPT_SCRIPTS = ['scripts/authority.yaml', 'scripts/honest-notices.yaml']

/** The same with one more file, or another text in the place of one. */
export const withFile = (path: string, text: string, files = shippedFiles()): PackFile[] => [
  ...files.filter((file) => file.path !== path),
  { path, text },
]

export interface RuleText {
  readonly id?: string
  readonly version?: number
  readonly status?: 'live' | 'shadow'
  readonly weight?: number
  readonly condition?: string
}

/** A rule that fires on every payment of a round million yuan, which no other test makes. */
export const ruleText = ({
  id = 'test.million',
  version = 1,
  status = 'live',
  weight = 6,
  condition = 'tx.amountFen == 100000000',
}: RuleText = {}): string => `id: ${id}
version: ${version}
title: { zh: 测试, en: Test }
typology: other-fraud
status: ${status}
signals: [transaction]
condition: ${condition}
weight: ${weight}
reason: 测试
falsePositives: []
references: []
tests:
  - { name: hit, given: { tx.amountFen: 100000000 }, expect: hit }
  - { name: miss, given: { tx.amountFen: 1 }, expect: miss }
`

/** The project's pack, or another one, and that rule. */
export const packWith = (rule: RuleText = {}, files = shippedFiles()): PackFile[] =>
  withFile('test/million.yaml', ruleText(rule), files)
