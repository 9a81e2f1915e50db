import { defineWords, type Words } from '../../../language/language'

export const textWords = defineWords({
  title: { zh: '原文与话术', en: 'The words' },
  choose: { zh: '选择信号', en: 'Choose a signal' },
  sealed: { zh: '原文已封存', en: 'The text is sealed' },
  sealedAbout: {
    zh: '选择目的后查看；查看会记入审计日志。',
    en: 'Open it for a purpose; the opening goes into the audit log.',
  },
  open: { zh: '查看原文', en: 'Open the text' },
  noText: { zh: '这条信号没有文字', en: 'This signal has no text' },
  legend: { zh: '图例', en: 'Legend' },
  warned: { zh: '仅被提及或否认', en: 'only spoken about' },
  alsoSeen: { zh: '连同此前的消息还看到：{elements}', en: 'With the messages before, also seen: {elements}' },
  nothing: { zh: '没有标出要素', en: 'Nothing is marked' },
  similar: { zh: '相似话术', en: 'Similar scripts' },
  noneSimilar: { zh: '没有相似的已知话术', en: 'No known script is near' },
  known: {
    zh: '本中心的已知案例（涉及他人，不显示原文）',
    en: 'A known case of this centre (of somebody else: not shown)',
  },
  gone: { zh: '该话术已不在现行规则包中', en: 'That script is not in the live rules any more' },
  hide: { zh: '收起', en: 'Hide' },
  caller: { zh: '来电方', en: 'Caller' },
  callee: { zh: '接听方', en: 'Callee' },
  unknownSpeaker: { zh: '说话人', en: 'Speaker' },
})

/** Groups of elements, as the lexicon has them. */
export const kindWords: Words = defineWords({
  claim: { zh: '冒充身份', en: 'False identity' },
  pretext: { zh: '借口', en: 'Pretext' },
  demand: { zh: '要求', en: 'Demand' },
  pressure: { zh: '施压', en: 'Pressure' },
  secrecy: { zh: '保密隔离', en: 'Secrecy' },
  channel: { zh: '转移渠道', en: 'Other channel' },
  memo: { zh: '附言', en: 'Memo' },
  role: { zh: '身份', en: 'Role' },
  benign: { zh: '正常内容', en: 'Ordinary' },
})
