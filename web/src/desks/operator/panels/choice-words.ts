import { defineWords } from '../../../language/language'

/** Why somebody cannot be sent; the keys are the service's own. */
export const causeWords = defineWords({
  'off-duty': { zh: '不在岗', en: 'off duty' },
  'signed-out': { zh: '未登录', en: 'signed out' },
  busy: { zh: '有任务', en: 'busy' },
  resting: { zh: '刚回告，休整中', en: 'resting after a report' },
  'stale-position': { zh: '位置过旧', en: 'position too old' },
  'handed-back': { zh: '已退回本任务', en: 'has handed this task back' },
})

export const causes = ['off-duty', 'signed-out', 'busy', 'resting', 'stale-position', 'handed-back'] as const

export const choiceWords = defineWords({
  minutes: { zh: '约 {minutes} 分钟', en: 'about {minutes} min' },
  underOne: { zh: '不到 1 分钟', en: 'under 1 min' },
  estimated: { zh: '估算', en: 'estimate' },
  byRoad: { zh: '道路导航', en: 'by road' },
  eligible: { zh: '可派民警 {count} 人', en: '{count} officers can be sent' },
  others: { zh: '不可派：', en: 'Cannot be sent: ' },
  count: { zh: '{cause} {count} 人', en: '{count} {cause}' },
})
