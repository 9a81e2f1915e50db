/**
 * What the desk says on the telephone. Whoever is called has been told that police are in on it and that nobody may
 * know; the fraudster may be listening on a shared screen. So: who we are and how to check it by oneself, stop the hand,
 * ask what cannot be answered by rote, tell the one fact that unmasks this kind of fraud, and keep the person from
 * going back to it. 96110 is the centres' own number nationwide.
 */
export type Step = 'who' | 'stop' | 'ask' | 'tell' | 'keep'

export interface Line {
  readonly step: Step
  readonly zh: string
  readonly en: string
}

const who: Line = {
  step: 'who',
  zh: '您好，我是市反诈中心值班民警。您可以现在挂断，自己拨打96110或者110，核实是不是我们找您。',
  en: 'This is the duty officer of the city’s anti-fraud centre. You may hang up now and call 96110 or 110 yourself to check that it is us.',
}

const keep: Line = {
  step: 'keep',
  zh: '请不要再接对方的电话、不要回消息，也不要告诉对方我们联系过您。民警马上到您身边，请告诉我您现在在哪里、身边有谁。',
  en: 'Please take no more calls from them, answer no messages, and do not tell them that we called. An officer is coming to you: where are you now, and who is with you?',
}

interface Middle {
  readonly stop: Omit<Line, 'step'>
  readonly ask: Omit<Line, 'step'>
  readonly tell: Omit<Line, 'step'>
}

const general: Middle = {
  stop: {
    zh: '请先停下手上的转账，不要输入密码和验证码。',
    en: 'Please stop the transfer you are making; enter no password and no code.',
  },
  ask: {
    zh: '请问这笔钱是付给谁的？您当面见过他吗？是谁教您怎么操作的？',
    en: 'Whom is this money for? Have you met them in person? Who tells you what to press?',
  },
  tell: {
    zh: '只在网上认识、要您先垫钱、投资或者交费的，几乎都是诈骗。钱如果已经转出，请马上告诉我收款账户，我们还有机会止付。',
    en: 'Somebody known only online who wants you to advance, invest or pay a fee is almost always a fraudster. If money has left, tell me the account now: it can still be stopped.',
  },
}

const byTypology: ReadonlyMap<string, Middle> = new Map(
  Object.entries<Middle>({
    authority: {
      stop: {
        zh: '请马上挂断对方的电话，退出会议和共享屏幕，离开他们让您待的房间，到有人的地方去。',
        en: 'Hang up on them now, leave the meeting and the shared screen, leave the room they told you to stay in, and go where there are people.',
      },
      ask: {
        zh: '是不是有人说您涉案，要您保密、要核查资金？他们让您把钱转到哪里？',
        en: 'Has somebody said that you are involved in a case, that you must keep silent, that your funds are checked? Where are you to send the money?',
      },
      tell: {
        zh: '公检法不会在电话里办案，没有“安全账户”，通缉令不会发到网上给您看。要您保密的人就是骗子。',
        en: 'Police and courts do not investigate by telephone, there is no "safe account", and no warrant is shown to you online. Whoever wants secrecy is the fraudster.',
      },
    },
    'leader-acquaintance': {
      stop: {
        zh: '这笔款先不要付，已经提交的请先撤回或者请银行暂缓。',
        en: 'Do not make this payment; if it is submitted, take it back or ask the bank to wait.',
      },
      ask: {
        zh: '让您付款的“领导”或熟人，您刚才当面或者用您原来存的号码问过本人吗？是不是新拉的小群、新加的好友？',
        en: 'Have you asked the superior or friend in person, or on the number you have always had? Is it a new small group or a newly added contact?',
      },
      tell: {
        zh: '头像、名字、声音甚至视频都能伪造。先问余额、催得急、手续后补，是冒充领导的典型手法。请现在就去问本人。',
        en: 'Pictures, names, voices and even video are copied. Asking for the balance, urging, paperwork later: that is how false superiors work. Go and ask the person now.',
      },
    },
    'customer-service': {
      stop: {
        zh: '请马上挂断对方电话，关闭共享屏幕，断开手机网络，不要打开银行软件。',
        en: 'Hang up on them now, stop sharing the screen, switch off the phone’s data, and do not open the bank’s app.',
      },
      ask: {
        zh: '对方是不是说要退款、关闭会员或者百万保障？有没有让您下载会议软件、共享屏幕？',
        en: 'Did they speak of a refund, of a membership or insurance to cancel? Did they have you install a meeting app or share the screen?',
      },
      tell: {
        zh: '退款和关闭业务都不需要您转账，也不需要共享屏幕；真正的客服只会在官方软件里处理。',
        en: 'No refund and no cancellation needs a transfer or a shared screen; real service is done inside the official app.',
      },
    },
    'loan-credit': {
      stop: {
        zh: '请不要再交任何费用，也不要再去别的平台借款。',
        en: 'Please pay no further fee, and take no loan on any other platform.',
      },
      ask: {
        zh: '对方让您交的是保证金、解冻费还是刷流水？贷款软件是从哪里下载的？',
        en: 'What are you to pay: a deposit, an unfreezing fee, a turnover? Where did you download the loan app?',
      },
      tell: {
        zh: '放款之前收费的都是诈骗，“账户冻结”“征信注销”都是借口；已经交的钱请马上告诉我收款账户。',
        en: 'Any fee before a loan is fraud; a "frozen account" or "cancelled credit record" is a pretext. If you have paid, tell me the account now.',
      },
    },
  }),
)

const ifRefused = {
  zh: '如果您不相信我，请不要争，只做一件事：十分钟之内不付款，用别人的手机拨打96110问一句。真的事情不怕等十分钟。',
  en: 'If you do not believe me, do one thing only: do not pay for ten minutes, and ask 96110 from somebody else’s phone. What is real can wait ten minutes.',
} as const

/** Of the typology, else of the one it is nested in, else the general ones. */
export function callWordsFor(typology: string): {
  readonly lines: readonly Line[]
  readonly ifRefused: typeof ifRefused
} {
  const [family = ''] = typology.split('.')
  const { stop, ask, tell } = byTypology.get(typology) ?? byTypology.get(family) ?? general
  const lines: Line[] = [
    who,
    { step: 'stop', ...stop },
    { step: 'ask', ...ask },
    { step: 'tell', ...tell },
    keep,
  ]
  return { lines, ifRefused }
}
