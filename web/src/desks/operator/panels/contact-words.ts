import { defineWords } from '../../../language/language'

export const contactWords = defineWords({
  title: { zh: '自动短信与电话', en: 'Automatic texts and calls' },
  recorder: {
    zh: '未配置短信电话服务：只记录，不会发出。',
    en: 'No message service is set up: what is started is recorded and does not go out.',
  },
  none: { zh: '还没有自动联系过当事人', en: 'The service has not contacted the person' },
  startSms: { zh: '发短信', en: 'Send the text' },
  startVoice: { zh: '自动拨打电话', en: 'Call automatically' },
  started: { zh: '已提交', en: 'On its way' },
  language: { zh: '语言', en: 'Language' },
  noNumber: { zh: '没有已知号码', en: 'No number is known' },
  notAllowed: { zh: '该等级不自动联系', en: 'Not at this level' },
  underWay: { zh: '已有一条在途', en: 'One is on its way already' },
  quiet: { zh: '现在是免打扰时段，将等到', en: 'Quiet hours: what is started now waits until' },
  sms: { zh: '短信', en: 'Text' },
  voice: { zh: '电话', en: 'Call' },
  byPolicy: { zh: '按等级自动', en: 'by the level’s policy' },
  text: { zh: '内容', en: 'What it says' },
  pressed2: { zh: '按2：请民警回电', en: 'Pressed 2: asks to be called' },
  quiet_hours: { zh: '免打扰时段，等到', en: 'quiet hours, until' },
  number_limit: { zh: '号码已达上限，等到', en: 'limit of the number, until' },
  provider: { zh: '服务繁忙，重试于', en: 'the service is busy, again at' },
})
