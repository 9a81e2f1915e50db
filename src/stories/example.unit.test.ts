import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../config'
import { parseYuan } from '../lib/money'
import { findLeaks, type SealedCase } from './leak-check'
import { mend } from './mending'
import { buildFacts, traitsOf, type CaseRecord } from './facts'
import { bandOf } from './sums'
import {
  casesAlike,
  K_ANONYMITY,
  wideningSteps,
  type CaseTraits,
  type PartOfDay,
  type SurnameTier,
  type VictimRole,
} from './widening'

/** The example of docs/story-check.md is computed by the code that it explains. */
const page = readFileSync(join(projectRoot, 'docs/story-check.md'), 'utf8')

const nothing = { protected: 0n, stopped: 0n, frozen: 0n, returned: 0n, paid_out: 0n, lost: 0n }
const shen: CaseRecord = {
  typology: 'leader-acquaintance',
  occurredAt: new Date('2023-02-23T02:16:00Z'),
  openedAt: new Date('2023-02-23T02:20:00Z'),
  district: '330602',
  isOrganisationsMoney: true,
  roleWritten: 'finance',
  name: '沈佩芳',
  idNumber: '330602198001012342',
  attemptedFen: 73_120_000n,
  money: nothing,
  doorAt: null,
  stopAt: null,
  freezeAt: null,
}
const sealed: SealedCase = {
  words: [
    { kind: 'name', value: '沈佩芳' },
    { kind: 'company', value: '绍兴市华盛纺织有限公司' },
  ],
  digits: [{ kind: 'phone', value: '13957512346' }],
  amounts: [73_120_000n],
  moments: [shen.occurredAt],
  cityNames: ['绍兴市'],
  isSumWidened: false,
  isTimeWidened: false,
}

test('each line is found as the page says, and is mended as it says', () => {
  for (const [written = '', found = '', instead = ''] of tableAfter('| written')) {
    const story = { title: '', body: written }
    const known = { facts: buildFacts(shen, []), victimName: shen.name }
    const said = findLeaks(story, sealed).map((leak) => {
      const { kind, start, end, replacement } = mend(leak, story, known)
      return [`${written.slice(start, end)} (${kind})`, replacement ?? '–']
    })
    expect([written, ...said]).toEqual([written, ...(found === 'nothing' ? [] : [[found, instead]])])
  }
})

test('k follows from the table of the other cases', () => {
  const others = tableAfter('| cases').flatMap(othersOf)
  const own = traitsOf(shen, 'common')
  const k = tableAfter('| said').map((_, taken) => casesAlike(own, others, [], wideningSteps.slice(0, taken)))
  expect(k.map((each) => [String(each), each >= K_ANONYMITY ? 'yes' : 'no'])).toEqual(
    tableAfter('| said').map(([, alike, enough]) => [alike, enough]),
  )
})

/** Cells of the table whose head begins so. */
function tableAfter(head: string): string[][] {
  const lines = page.slice(page.indexOf(`\n${head} `) + 1).split('\n')
  const rows = lines.slice(2, lines.indexOf(''))
  expect(rows.length).toBeGreaterThan(3)
  return rows.map((row) =>
    row
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
}

function othersOf([
  count,
  month = '',
  time = '',
  district = '',
  role = '',
  sum = '',
  surname = '',
]: string[]) {
  const yuan = parseYuan(sum.replaceAll(',', ''))
  if (!yuan.ok) throw new Error(sum)
  const other: CaseTraits = {
    quarter: '2023-Q1',
    month: `2023-${month}`,
    partOfDay: oneOf<PartOfDay>(['凌晨', '上午', '下午', '晚上'], time),
    district,
    role: oneOf<VictimRole>(['finance', 'staff', 'citizen'], role),
    typology: 'leader-acquaintance',
    sumBand: bandOf(yuan.value),
    surname: oneOf<SurnameTier>(['frequent', 'common'], /\((\w+)\)/.exec(surname)?.[1] ?? ''),
  }
  return Array.from({ length: Number(count) }, () => other)
}

function oneOf<T extends string>(all: readonly T[], name: string): T {
  const known = all.find((each) => each === name)
  if (known === undefined) throw new Error(name)
  return known
}
