import { defineWords } from '../../../language/language'

export const deadLetterWords = defineWords({
  title: { zh: '死信', en: 'Dead letters' },
  about: {
    zh: '多次处理失败的事件停在这里，不会丢失。先排除原因，再重发；重发只处理一次，已办过的不会重复办理。',
    en: 'Events that failed again and again wait here; none is lost. Mend the cause first, then send them again: what has been done already is not done twice.',
  },
  emptyTitle: { zh: '没有死信', en: 'There are no dead letters' },
  emptyAbout: { zh: '所有事件都已处理。', en: 'Every event has been handled.' },
  event: { zh: '事件', en: 'Event' },
  stage: { zh: '处理环节', en: 'Stage' },
  count: { zh: '数量', en: 'Count' },
  oldest: { zh: '最早', en: 'Oldest' },
  error: { zh: '最近的错误', en: 'Last error' },
  letters: { zh: '{event} → {stage}：逐条', en: '{event} → {stage}, one by one' },
  show: { zh: '逐条查看', en: 'Show each' },
  hide: { zh: '收起', en: 'Hide' },
  number: { zh: '编号', en: 'Number' },
  made: { zh: '产生', en: 'Made' },
  died: { zh: '停止重试', en: 'Given up' },
  tries: { zh: '发送 / 失败', en: 'Sent / failed' },
  payload: { zh: '涉及', en: 'About' },
  resend: { zh: '重发', en: 'Send again' },
  resendAll: { zh: '全部重发', en: 'Send all again' },
  resendTitle: { zh: '重发全部 {count} 条？', en: 'Send all {count} again?' },
  resendEffect: {
    zh: '“{event}”将重新交给“{stage}”处理。原因未排除的，会再次失败并回到这里。',
    en: '“{event}” goes to the stage “{stage}” once more. What still fails comes back here.',
  },
  resent: { zh: '已重发 {count} 条', en: '{count} sent again' },
  resentOne: { zh: '已重发', en: 'Sent again' },
  noError: { zh: '没有记录', en: 'Not recorded' },
})
