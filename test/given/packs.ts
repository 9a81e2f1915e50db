import { readPackFiles, type PackFile } from '../../src/engine'
import { loadPaths } from '../../src/config'

/** The project's own pack. */
export const shippedFiles = (): PackFile[] => readPackFiles(loadPaths({}).rulesDir)

/** Without its rules: what a test then finds, its own rules have done. */
export const bareFiles = (): PackFile[] => shippedFiles().filter(({ text }) => !/^condition:/m.test(text))

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
