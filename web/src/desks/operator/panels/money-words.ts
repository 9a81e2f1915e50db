import { defineWords, type Words } from '../../../language/language'

export const moneyWords = defineWords({
  victim: { zh: '当事人', en: 'Victim' },
  tier: { zh: '{tier}级', en: 'Tier {tier}' },
  unnamed: { zh: '账户未知', en: 'Unknown' },
  openedOn: { zh: '开户 {day}', en: 'opened {day}' },
  payments: { zh: '{payments} 笔', en: '({payments} payments)' },
  held: { zh: '止付 {sum}', en: 'held {sum}' },
  frozen: { zh: '冻结 {sum}', en: 'frozen {sum}' },
  control: { zh: '{what}：{state}', en: '{what}: {state}' },
  from: { zh: '付款账户', en: 'From' },
  to: { zh: '收款账户', en: 'To' },
  amount: { zh: '金额', en: 'Sum' },
  at: { zh: '时间', en: 'At' },
  status: { zh: '状态', en: 'State' },
  measures: { zh: '止付冻结', en: 'Stop, freeze' },
  caption: {
    zh: '资金流向：{payments} 笔，{accounts} 个账户',
    en: 'The money: {payments} payments, {accounts} accounts',
  },
})

export const statusWords: Words = defineWords({
  pending: { zh: '待支付', en: 'pending' },
  settled: { zh: '已支付', en: 'paid' },
  reported: { zh: '据报已付', en: 'reported' },
  rejected: { zh: '已拒付', en: 'rejected' },
})
