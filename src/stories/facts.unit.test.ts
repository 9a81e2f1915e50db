import { composeStory } from './compose'
import { buildFacts, roleOf, roundedDuration, sexOf, storyFacts, traitsOf, type CaseRecord } from './facts'
import { wideningSteps } from './widening'

const nothing = { protected: 0n, stopped: 0n, frozen: 0n, returned: 0n, paid_out: 0n, lost: 0n }

/** 23 February 2023: Ms Shen, finance, 731,200 yuan; a made-up identity number of a woman. */
const doumen: CaseRecord = {
  typology: 'leader-acquaintance.boss-group',
  occurredAt: new Date('2023-02-23T01:42:00Z'),
  openedAt: new Date('2023-02-23T02:00:00Z'),
  district: '330602',
  isOrganisationsMoney: true,
  roleWritten: 'finance',
  name: '沈佩芳',
  idNumber: '330602198001012342',
  attemptedFen: 73_120_000n,
  money: { ...nothing, frozen: 73_120_000n },
  doorAt: new Date('2023-02-23T02:07:20Z'),
  stopAt: new Date('2023-02-23T02:23:00Z'),
  freezeAt: new Date('2023-02-23T05:10:00Z'),
}

test('the Doumen case, not widened', () => {
  expect(buildFacts(doumen, [])).toEqual({
    version: 1,
    typology: 'leader-acquaintance',
    year: 2023,
    month: 2,
    quarter: 1,
    partOfDay: '上午',
    place: 'district',
    role: 'finance',
    person: { zh: '沈女士', en: 'Ms Shen' },
    attempted: { zh: '73万余元', en: 'more than 730,000 yuan' },
    money: {
      protected: null,
      stopped: null,
      frozen: { zh: '73万余元', en: 'more than 730,000 yuan' },
      returned: null,
      paidOut: null,
      lost: null,
    },
    untilDoor: { zh: '约7分钟', en: 'about 7 minutes' },
    untilStop: { zh: '约25分钟', en: 'about 25 minutes' },
    untilFreeze: { zh: '约3小时', en: 'about 3 hours' },
    widened: [],
  })
})

test('the Doumen case as a story says which money it was', () => {
  const { title, body } = composeStory(buildFacts(doumen, []))
  expect(title).toBe('“领导”在群里要求转账，73万余元被依法冻结')
  const opening = '2023年2月的一天上午，辖区某公司财务人员沈女士遭遇冒充领导、熟人诈骗，涉及资金73万余元。'
  expect(body.startsWith(opening)).toBe(true)
  expect(body).toContain('截至目前，73万余元已被依法冻结。')
  expect(body).toContain('One morning in February 2023, Ms Shen, who handles payments for a company')
  expect(body.match(/^- /gm)).toHaveLength(6)
})

test('each widening says less', () => {
  const facts = buildFacts(doumen, ['time', 'place', 'role', 'sum', 'name'])
  expect(facts).toMatchObject({
    month: null,
    partOfDay: null,
    place: 'city',
    role: 'citizen',
    person: { zh: '某女士', en: 'a woman' },
    attempted: null,
    money: { frozen: { zh: '资金' } },
  })
  const { title, body } = composeStory(facts)
  expect(body).toContain('2023年第一季度，本市市民某女士遭遇')
  expect(title).toBe('“领导”在群里要求转账，资金被依法冻结')
  expect(`${title}${body}`).not.toMatch(/73|十万|2月|沈|Shen|February|财务人员某/)
})

test('where too few are alike no case is told', () => {
  const { title, body } = composeStory(buildFacts(doumen, wideningSteps))
  expect(title).toBe('“领导”在群里要求转账，先核实再转账')
  expect(body).toContain('不是哪一个人的经历')
  expect(`${title}${body}`).not.toMatch(/73|20\d\d|季度|女士|市民|遭遇|冻结|frozen|quarter|resident/)
})

test('exactly 730,000 yuan is said without 余', () => {
  const exact = { ...doumen, attemptedFen: 73_000_000n, money: { ...nothing, protected: 73_000_000n } }
  const facts = buildFacts(exact, [])
  expect(facts.attempted).toEqual({ zh: '73万元', en: '730,000 yuan' })
  expect(composeStory(facts).title).toBe('“领导”在群里要求转账，73万元没有转出')
})

test('kinds of money stay apart', () => {
  const money = { ...nothing, protected: 5_000_000n, frozen: 20_050_000n, paid_out: 990_000n }
  const { body } = composeStory(buildFacts({ ...doumen, money }, []))
  expect(body).toContain('20万余元已被依法冻结；5万元没有转出；不足1万元已经转出，正在追查。各项分别统计。')
  expect(body).not.toContain('25万')
})

test.each([
  ['沈佩芳', '330602198001012342', '沈女士'],
  ['沈建国', '330602198001012359', '沈先生'],
  ['项小红', '330602198001012342', '某女士'], // rare
  ['欧阳小红', '330602198001012342', '某女士'], // a compound surname
  ['夏侯英', '330602198001012342', '某女士'], // begins like a common one
  ['Jane Roe', '330602198001012342', '某女士'],
  ['沈佩芳', null, '某当事人'], // nobody told the sex
  [null, '330602198001012342', '某女士'],
])('%s with %s is called %s', (name, idNumber, label) => {
  expect(buildFacts({ ...doumen, name, idNumber }, []).person.zh).toBe(label)
})

test.each([
  [true, '财务', 'finance'],
  [true, '出纳兼会计', 'finance'],
  [true, '总经理助理', 'staff'],
  [true, null, 'staff'],
  [false, 'finance', 'citizen'],
])('organisation %s, "%s" -> %s', (isOrganisationsMoney, roleWritten, role) => {
  expect(roleOf({ isOrganisationsMoney, roleWritten })).toBe(role)
})

test.each([
  [0, '不到1分钟'],
  [59_999, '不到1分钟'],
  [60_000, '约1分钟'],
  [9.6 * 60_000, '约10分钟'],
  [13 * 60_000, '约15分钟'],
  [57.4 * 60_000, '约55分钟'],
  [58 * 60_000, '约1小时'],
  [26 * 3_600_000, '约26小时'],
  [72 * 3_600_000, '约3天'],
])('%d ms is said as %s', (milliseconds, text) => {
  expect(roundedDuration(milliseconds).zh).toBe(text)
})

test('an identity number tells the sex, a damaged one does not', () => {
  expect([
    sexOf('330602198001012342'),
    sexOf('330602198001012359'),
    sexOf('33060219800101'),
    sexOf(null),
  ]).toEqual(['female', 'male', 'unknown', 'unknown'])
})

test('traits are taken in the time of the city', () => {
  const lateOnNewYearsEve = { ...doumen, occurredAt: new Date('2022-12-31T16:30:00Z') }
  expect(traitsOf(lateOnNewYearsEve, 'common')).toMatchObject({
    quarter: '2023-Q1',
    month: '2023-1',
    partOfDay: '凌晨',
    sumBand: '100k_1m',
    typology: 'leader-acquaintance',
  })
})

test('facts are a white-list: they are read back strictly', () => {
  const facts = buildFacts(doumen, [])
  expect(storyFacts.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts)
  expect(storyFacts.safeParse({ ...facts, name: '沈佩芳' }).success).toBe(false)
})
