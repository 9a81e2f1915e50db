import { defineWords } from '../../../language/language'

export const consentWords = defineWords({
  consents: { zh: '同意', en: 'Consent' },
  about: {
    zh: '本人同意的，案件少见也可以讲（仍用最宽的说法）。派出所、民警同意的，才可以写出名称、姓名。',
    en: 'With the person’s consent a rare case may be told, in the widest words. A station or officer is named only with theirs.',
  },
  none: { zh: '还没有登记同意。', en: 'No consent is written down.' },
  victim: { zh: '当事人', en: 'The person' },
  station: { zh: '派出所', en: 'Station' },
  officer: { zh: '民警', en: 'Officer' },
  written: { zh: '书面', en: 'in writing' },
  spoken: { zh: '口头', en: 'by word of mouth' },
  message: { zh: '短信或聊天', en: 'by message' },
  givenAt: { zh: '同意时间', en: 'Given at' },
  takenBack: { zh: '已撤回', en: 'taken back' },
  give: { zh: '登记同意', en: 'Write down a consent' },
  whose: { zh: '谁同意', en: 'Whose consent' },
  how: { zh: '方式', en: 'How' },
  paper: {
    zh: '书面材料留在案卷里，这里只记谁、何时、以何种方式。',
    en: 'The paper stays in the file; here stands who, when and how.',
  },
  takeBack: { zh: '撤回同意', en: 'Take back' },
  takeBackTitle: { zh: '登记撤回同意？', en: 'Write down that it was taken back?' },
  takeBackAbout: {
    zh: '已发布且以此为依据的案例会立即撤回，公众页面和订阅中不再出现。',
    en: 'A released story that rests on it is withdrawn at once, from the public page and the feeds.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
})

export const standingWords = defineWords({
  standing: { zh: '发布依据', en: 'May be released' },
  'no-case': { zh: '没有讲个案，只讲手法', en: 'No case is told, only how it goes' },
  anonymity: {
    zh: '同季度有 {k} 起案件与文中所说相符（至少 {least} 起）',
    en: '{k} cases of the quarter fit what is said (at least {least})',
  },
  consent: { zh: '只有 {k} 起相符，当事人已同意公开', en: 'Only {k} fit, and the person has agreed' },
  refused: {
    zh: '只有 {k} 起相符，不足 {least} 起：说得再宽一些，或者取得当事人同意',
    en: 'Only {k} fit, fewer than {least}: say it less exactly, or ask the person',
  },
  said: { zh: '文中说到：{what}', en: 'Said in the text: {what}' },
  time: { zh: '月份或时段', en: 'month or time of day' },
  place: { zh: '辖区', en: 'district' },
  role: { zh: '身份', en: 'role' },
  sum: { zh: '金额', en: 'sum' },
  name: { zh: '姓', en: 'surname' },
  case: { zh: '个案', en: 'a case' },
  and: { zh: '、', en: ', ' },
})

export const voiceWords = defineWords({
  voice: { zh: '文风', en: 'Voice' },
  notice: { zh: '短讯', en: 'Short notice' },
  article: { zh: '专栏文章', en: 'Column article' },
  lessons: { zh: '三句提醒', en: 'Three lessons' },
  phrases: { zh: '固定用语：{who} 于 {day} 审读', en: 'Set phrases read by {who} on {day}' },
})
