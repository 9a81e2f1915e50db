import { amountsIn } from './leak-amounts'
import type { FindingKind } from './finding-kinds'
import { findLeaks, type SealedCase } from './leak-check'
import { readText } from './leak-text'

const sealed: SealedCase = {
  words: [
    { kind: 'name', value: '沈佩芳' },
    { kind: 'name', value: '王建国' },
    { kind: 'name', value: 'John Templeton' },
    { kind: 'name', value: '领导' },
    { kind: 'officer', value: '陆海明' },
    { kind: 'station', value: '越城区斗门派出所' },
    { kind: 'place', value: '越城区' },
    { kind: 'place', value: '斗门街道' },
    { kind: 'company', value: '绍兴市华盛纺织有限公司' },
    { kind: 'group', value: '华盛财务对接群' },
    { kind: 'handle', value: 'wang_jg-1968' },
    { kind: 'address', value: '浙江省绍兴市越城区斗门街道世纪东街128号华联大厦3幢502室' },
    { kind: 'text', value: '小沈，你先把保证金打到对方账上，合同下午再补，我在开会不方便接电话。' },
  ],
  digits: [
    { kind: 'phone', value: '13957512346' },
    { kind: 'account', value: '6222021211001234567' },
    { kind: 'id_number', value: '33060219800101234X' },
  ],
  amounts: [73_120_000n],
  moments: [new Date('2023-02-23T02:16:00Z')],
  cityNames: ['绍兴市'],
  isSumWidened: false,
  isTimeWidened: false,
}

const kindsIn = (body: string, of: SealedCase = sealed): FindingKind[] => [
  ...new Set(findLeaks({ title: '', body }, of).map(({ kind }) => kind)),
]

const leaks: readonly [FindingKind, string][] = [
  ['name', '沈佩芳女士'],
  ['name', '沈 佩 芳'],
  ['name', '沈-佩-芳'],
  ['name', '沈·佩芳'],
  ['name', '沈\u200b佩\u200d芳'],
  ['name', '沈【佩】芳'],
  ['name', '佩芳说'],
  ['name', '沈*芳'],
  ['name', '沈某芳'],
  ['name', '沈佩×'],
  ['name', '一名叫Shen Peifang的职工'],
  ['name', 'Peifang Shen paid'],
  ['name', 'Mr TEMPLETON rang'],
  ['name', '真正的王建國'],
  ['name', '她的同事李小梅女士'],
  ['officer', '民警陆海明赶到'],
  ['station', '斗门派出所'],
  ['station', '斗门所民警'],
  ['station', '城南派出所'],
  ['place', '越城区'],
  ['place', '越 城'],
  ['place', '斗門'],
  ['company', '绍兴市华盛纺织有限公司'],
  ['company', '华盛纺织'],
  ['company', '华 盛 公司'],
  ['company', '某某市恒大印染有限公司'],
  ['group', '华盛财务对接群'],
  ['group', '“华盛财务对接”'],
  ['handle', 'wang_jg-1968'],
  ['handle', 'WANG JG 1968'],
  ['address', '世纪东街'],
  ['address', '世纪东街１２８号'],
  ['address', '华联大厦'],
  ['address', '3幢502室'],
  ['address', '位于胜利西路的公司'],
  ['address', '三号楼'],
  ['text', '对方说“你先把保证金打到对方账上”'],
  ['text', '對方說：你先把保證金打到對方賬上'],
  ['phone', '13957512346'],
  ['phone', '139 5751 2346'],
  ['phone', '139-5751-2346'],
  ['phone', '1​3​9​5​7​5​1​2​3​4​6'],
  ['phone', '１３９５７５１２３４６'],
  ['phone', '幺三九五七五幺二三四六'],
  ['phone', '壹叁玖伍柒伍壹贰叁肆陆'],
  ['phone', '①③⑨⑤⑦⑤①②③④⑥'],
  ['phone', '电话后几位是512346'],
  ['phone', '(2346)'],
  ['phone', '13800138000'],
  ['masked_number', '139****2346'],
  ['number_tail', '尾号2346的手机'],
  ['number_tail', '尾号为二三四六'],
  ['number_tail', 'an account ending in 4567'],
  ['account', '6222021211001234567'],
  ['account', '6222 0212 1100 1234 567'],
  ['account', '卡号1100123'],
  ['account', '六二二二〇二一二'],
  ['account', '6228480402564890018'],
  ['id_number', '33060219800101234X'],
  ['id_number', '330602 19800101'],
  ['id_number', '11010519491231002X'],
  ['amount', '731200元'],
  ['amount', '731,200.00元'],
  ['amount', '¥731,200'],
  ['amount', '731 200'],
  ['amount', '７３１２００'],
  ['amount', '73.12万元'],
  ['amount', '73.1万余元'],
  ['amount', '73万1200元'],
  ['amount', '七十三万一千二百元'],
  ['amount', '柒拾叁万壹仟贰佰元整'],
  ['amount', '七十三点一二万'],
  ['amount', '73.12w'],
  ['amount', '731.2k'],
  ['amount', '近731,199元'],
  ['date', '2023年2月23日'],
  ['date', '2023-02-23'],
  ['date', '2月23日上午'],
  ['date', '二月二十三日'],
  ['date', '23日上午'],
  ['date', '二十三号'],
  ['date', '2/23'],
  ['date', 'on February 23'],
  ['date', '23 Feb 2023'],
  ['date', '5月6日'],
  ['time', '10:16'],
  ['time', '上午十点'],
  ['time', '10时16分'],
  ['time', '十点半'],
  ['url', 'http://example.com/x'],
  ['url', 'safe-bank.top'],
  ['email', 'a.b@c.cn'],
  ['plate', '浙D·A1234'],
  ['plate', '浙 D A1234挂'],
  ['chat_id', '微信号:abc_12345'],
  ['chat_id', 'QQ 12345678'],
  ['long_number', '0575-8812345'],
  ['sum_exact', '另一人损失28,461元'],
  ['sum_exact', '另一人损失三万六千元'],
  ['sum_exact', '先返利2380元'],
  ['sum_exact', 'another lost 28,461 yuan'],
  ['landmark', '民警赶到东湖批发市场'],
  ['landmark', '家住柳溪村'],
  ['landmark', '六楼财务室'],
  ['trait', '52岁'],
  ['trait', '五十多岁'],
  ['trait', 'a 52-year-old woman'],
  ['trait', '退休教师沈女士'],
]

test.each(leaks)('%s: %s', (kind, text) => {
  expect(kindsIn(`当日，${text}。`)).toContain(kind)
})

test.each([
  '2023年2月的一天上午，辖区某公司财务人员沈女士遭遇冒充领导、熟人诈骗，涉及资金73万余元。',
  '涉及730,000 yuan。',
  '涉及73万元，其中七十万元没有转出。',
  '预警发出后约25分钟，民警见到当事人；48小时内完成冻结。',
  '拨打96110，已经转账的拨打110。',
  '来到就近的派出所当面核实，骗子的套路并不高明，一路追查。',
  '于是沈女士停止了转账，对于沈女士来说，这一点很重要。',
  '群里的“领导”“王总”一再催促。',
  '每5起案件中就有1起；损失约2000元的另一起不在此列；不足1万元的不立即到账。',
])('nothing to find in: %s', (text) => {
  expect(findLeaks({ title: text, body: text }, sealed)).toEqual([])
})

test('a finding points at the place and does not repeat what is sealed', () => {
  const [finding, ...others] = findLeaks({ title: '沈 佩 芳获救', body: '无' }, sealed)
  expect(others).toEqual([])
  expect(finding).toEqual({ kind: 'name', field: 'title', start: 0, end: 5, what: 'sealed' })
})

test('what looks like somebody is told apart from what is somebody of the case', () => {
  const [finding] = findLeaks({ title: '', body: '13800138000' }, sealed)
  expect(finding).toMatchObject({ kind: 'phone', what: 'pattern', start: 0, end: 11 })
})

test('what was widened may not come back by an edit', () => {
  const widened = { ...sealed, isSumWidened: true, isTimeWidened: true }
  expect(kindsIn('73万余元', widened)).toEqual(['amount'])
  expect(kindsIn('2023年2月', widened)).toEqual(['date'])
  const round = { ...widened, amounts: [10_000_000n, 1_000_000_000n] }
  expect(kindsIn('数十万元，上千万元，2023年第一季度', round)).toEqual([])
})

test.each([
  ['73万1200元', 73_120_000n],
  ['七十三万一千二百元', 73_120_000n],
  ['十万元', 10_000_000n],
  ['1亿3000万元', 13_000_000_000n],
  ['1,234.56元', 123_456n],
  ['两千元', 200_000n],
])('%s is %s fen', (text, fen) => {
  expect(amountsIn(readText(text))).toEqual([{ fen, start: 0, end: text.length }])
})

test.each(['2023年', '30分钟', '96110', '12人', '一点也不', '千万不要'])('%s is no sum', (text) => {
  expect(amountsIn(readText(text)).filter(({ fen }) => fen % 1_000_000n !== 0n)).toEqual([])
})
