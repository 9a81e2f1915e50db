/**
 * What to say first at the door. Victims have been told that police are in on it, or that nobody may know: so who we
 * are and how to check it, then stop the hand, then the one fact that unmasks this kind of fraud.
 */
export interface FirstWords {
  readonly zh: readonly [string, string, string]
  readonly en: readonly [string, string, string]
}

const whoWeAre = {
  zh: '您好，我是派出所民警，这是我的警官证，您可以当场拨打110核实我的身份。',
  en: 'I am an officer of the local station; this is my card, and you may call 110 now to check who I am.',
} as const

const general: FirstWords = {
  zh: [
    whoWeAre.zh,
    '请先停止转账，让我们一起看一下对方是谁、钱要去哪里。',
    '只在网上认识、要您先垫钱或者投资的，几乎都是诈骗；钱如果已经转出，越早告诉我，越有机会止付。',
  ],
  en: [
    whoWeAre.en,
    'Please stop the transfer; let us look together at who this is and where the money goes.',
    'Somebody known only online who wants you to advance or invest money is almost always a fraudster; the sooner you tell me, the more can be stopped.',
  ],
}

const byTypology: ReadonlyMap<string, FirstWords> = new Map(
  Object.entries<FirstWords>({
    'leader-acquaintance': {
      zh: [
        whoWeAre.zh,
        '先不要付款：让您转账的“领导”或熟人很可能是冒充的，请现在当面问，或者拨打您以前存的号码问一次本人。',
        '头像、名字和声音都能伪造；如果已经付款，请马上告诉我收款账户，几分钟内还有机会止付。',
      ],
      en: [
        whoWeAre.en,
        'Do not pay yet: whoever asks for the money is probably not your superior; ask in person or call the number you have always had.',
        'Pictures, names and voices can be copied; if you have paid, tell me the account now, within minutes it can still be stopped.',
      ],
    },
    authority: {
      zh: [
        whoWeAre.zh,
        '请先挂断电话，退出共享屏幕和会议软件：要求您保密、要求您独自去宾馆的，就是骗子。',
        '公安、检察院、法院不会在电话或网上办案，也没有“安全账户”；钱如果已经转出，请马上告诉我收款账户。',
      ],
      en: [
        whoWeAre.en,
        'Please hang up and leave the shared screen: whoever tells you to keep silent or to go to a hotel alone is the fraudster.',
        'Police, prosecutors and courts do not investigate by phone or online, and there is no "safe account"; if money has left, tell me the account now.',
      ],
    },
    'customer-service': {
      zh: [
        whoWeAre.zh,
        '请先挂断电话，关闭共享屏幕，卸载对方让您安装的软件。',
        '真正的客服不会要您转账、共享屏幕或报验证码；会员扣费、百万保障、退款都不需要您先付钱。',
      ],
      en: [
        whoWeAre.en,
        'Please hang up, stop sharing the screen and remove the app they made you install.',
        'Real customer service never asks for a transfer, a shared screen or a code; no membership, insurance or refund needs a payment first.',
      ],
    },
    'loan-credit': {
      zh: [
        whoWeAre.zh,
        '请先不要再交任何费用，也不要按对方的要求再去借款。',
        '放款之前收保证金、解冻费、刷流水的都是诈骗；征信记录不能花钱修改或者“注销”。',
      ],
      en: [
        whoWeAre.en,
        'Please pay no further fee, and take no loan that they tell you to take.',
        'Whoever wants a deposit or an unfreezing fee before a loan is a fraudster; a credit record cannot be changed for money.',
      ],
    },
  }),
)

/** Of the typology, else of the one it is nested in ("leader-acquaintance.boss"), else the general ones. */
export function firstWordsFor(typology: string): FirstWords {
  const [family = ''] = typology.split('.')
  return byTypology.get(typology) ?? byTypology.get(family) ?? general
}
