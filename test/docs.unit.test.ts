import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { events } from '../src/events'
import { campaignMachine } from '../src/campaigns'
import { citizenReportMachine } from '../src/citizen-reports/machine'
import { flow } from '../src/flow'
import { bankLinkMachine } from '../src/holds/bank-links/machine'
import { appealMachine } from '../src/holds/appeals/machine'
import { freezeMachine } from '../src/holds/freezes/machine'
import { proposalMachine } from '../src/holds/onward/machine'
import { protectionMachine } from '../src/holds/protective-holds/machine'
import { correctionMachine } from '../src/ledger-corrections/machine'
import { reportDraftMachine } from '../src/holds/report-drafts/machine'
import { returnMachine } from '../src/holds/returns/machine'
import { objectionMachine } from '../src/holds/returns/objections/machine'
import { stopMachine } from '../src/holds/stop-payments/machine'
import { accountNames } from '../src/ledger'
import { messageMachine } from '../src/notices/machine'
import { roles } from '../src/policies'
import { replayMachine } from '../src/replays/machine'
import { rulesetMachine } from '../src/rulesets/machine'
import { consentMachine } from '../src/stories/consents/machine'
import { storyMachine } from '../src/stories/machine'
import { taskMachine } from '../src/tasks/machine'
import { suspectAppealMachine } from '../src/suspect-accounts/appeals/machine'
import { suspectMachine } from '../src/suspect-accounts/machine'
import { tracedAccountMachine } from '../src/trace/machine'
import { warningMachine } from '../src/warnings/machine'

/** The documents speak of the code as it is: what they name exists, and the glossary forgets nothing. */
const ROOT = join(__dirname, '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const glossary = read('docs/glossary.md')
const law = read('docs/law.md')
const migrations = readdirSync(join(ROOT, 'prisma/migrations'))
  .filter((name) => /^\d/.test(name))
  .map((name) => read(`prisma/migrations/${name}/migration.sql`))
  .join('\n')
const tables = [...migrations.matchAll(/^CREATE TABLE (\w+) \(/gm)].map(([, name = '']) => name)

const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map(([, name = '']) => name)
const machines = [
  warningMachine,
  messageMachine,
  taskMachine,
  stopMachine,
  freezeMachine,
  protectionMachine,
  appealMachine,
  bankLinkMachine,
  proposalMachine,
  reportDraftMachine,
  correctionMachine,
  returnMachine,
  objectionMachine,
  storyMachine,
  consentMachine,
  rulesetMachine,
  campaignMachine,
  citizenReportMachine,
  replayMachine,
  tracedAccountMachine,
  suspectMachine,
  suspectAppealMachine,
]

test.each([
  ['docs/glossary.md', glossary],
  ['docs/law.md', law],
])('every file that %s names exists', (_path, text) => {
  const paths = quoted(text).filter((name) =>
    /^(?:src|rules|seeds|docs|test|workers|prisma)\/[\w./-]*$/.test(name),
  )
  expect(paths.length).toBeGreaterThan(10)
  expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
})

test('every table and constraint that docs/law.md names is in the migrations', () => {
  const named = [...law.matchAll(/\b(?:table|constraint) `(\w+)`/g)].map(([, name = '']) => name)
  expect(named.length).toBeGreaterThan(5)
  expect(named.filter((name) => !new RegExp(`\\b(?:TABLE|CONSTRAINT) ${name}\\b`).test(migrations))).toEqual(
    [],
  )
})

test('the glossary has every stage with its Chinese name', () => {
  expect(flow.filter(({ noun }) => !glossary.includes(noun))).toEqual([])
})

test.each(machines.map((each) => [each.name, each] as const))(
  'the glossary has every state and event of %s',
  (_name, each) => {
    const known = quoted(glossary)
    expect([...each.states, ...each.events].filter((word) => !known.includes(word))).toEqual([])
  },
)

test('no machine is forgotten here', () => {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  expect(files.filter((path) => path.endsWith('/machine.ts') && !path.startsWith('lib/'))).toHaveLength(
    machines.length,
  )
})

test('the glossary has every domain event, ledger account, role and table', () => {
  const known = quoted(glossary)
  const words = [...Object.keys(events), ...accountNames, ...tables]
  expect(words.filter((word) => !known.includes(word))).toEqual([])
  expect(roles.filter((role) => !new RegExp(`^\\| ${role} +\\|`, 'm').test(glossary))).toEqual([])
})
