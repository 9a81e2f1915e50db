import { defineWords } from '../../../language/language'

export const answerFileWords = defineWords({
  open: { zh: '批量答复', en: 'Answer by file' },
  title: { zh: '批量答复（CSV）', en: 'Answer by file (CSV)' },
  about: {
    zh: '下载模板，填写“结果”“办理时间”等列后上传。逐行受理：正确的行生效，错误的行按行号列出；同一文件重复上传不会重复生效。',
    en: 'Download the template, fill in outcome and time, and choose the file. Good rows are kept, bad ones are told by line; the same file twice changes nothing.',
  },
  template: { zh: '下载模板（待答复请求）', en: 'Download the template (what waits)' },
  file: { zh: '选择文件', en: 'Choose a file' },
  unreadable: { zh: '不是文本 CSV 文件，请另存为 CSV', en: 'This is no CSV text: save it as CSV' },
  tooBig: { zh: '文件过大', en: 'The file is too large' },
  read: { zh: '已读取 {name}', en: '{name} has been read' },
  preview: {
    zh: '预览：{taken} 行将生效，{already} 行此前已答复，{refused} 行有误',
    en: 'Preview: {taken} will be taken, {already} answered before, {refused} refused',
  },
  done: {
    zh: '{taken} 行已生效，{already} 行此前已答复，{refused} 行有误',
    en: '{taken} taken, {already} answered before, {refused} refused',
  },
  submit: { zh: '提交正确的行', en: 'Send the good rows' },
  line: { zh: '第 {line} 行', en: 'Line {line}' },
  expects: { zh: '应为：{expected}', en: 'expected: {expected}' },
  outcome: { zh: '结果', en: 'outcome' },
  amount: { zh: '金额', en: 'amount' },
  balance: { zh: '余额', en: 'balance' },
  at: { zh: '办理时间', en: 'time' },
  cause: { zh: '原因', en: 'cause' },
  number: { zh: '文书编号', en: 'number' },
  reference: { zh: '请求编号', en: 'reference' },
  outcomeHelp: {
    zh: '该请求可用的结果，且尚未有其他答复',
    en: 'an outcome that fits, of a request not answered otherwise',
  },
  amountHelp: {
    zh: '元，最多两位小数，不超过请求金额',
    en: 'yuan with up to two decimals, no more than was asked for',
  },
  balanceHelp: {
    zh: '元，最多两位小数，不少于止付金额',
    en: 'yuan with up to two decimals, no less than what is held',
  },
  atHelp: { zh: '已发生的时间，如 2023-02-23 10:01', en: 'a time that has been, such as 2023-02-23 10:01' },
  causeHelp: { zh: '拒绝时必填，如“户名不符”', en: 'of a refusal, such as name_mismatch' },
  numberHelp: { zh: '发给本行且与结果相符的请求', en: 'a request to your bank that fits the outcome' },
  referenceHelp: { zh: '发给本行且与结果相符的请求', en: 'a request to your bank that fits the outcome' },
  otherHelp: { zh: '该请求目前不由联络员答复', en: 'a request that the liaison may answer now' },
  badFile: {
    zh: '第 {line} 行起不能识别：需要含“文书编号”（或“请求编号”）“结果”“办理时间”的表头，引号成对，最多 200 行',
    en: 'Not understood from line {line} on: a header with number (or reference), outcome and at, closed quotes, 200 rows at most',
  },
})
