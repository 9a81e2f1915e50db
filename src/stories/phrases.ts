import type { Bilingual } from './facts'

/**
 * The reviewed words of a story. A change here is a change of what the centre says in public: it is read by a second
 * person before it is merged, and says nothing that is true of one case only.
 */
export interface TypologyPhrases {
  /** As in "遭遇…". */
  readonly kind: Bilingual
  /** As a heading: short. */
  readonly label: Bilingual
  readonly headline: Bilingual
  /** How such frauds go as a rule; not how this one went. */
  readonly method: Bilingual
  /** By what it can be told while it happens: three, each of them enough. */
  readonly signs: readonly [Bilingual, Bilingual, Bilingual]
  /** What to do: three, the most important first. */
  readonly lessons: readonly [Bilingual, Bilingual, Bilingual]
  readonly review: Review
}

/** Who read these words last, and on which day; whoever changes one of them changes this, too. */
export interface Review {
  readonly reviewedBy: string
  readonly reviewedOn: string
}

/** Before the centre publishes for the first time its own publicity reads them all and stands here instead. */
const BY_THE_PROJECT: Review = { reviewedBy: 'Menshen maintainers', reviewedOn: '2026-11-27' }

const bySource: Readonly<Record<string, TypologyPhrases>> = {
  'leader-acquaintance': {
    kind: { zh: '冒充领导、熟人诈骗', en: 'a fraud by somebody posing as a superior or acquaintance' },
    label: { zh: '冒充领导、熟人', en: 'False superiors and acquaintances' },
    headline: { zh: '“领导”在群里要求转账', en: 'The “boss” in the chat group wanted a transfer' },
    method: {
      zh: '骗子先把财务人员拉进新建的聊天群。群里的“领导”“同事”，头像和昵称都是盗来的。他们先打听账户余额，再用保证金、退款的名义催着转账，说手续可以后补。收款的账户，往往从来没有往来过。',
      en: 'As a rule, people who handle payments are drawn into a newly made chat group. “Superiors” and “colleagues” with copied pictures and names ask for the balance, then for an urgent deposit or refund, paperwork to follow, to an account that was never paid before.',
    },
    signs: [
      {
        zh: '突然被拉进一个新建的小群，“领导”“同事”都在里面。',
        en: 'You are drawn into a new, small group, and the “boss” and “colleagues” are all in it.',
      },
      {
        zh: '先打听账上有多少钱，再催着马上转账，手续以后再补。',
        en: 'First the balance is asked for, then a transfer at once, paperwork to follow.',
      },
      {
        zh: '“领导”不方便接电话，还要求不要告诉别人。',
        en: 'The “boss” cannot take calls, and nobody else is to know.',
      },
    ],
    lessons: [
      {
        zh: '凡是在群里、私聊里要求转账的，务必当面或者拨打熟悉的号码，听到本人声音再办理；紧急、保密都不是理由。',
        en: 'Whoever asks for a transfer in a chat: see them or ring a number you already know, and hear their voice first. Urgency and secrecy are no reasons.',
      },
      {
        zh: '第一次向某个账户付款、公款付给个人账户的，先停下来，按财务制度走完审批。',
        en: 'First payment to an account, or company money to a private one: stop, and go through the approval.',
      },
      {
        zh: '不要在网上向任何人透露账户余额；发现被拉进陌生群，先核对每一名成员。',
        en: 'Tell nobody online what is in the account. Drawn into a strange group, check each member first.',
      },
    ],
    review: BY_THE_PROJECT,
  },
  authority: {
    kind: { zh: '冒充公检法及政府机关诈骗', en: 'a fraud by somebody posing as police or another authority' },
    label: { zh: '冒充公检法', en: 'False police and offices' },
    headline: { zh: '“办案人员”打来电话', en: 'A call from “the investigators”' },
    method: {
      zh: '骗子先吓人：说你涉嫌犯罪，案件要保密。然后要你一个人待着，不许告诉家人。接着让你下载会议软件、共享屏幕。最后让你把钱转到所谓的核查账户。',
      en: 'As a rule, callers frighten people with a secret criminal case, keep them alone and silent towards their family, have them install a meeting app and share the screen, and send the money to an account “for examination”.',
    },
    signs: [
      {
        zh: '电话里说你涉嫌犯罪，还能说出你的个人信息。',
        en: 'A caller says that you are suspected of a crime, and knows things about you.',
      },
      {
        zh: '要求保密，要求一个人待着，不许告诉家人。',
        en: 'You are to keep it secret, stay alone, and not tell your family.',
      },
      {
        zh: '要求下载软件、共享屏幕，或者把钱转去“核查”。',
        en: 'You are to install an app, share the screen, or move the money “for examination”.',
      },
    ],
    lessons: [
      {
        zh: '公安机关不会通过电话、网络办案，不会要求转账、汇款，没有“安全账户”，也不会索要密码和验证码。',
        en: 'Police do not investigate by phone or chat, never ask for a transfer, have no “safe account”, and never want passwords or codes.',
      },
      {
        zh: '不会要求下载软件、点击链接或者共享屏幕；对方提出这样的要求，请立即挂断。',
        en: 'They never ask you to install an app, open a link or share your screen. If somebody does, hang up.',
      },
      {
        zh: '要求保密、不许告诉家人的，一定先告诉家人，再到就近的派出所当面核实。',
        en: 'Told to keep it from your family, tell them first, then ask in person at the nearest police station.',
      },
    ],
    review: BY_THE_PROJECT,
  },
  'customer-service': {
    kind: { zh: '冒充电商物流客服诈骗', en: 'a fraud by somebody posing as customer service' },
    label: { zh: '冒充客服', en: 'False customer service' },
    headline: { zh: '“客服”主动来电退款、取消扣费', en: '“Customer service” rang about a refund or a fee' },
    method: {
      zh: '骗子打来电话，说要退款理赔，或者取消会员扣费。接着让人下载软件、共享屏幕。然后一步步套走验证码，或者让人自己把钱转出去。',
      en: 'As a rule, the caller offers a refund or to cancel a paid service, has an app installed and the screen shared, and so obtains codes or a transfer.',
    },
    signs: [
      {
        zh: '主动打来电话，说要退款、理赔，或者说会员要扣费。',
        en: 'Somebody rings by himself about a refund, a claim, or a membership fee.',
      },
      {
        zh: '让你离开购物平台，去别的软件里联系。',
        en: 'You are led out of the shop’s own app into another one.',
      },
      {
        zh: '要求共享屏幕，或者念出短信里的验证码。',
        en: 'You are to share the screen, or to read out the code of a message.',
      },
    ],
    lessons: [
      {
        zh: '真正的客服办理退款、取消服务，不需要你转账，也不需要共享屏幕。',
        en: 'Real customer service needs neither a transfer nor your screen to refund or to cancel.',
      },
      {
        zh: '接到这类电话先挂断，从官方软件里自己找客服核实。',
        en: 'Hang up and ask through the official app yourself.',
      },
      {
        zh: '验证码就是钥匙，不要念给任何人听。',
        en: 'A verification code is a key: read it out to nobody.',
      },
    ],
    review: BY_THE_PROJECT,
  },
  'loan-credit': {
    kind: { zh: '虚假贷款、征信诈骗', en: 'a loan or credit-record fraud' },
    label: { zh: '贷款、征信', en: 'False loans and credit records' },
    headline: { zh: '放款之前先交钱', en: 'Pay first, then you get the loan' },
    method: {
      zh: '骗子说你的征信有问题，或者贷款账户被锁了。要想放款，就先交保证金、解冻费。有时还让人把贷来的钱转到指定账户“验资”。',
      en: 'As a rule, people are told that their credit record is at risk or a loan is blocked, and are to pay a deposit or an unblocking fee, or to move borrowed money for “verification”.',
    },
    signs: [
      {
        zh: '没有放款，先要交保证金、解冻费、手续费。',
        en: 'A deposit, an unblocking fee or a service fee is due before anything is paid out.',
      },
      {
        zh: '说你的征信有问题，转一笔钱就能消除。',
        en: 'Your credit record is said to be bad, and a transfer would clear it.',
      },
      {
        zh: '让你把贷来的钱转到别人的账户“验资”。',
        en: 'You are to move the borrowed money to somebody else’s account for “verification”.',
      },
    ],
    lessons: [
      {
        zh: '正规贷款在放款之前不收任何费用。',
        en: 'A proper lender takes no fee before paying out.',
      },
      {
        zh: '个人征信由中国人民银行征信中心统一管理，任何个人和机构都不能用转账来消除记录。',
        en: 'The credit record is kept by the central bank; nobody can clear it by a transfer.',
      },
      {
        zh: '需要贷款请到银行网点或者官方软件办理，不要点击陌生链接。',
        en: 'For a loan go to a bank or its own app; open no strange links.',
      },
    ],
    review: BY_THE_PROJECT,
  },
}

const general: TypologyPhrases = {
  kind: { zh: '电信网络诈骗', en: 'a telephone or online fraud' },
  label: { zh: '其他骗局', en: 'Other frauds' },
  headline: { zh: '一次及时的见面劝阻', en: 'A visit in time' },
  method: {
    zh: '骗子的说法千变万化，做法总是一样：催着转账，要求保密，不让人和身边的人商量。',
    en: 'The stories vary, but they always press for a transfer, ask for secrecy, and leave no chance to talk to anybody.',
  },
  signs: [
    {
      zh: '催得很急，不给你时间想，也不让你问别人。',
      en: 'You are pressed, and given no time to think or to ask.',
    },
    {
      zh: '要求保密，尤其不能告诉家人。',
      en: 'You are to keep it secret, from your family above all.',
    },
    {
      zh: '先给一点甜头，再要你投入更多。',
      en: 'A little comes back first, then more is asked for.',
    },
  ],
  lessons: [
    {
      zh: '公安机关不会要求转账，没有“安全账户”，也不会索要密码和验证码。',
      en: 'Police never ask for a transfer, have no “safe account”, and never want passwords or codes.',
    },
    {
      zh: '陌生人要求转账、下载软件、共享屏幕的，一律先停下来，和家人商量。',
      en: 'A stranger wants a transfer, an app or your screen: stop, and talk to your family.',
    },
    {
      zh: '天上不会掉馅饼：稳赚不赔、先垫付后返利的都是陷阱。',
      en: 'Sure profits, or money back for money first, are traps.',
    },
  ],
  review: BY_THE_PROJECT,
}

/** What is kept under a heading of its own in public; whatever else there is, is the last. */
export const publicTypologies = [
  'leader-acquaintance',
  'authority',
  'customer-service',
  'loan-credit',
  'other-fraud',
] as const
export type PublicTypology = (typeof publicTypologies)[number]

export const publicTypologyOf = (typology: string): PublicTypology =>
  publicTypologies.find((each) => each === typology) ?? 'other-fraud'

/** Those of the main typology; what has none of its own gets the general ones. */
export const phrasesOf = (typology: string): TypologyPhrases => bySource[typology] ?? general

export const closing: Bilingual = {
  zh: '接到96110来电请及时接听。如遇可疑情况，请拨打96110咨询；已经转账的，请立即拨打110报警。',
  en: 'If 96110 rings, please answer. If in doubt, call 96110; if you have already paid, call 110 at once.',
}

const textsOf = ({ kind, label, headline, method, signs, lessons }: TypologyPhrases): Bilingual[] => [
  kind,
  label,
  headline,
  method,
  ...signs,
  ...lessons,
]

/** Every phrase as one text. */
export const reviewedPhrases: string = [...Object.values(bySource), general]
  .flatMap(textsOf)
  .concat(closing)
  .flatMap(({ zh, en }) => [zh, en])
  .join('\n')
