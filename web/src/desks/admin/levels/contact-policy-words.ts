import { defineWords } from '../../../language/language'

export const contactPolicyWords = defineWords({
  title: { zh: '自动短信与电话', en: 'Automatic texts and calls' },
  about: {
    zh: '系统何时自行联系当事人、免打扰时段、单个号码的上限。属地方配置，按生效日期留存；模板中不含姓名、账户、金额。',
    en: 'When the service itself contacts the person, when it does not, and how much one number gets. Local configuration, kept by date; no template carries a name, an account or a sum.',
  },
  recorder: {
    zh: '未配置短信电话服务（Twilio）：短信和电话只记录，不会发出。',
    en: 'No message service (Twilio) is set up: texts and calls are recorded and do not go out.',
  },
  level: { zh: '等级', en: 'Level' },
  sms: { zh: '短信', en: 'Text' },
  voice: { zh: '电话', en: 'Call' },
  quiet: { zh: '免打扰', en: 'Quiet hours' },
  limits: { zh: '单号上限', en: 'Limit of a number' },
  from: { zh: '生效', en: 'From' },
  source: { zh: '依据', en: 'Source' },
  says: { zh: '内容', en: 'What it says' },
  none: { zh: '不发', en: 'Never' },
  by_hand: { zh: '人工发起', en: 'By hand' },
  at_once: { zh: '立即自动', en: 'At once' },
  never: { zh: '无', en: 'None' },
  limit: {
    zh: '{hours} 小时内 {messages} 条短信、{calls} 次电话',
    en: '{messages} texts, {calls} calls in {hours} h',
  },
})
