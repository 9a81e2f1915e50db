import { defineWords, type Words } from '../../../../language/words'

export const traceWords = defineWords({
  trace: { zh: '资金追踪', en: 'Trace' },
  stillThere: { zh: '尚可挽回 {sum}', en: '{sum} still there' },
  none: { zh: '还没有可追踪的资金', en: 'No money to follow yet' },
  noneAbout: {
    zh: '有报案、反馈、银行答复或交易提到已转出的资金时，会从这里追下去。',
    en: 'Money that has left is followed from here, once a report, a visit, a bank or a payment tells of it.',
  },
  defrauded: { zh: '被骗转出', en: 'Paid by the victim' },
  thereOwn: { zh: '本案尚在账户', en: 'Of this case still there' },
  there: { zh: '涉案账户内合计', en: 'In these accounts, all cases' },
  heldOwn: { zh: '其中已止付冻结', en: 'Of it stopped or frozen' },
  cameBack: { zh: '已退回本人', en: 'Came back' },
  expected: { zh: '现在止付预计可挽回', en: 'A stop now may save' },
  rule: {
    zh: '按{rule}追踪；匹配时限 {minutes} 分钟。预计可挽回 = 尚在金额 × 0.5^（距转入小时数 ÷ {hours}）。',
    en: 'Followed by {rule}; a match within {minutes} minutes. May save = still there × 0.5^(hours since it came in ÷ {hours}).',
  },
  others: {
    zh: '与另外 {count} 起案件共用账户，资金一并计算；他案当事人不显示。',
    en: '{count} other cases share accounts: their money is counted, their victims are not shown.',
  },
  cut: { zh: '数据过多，仅追踪了一部分', en: 'There is more than was followed' },
  accounts: { zh: '账户', en: 'Accounts' },
  transfers: { zh: '流水', en: 'Transfers' },
  corrections: { zh: '更正', en: 'Corrections' },
  chart: {
    zh: '资金追踪图：{accounts} 个账户，{transfers} 笔涉案流水',
    en: 'Trace: {accounts} accounts, {transfers} tainted transfers',
  },
  victim: { zh: '当事人', en: 'Victim' },
  otherCase: { zh: '他案', en: 'Other case' },
  unknown: { zh: '未知账户', en: 'Unknown' },
  gone: { zh: '取现等', en: 'Cashed' },
  rest: { zh: '其余 {count} 个', en: '{count} others' },
  tier: { zh: '{tier}级', en: 'Tier {tier}' },
  account: { zh: '账户', en: 'Account' },
  received: { zh: '涉案转入', en: 'Tainted in' },
  left: { zh: '已转出', en: 'Gone on' },
  leftTitle: {
    zh: '转出 {sent}，取现 {cashed}，去向不明 {outOfSight}',
    en: '{sent} sent on, {cashed} cashed, {outOfSight} out of sight',
  },
  stillThereColumn: { zh: '尚在', en: 'Still there' },
  last: { zh: '最近转入', en: 'Last in' },
  save: { zh: '预计可挽回', en: 'May save' },
  freshness: { zh: '时效 {percent}%', en: 'freshness {percent}%' },
  act: { zh: '处理', en: 'Act' },
  from: { zh: '付款账户', en: 'From' },
  to: { zh: '收款账户', en: 'To' },
  amount: { zh: '金额', en: 'Sum' },
  tainted: { zh: '其中涉案', en: 'Of it tainted' },
  at: { zh: '时间', en: 'At' },
  how: { zh: '认定', en: 'By' },
  told: { zh: '来源', en: 'Told by' },
  expand: { zh: '展开全部账户', en: 'All accounts' },
  draft: { zh: '起草止付', en: 'Draft the stop' },
  drafted: { zh: '已起草，等待另一人审批', en: 'Drafted: another officer has to approve it' },
  dismiss: { zh: '不止付', en: 'No stop' },
  dismissed: { zh: '已记录', en: 'Noted' },
  dismissEffect: {
    zh: '该账户不再建议止付，理由留存。',
    en: 'The account is proposed no more; the reason is kept.',
  },
  correct: { zh: '更正', en: 'Correct' },
  correctTitle: { zh: '更正这笔流水', en: 'Correct this transfer' },
  correctEffect: {
    zh: '原来的说法保留，以最后一次更正为准；金额与止付建议随之重算。',
    en: 'What was told is kept and the last word holds; sums and proposals are computed anew.',
  },
  withdrawn: { zh: '没有这笔转账', en: 'There was no such transfer' },
  amended: { zh: '金额或时间有误', en: 'The sum or the time was wrong' },
  time: { zh: '实际时间', en: 'When it was' },
  yuan: { zh: '实际金额（元）', en: 'The sum, in yuan' },
  corrected: { zh: '已更正', en: 'Corrected' },
  correctionOf: { zh: '{by} 更正：{what}', en: '{by} corrected: {what}' },
  noSuch: { zh: '没有这笔转账', en: 'no such transfer' },
})

export const ruleWords: Words = defineWords({
  timestamp: { zh: '时间戳对应、不能对应的按比例', en: 'time stamp, else pro rata' },
  'pro-rata': { zh: '比例', en: 'pro rata' },
  'first-in-first-out': { zh: '先进先出', en: 'first in, first out' },
})

export const howWords: Words = defineWords({
  source: { zh: '被骗转出', en: 'victim’s payment' },
  matched: { zh: '一一对应', en: 'matched' },
  'pro-rata': { zh: '按比例', en: 'pro rata' },
  'first-in-first-out': { zh: '先进先出', en: 'first in, first out' },
})

export const toldWords: Words = defineWords({
  bank: { zh: '银行答复', en: 'bank' },
  transaction: { zh: '交易', en: 'payment' },
  visit: { zh: '见面', en: 'visit' },
  report: { zh: '报案', en: 'report' },
  stop: { zh: '止付', en: 'stop' },
})

export const notProposedWords: Words = defineWords({
  own: { zh: '本人账户', en: 'own account' },
  held: { zh: '已止付或冻结', en: 'stopped or frozen' },
  stop_limit: { zh: '已止付两次', en: 'has had two stops' },
  nothing_left: { zh: '已无余款', en: 'nothing left' },
})
