import { defineWords } from '../../language/language'

export const reportWords = defineWords({
  title: { zh: '报案：一级账户止付草稿', en: 'From the report: stops of first-tier accounts' },
  about: {
    zh: '系统按报案起草，尚无人签字。补齐四要素后由您认领，再由另一人批准；须在报案后 30 分钟内报送银行。',
    en: 'Drafted from the report; nobody has signed it. Complete and adopt it, then another officer approves; the bank is to have it within 30 minutes of the report.',
  },
  enterWithin: { zh: '报送剩余', en: 'to the bank within' },
  entered: { zh: '已于 {at} 报送', en: 'with the bank since {at}' },
  missing: { zh: '缺：{fields}', en: 'Missing: {fields}' },
  nothingMissing: { zh: '四要素齐全', en: 'All four fields are there' },
  between: { zh: '、', en: ', ' },
  noAccount: { zh: '账号未知', en: 'account not known' },
  noName: { zh: '户名未知', en: 'name not known' },
  noBank: { zh: '开户行未知', en: 'bank not known' },
  noAmount: { zh: '金额未知', en: 'amount not known' },
  reports: { zh: '{count} 个来源报告同一笔', en: '{count} reports of the same' },
  adopt: { zh: '认领起草', en: 'Adopt' },
  complete: { zh: '补齐', en: 'Complete' },
  correct: { zh: '更正', en: 'Correct' },
  completeTitle: { zh: '补齐四要素', en: 'Complete the four fields' },
  keep: { zh: '先保存', en: 'Keep for now' },
  kept: { zh: '已保存', en: 'Kept' },
  adopted: { zh: '已认领，等待另一人批准', en: 'Adopted; it waits for another officer' },
  leaveEmpty: { zh: '不填则保持原样', en: 'Left empty it stays as it is' },
  list: { zh: '报案：待报送的一级账户', en: 'From reports: first-tier accounts' },
  page: { zh: '报案止付草稿', en: 'Stop drafted from a report' },
  reportedAt: { zh: '报案时间', en: 'Reported at' },
})

/** What a bank needs (the service's own names). */
export const fieldWords = defineWords({
  account: { zh: '账号', en: 'account' },
  accountName: { zh: '户名', en: 'account name' },
  amount: { zh: '金额', en: 'amount' },
  transferredAt: { zh: '转账时间', en: 'time' },
  bankCode: { zh: '开户行', en: 'bank' },
})
