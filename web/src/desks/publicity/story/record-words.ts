import { defineWords } from '../../../language/language'

export const recordWords = defineWords({
  history: { zh: '经过', en: 'History' },
  draft: { zh: '起草', en: 'Drafted' },
  edit: { zh: '修改', en: 'Edited' },
  redraft: { zh: '按事实重写', en: 'Written anew' },
  check: { zh: '检查', en: 'Checked' },
  approve: { zh: '审核', en: 'Approved' },
  release: { zh: '发布', en: 'Released' },
  withdraw: { zh: '撤回', en: 'Withdrawn' },
  discard: { zh: '弃用', en: 'Discarded' },
  service: { zh: '系统', en: 'The service' },
  reason: { zh: '理由：{reason}', en: 'Reason: {reason}' },
  views: { zh: '阅读', en: 'Views' },
  total: { zh: '次阅读', en: 'views in all' },
  noViews: { zh: '还没有人读过。', en: 'Nobody has read it yet.' },
  aboutViews: {
    zh: '只按天计数，不记录读者；搜索引擎和程序不计。',
    en: 'Counted by day; nothing is kept of who reads. Search engines and programs do not count.',
  },
  chart: { zh: '最近 {days} 天每天的阅读', en: 'Views of each of the last {days} days' },
  most: { zh: '最多一天 {count} 次', en: 'At most {count} a day' },
  day: { zh: '日期', en: 'Day' },
})
