import { defineWords } from '../../../language/language'
import type { Act, Because } from './next-action'
import type { Both } from '../../../language/language'

export const actWords = defineWords({
  acknowledge: { zh: '签收', en: 'Take it' },
  call: { zh: '打电话', en: 'Call' },
  dispatch: { zh: '派警', en: 'Send somebody' },
  chase: { zh: '督办', en: 'Chase' },
  plan: { zh: '计划跟进', en: 'Plan the follow-up' },
  wait: { zh: '等待', en: 'Wait' },
  none: { zh: '无需处置', en: 'Nothing to do' },
} satisfies Record<Act, Both>)

/** What runs out, where the reason does not say so itself. */
export const untilWords = defineWords({
  hold: { zh: '款项暂缓还剩', en: 'payment held for' },
  again: { zh: '再打还需', en: 'call again in' },
})

export const becauseWords = defineWords({
  'nobody-has-it': { zh: '还没有人签收', en: 'nobody has it yet' },
  'not-acknowledged-in-time': { zh: '超时未签收', en: 'it was not taken in time' },
  'planned-call-due': { zh: '计划的电话到时了', en: 'the planned call is due' },
  'payment-hold-ends': { zh: '暂缓支付即将到期，款项将放行', en: 'the payment is about to be let go' },
  'paid-and-unaware': {
    zh: '钱已转出而当事人尚不知情，先打电话叫停',
    en: 'the money has left and the person does not know: call now',
  },
  'too-grave-to-wait': { zh: '特高危，先派人再打电话', en: 'critical: send first, call meanwhile' },
  'not-called-yet': { zh: '还没有联系过当事人', en: 'nobody has called the person' },
  'no-answer-yet': { zh: '上次无人接听，隔 5 分钟再打', en: 'no answer; try again after 5 min' },
  'never-answers': { zh: '多次无人接听，需上门', en: 'several calls without an answer' },
  'reached-not-seen': { zh: '电话已接通，仍需当面核实', en: 'reached by phone, not seen yet' },
  'nobody-is-going': { zh: '没有人在路上', en: 'nobody is on the way' },
  'not-accepted-in-time': { zh: '{who} 超时未接受任务', en: '{who} has not accepted in time' },
  'not-arrived-in-time': { zh: '{who} 超时未到达', en: '{who} has not arrived in time' },
  'not-reported-in-time': { zh: '{who} 超时未反馈', en: '{who} has not reported in time' },
  'call-on-the-way': {
    zh: '民警到达前先用电话稳住当事人',
    en: 'keep the person on the phone until somebody is there',
  },
  'waits-for-accept': { zh: '等 {who} 接受任务', en: '{who} is to accept' },
  'waits-for-arrival': { zh: '{who} 在路上', en: '{who} is on the way' },
  'waits-for-report': { zh: '{who} 已在现场', en: '{who} is there' },
  'visit-planned': { zh: '已计划再次上门', en: 'a visit is planned' },
  'call-planned': { zh: '已计划电话', en: 'a call is planned' },
  'follow-up-overdue': { zh: '回访超时，{who} 未完成', en: '{who} has not followed up in time' },
  'follow-up-open': { zh: '已见面，尚未了结', en: 'seen, and not over' },
  'victim-without-follow-up': { zh: '确认受害，还没有安排回访', en: 'a victim whom nobody is to see again' },
  over: { zh: '预警已办结', en: 'the warning is closed' },
} satisfies Record<Because, Both>)
