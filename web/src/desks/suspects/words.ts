import { defineWords, type Words } from '../../language/words'

export const suspectWords = defineWords({
  title: { zh: '涉案账户', en: 'Suspect accounts' },
  about: {
    zh: '银行止付、冻结过或人工登记的账户。以密钥哈希推送给各银行；向其付款即为研判理由。',
    en: 'Accounts that a bank has stopped or frozen, or that were registered by hand. Told to banks as keyed hashes; a payment to one is a reason in its evaluation.',
  },
  empty: { zh: '没有涉案账户', en: 'No suspect accounts' },
  emptyAbout: {
    zh: '银行止付成功后自动登记，也可由值班领导人工登记。',
    en: 'Registered by itself once a bank has held a stop, or by a supervisor by hand.',
  },
  cut: { zh: '只列出最近的 100 个', en: 'Only the latest 100 are listed' },
  add: { zh: '登记账户', en: 'Register an account' },
  addEffect: {
    zh: '登记后推送给各银行，并作为研判理由，到期自动移除。',
    en: 'It is told to all banks and is a reason when it is paid, until its time is over.',
  },
  added: { zh: '已登记', en: 'Registered' },
  account: { zh: '账号', en: 'Account' },
  grounds: { zh: '依据', en: 'Grounds' },
  days: { zh: '有效天数', en: 'For how many days' },
  state: { zh: '状态', en: 'State' },
  anyState: { zh: '全部状态', en: 'Any state' },
  source: { zh: '来源', en: 'Source' },
  listed: { zh: '登记', en: 'Registered' },
  expires: { zh: '到期', en: 'Until' },
  appeal: { zh: '申诉', en: 'Appeal' },
  act: { zh: '处理', en: 'Act' },
  end: { zh: '移除', en: 'Take out' },
  endEffect: {
    zh: '立即移除并通知各银行，理由留存。',
    en: 'Out at once, and banks are told; the reason is kept.',
  },
  ended: { zh: '已移除', en: 'Taken out' },
  fileAppeal: { zh: '登记申诉', en: 'Enter an appeal' },
  appealEffect: {
    zh: '由另一名值班领导在 72 小时内裁决；逾期未裁决的，账户先行移出。',
    en: 'Another supervisor decides within 72 hours; undecided by then the account is out until somebody does.',
  },
  statement: { zh: '申诉内容', en: 'What the holder says' },
  filed: { zh: '已受理', en: 'Entered' },
  grant: { zh: '支持申诉', en: 'Grant' },
  deny: { zh: '驳回申诉', en: 'Deny' },
  grantEffect: { zh: '账户立即移除。', en: 'The account is out at once.' },
  denyEffect: { zh: '账户继续登记。', en: 'The account stays registered.' },
  decision: { zh: '裁决理由', en: 'Decision' },
  decided: { zh: '已裁决', en: 'Decided' },
  decideBy: { zh: '{at} 前裁决', en: 'to decide by {at}' },
  overdue: { zh: '逾期未裁决', en: 'overdue' },
  open: { zh: '查看全号与依据', en: 'Open number and grounds' },
  close: { zh: '关闭', en: 'Close' },
})

export const stateWords: Words = defineWords({
  listed: { zh: '已登记', en: 'Registered' },
  suspended: { zh: '暂停', en: 'Suspended' },
  ended: { zh: '已移除', en: 'Taken out' },
  expired: { zh: '已到期', en: 'Expired' },
})

export const sourceWords: Words = defineWords({
  stop: { zh: '止付', en: 'Stop' },
  freeze: { zh: '冻结', en: 'Freeze' },
  hand: { zh: '人工', en: 'By hand' },
})

export const appealWords: Words = defineWords({
  filed: { zh: '待裁决', en: 'To decide' },
  granted: { zh: '已支持', en: 'Granted' },
  denied: { zh: '已驳回', en: 'Denied' },
})
