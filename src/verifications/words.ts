import type { Language } from './schema'
import type { Verified } from './service'

export interface Words {
  readonly place: string
  readonly other: { readonly lang: string; readonly name: string }
  readonly form: Readonly<Record<'title' | 'about' | 'label' | 'button', string>>
  readonly valid: {
    readonly title: string
    readonly officer: (verified: Verified) => string
    readonly until: (time: string) => string
    readonly compare: string
  }
  readonly notValid: { readonly title: string; readonly why: string; readonly steps: readonly string[] }
  readonly tooOften: { readonly title: string; readonly why: string }
  readonly never: { readonly title: string; readonly items: readonly string[] }
  readonly inDoubt: string
}

const zh: Words = {
  place: '门神',
  other: { lang: 'en', name: 'English' },
  form: {
    title: '核验上门民警',
    about: '有民警为反诈预警上门或到您单位？请对方出示核验码，在这里输入，就知道是不是真民警。',
    label: '核验码（8位，不分大小写）',
    button: '核验',
  },
  valid: {
    title: '核验通过',
    officer: ({ officer, badgeTail, station }) =>
      `民警${officer}，警号尾号${badgeTail}，${station}，正为一起预警在您身边。`,
    until: (time) => `本结果在${time}（北京时间）前有效。`,
    compare: '请再核对一次：对方警官证上的姓名、警号和单位，与上面一致吗？不一致，请立即拨打110。',
  },
  notValid: {
    title: '核验未通过',
    why: '这个核验码无效。不能据此确认对方是民警。',
    steps: [
      '请对方当面重新出示核验码，核对后再输入一次。',
      '仍未通过：不要让对方进门，不要转账，不要说出密码和验证码。',
      '立即拨打110，问清公安机关有没有派人来找您。不要拨打对方给您的号码。',
    ],
  },
  tooOften: {
    title: '请拨打110核实',
    why: '这里刚刚有多次核验未通过，请过几分钟再试。现在就想确认对方身份，请直接拨打110。',
  },
  never: {
    title: '真民警绝不会',
    items: [
      '要您转账、汇款，或者把钱转到“安全账户”',
      '问您的银行卡密码、支付密码或短信验证码',
      '要您共享屏幕，或者下载软件、会议App',
      '要您保密，不许告诉家人和单位',
    ],
  },
  inDoubt: '有任何疑问，请立即拨打110；不要拨打对方给您的号码。',
}

const en: Words = {
  place: 'Menshen',
  other: { lang: 'zh-CN', name: '中文' },
  form: {
    title: 'Check an officer at your door',
    about:
      'Has an officer come to you about a fraud warning? Ask for the code, type it in here, and you will know whether it is a real officer.',
    label: 'Code (8 characters, capital or small)',
    button: 'Check',
  },
  valid: {
    title: 'This is a real officer',
    officer: ({ officer, badgeTail, station }) =>
      `Officer ${officer}, badge ending ${badgeTail}, of ${station}, is with you about a warning.`,
    until: (time) => `Good until ${time} (Beijing time).`,
    compare:
      'Look once more: do the name, badge number and station on the officer’s card match the above? If not, call 110 now.',
  },
  notValid: {
    title: 'Not valid',
    why: 'This code is not valid. It does not show that the person is an officer.',
    steps: [
      'Ask for the code again, in person, and type it in once more.',
      'Still not valid: do not let the person in, do not transfer money, tell no password and no code from a text message.',
      'Call 110 now and ask whether the police have sent somebody to you. Do not call a number the person gives you.',
    ],
  },
  tooOften: {
    title: 'Please call 110 to check',
    why: 'Several codes from here were not valid just now; try again in a few minutes. To be sure at once, call 110.',
  },
  never: {
    title: 'A real officer never asks you',
    items: [
      'to transfer money, or to move it to a “safe account”',
      'for a card or payment password, or a code from a text message',
      'to share your screen, or to install an app',
      'to keep it from your family or your employer',
    ],
  },
  inDoubt: 'If in doubt, call 110 now; do not call a number the person gives you.',
}

export const wordsOf = (language: Language): Words => (language === 'en' ? en : zh)
