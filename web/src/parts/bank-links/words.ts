import { defineWords } from '../../language/language'

export const bankLinkWords = defineWords({
  open: { zh: '银行接口', en: 'Banks' },
  allUp: { zh: '银行接口正常', en: 'Banks: all up' },
  someDown: { zh: '{count} 家银行接口中断', en: '{count} bank(s) down' },
  someDegraded: { zh: '{count} 家银行接口不稳定', en: '{count} bank(s) faltering' },
  title: { zh: '银行接口状态', en: 'How the banks can be reached' },
  about: {
    zh: '接口中断时，请求按紧急程度排队，恢复后自动发出，无需操作；反馈时限照常计时。',
    en: 'While a bank is down its requests wait by urgency and go out by themselves once it is back; their clocks run on.',
  },
  up: { zh: '正常', en: 'Up' },
  degraded: { zh: '不稳定', en: 'Faltering' },
  down: { zh: '中断', en: 'Down' },
  by_hand: { zh: '由联络员人工答复', en: 'Answered by hand' },
  since: { zh: '自', en: 'since' },
  queued: { zh: '排队 {count}', en: '{count} queued' },
  awaited: { zh: '待答复 {count}', en: '{count} awaiting an answer' },
  oldest: { zh: '最早', en: 'oldest' },
  lastAnswer: { zh: '上次答复', en: 'Last answer' },
  never: { zh: '尚无', en: 'none yet' },
  call: { zh: '值班电话', en: 'Duty office' },
  headOffice: { zh: '总行电话', en: 'Head office' },
})
