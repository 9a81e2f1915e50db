/**
 * What is said to the person of a warning, by level. Who reads or hears it may be the fraudster: it says who is calling,
 * three facts and what to do, and nothing that is known of the case but its number.
 */
const facts = {
  zh: '一、公检法、银行、客服和单位领导都不会在电话或网上要求您转账；二、没有“安全账户”；三、不要提供验证码，不要共享屏幕。',
  en: 'First: no police, bank, customer service or superior asks for a transfer by telephone or chat. Second: there is no "safe account". Third: give no code to anybody and share no screen.',
} as const

const keys = {
  zh: '如果现在有人正在要求您转账，请按1。如果需要民警给您回电，请按2。',
  en: 'If somebody is telling you to transfer money now, press 1. If you want to be called by an officer, press 2.',
} as const

const text = (zh: string, en: string) => ({
  zh: `【反诈中心】公安反诈中心提醒：${zh}${facts.zh}有疑问请拨96110，编号{number}。`,
  en: `[Anti-fraud centre] Police: ${en} ${facts.en} Questions: call 96110, number {number}.`,
})

const call = (zh: string, en: string) => ({
  zh: `您好，这里是公安反诈中心。${zh}请记住三件事：${facts.zh}${keys.zh}`,
  en: `Hello, this is the police anti-fraud centre. ${en} Remember three facts. ${facts.en} ${keys.en}`,
})

export const personTemplates = {
  'person.sms.low': text('请留意电信网络诈骗。', 'beware of telecom fraud.'),
  'person.sms.medium': text(
    '您可能接触到电信网络诈骗，转账前请先核实。',
    'you may be in touch with fraudsters; verify before you transfer.',
  ),
  'person.sms.high': text(
    '您很可能正遭遇电信网络诈骗，请暂停转账。',
    'you are probably being defrauded; stop transferring.',
  ),
  'person.sms.critical': text(
    '您极可能正遭遇电信网络诈骗，请立即停止转账、挂断对方电话！',
    'you are very probably being defrauded right now. Stop transferring and hang up on them!',
  ),
  'person.call.low': call('请留意电信网络诈骗。', 'Beware of telecom fraud.'),
  'person.call.medium': call(
    '您可能接触到电信网络诈骗，转账前请先核实。',
    'You may be in touch with fraudsters. Verify before you transfer.',
  ),
  'person.call.high': call(
    '您很可能正遭遇电信网络诈骗，请暂停转账。',
    'You are probably being defrauded. Stop transferring.',
  ),
  'person.call.critical': call(
    '您极可能正遭遇电信网络诈骗，请立即停止转账。',
    'You are very probably being defrauded right now. Stop transferring at once.',
  ),
} as const

/** The answer to the key that was pressed. */
export const farewells = {
  told: {
    zh: '请立即停止转账，不要再与对方通话。民警马上与您联系，请在原地等候。',
    en: 'Stop transferring now and do not talk to them any more. An officer is on the way; please wait where you are.',
  },
  asks: {
    zh: '好的，民警会尽快给您回电。在此之前请不要转账。',
    en: 'An officer will call you back shortly. Please do not transfer anything until then.',
  },
  none: {
    zh: '请不要转账。有疑问请拨打96110。再见。',
    en: 'Please do not transfer anything. If you have questions, call 96110. Goodbye.',
  },
} as const
