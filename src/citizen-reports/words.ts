import type { FieldName, ReportKind, Wrong } from './form'
import type { Language } from './schema'
import type { Progress } from './service'

interface Words {
  readonly place: string
  readonly other: { readonly lang: string; readonly name: string }
  readonly urgent: { readonly title: string; readonly steps: readonly string[] }
  readonly form: Readonly<
    Record<
      | 'title'
      | 'about'
      | 'wrong'
      | 'stale'
      | 'busy'
      | 'send'
      | 'optional'
      | 'privacy'
      | 'leaveEmpty'
      | 'yuan',
      string
    >
  >
  readonly labels: Readonly<Record<FieldName, string>>
  readonly hints: Readonly<Record<'contact' | 'said' | 'amount' | 'phone', string>>
  readonly kinds: Readonly<Record<ReportKind, string>>
  readonly paid: Readonly<Record<'no' | 'yes', string>>
  readonly errors: Readonly<Record<Wrong, string>>
  readonly receipt: Readonly<
    Record<'title' | 'number' | 'code' | 'keep' | 'follow' | 'next' | 'another', string>
  >
  readonly find: Readonly<Record<'title' | 'label' | 'button', string>>
  readonly follow: Readonly<Record<'title' | 'about' | 'code' | 'button' | 'wrong' | 'lost', string>>
  readonly progress: Readonly<Record<Progress, { readonly title: string; readonly text: string }>>
  readonly refused: Readonly<Record<'title' | 'often' | 'other' | 'back', string>>
}

const zh: Words = {
  place: '举报线索',
  other: { lang: 'en', name: 'English' },
  urgent: {
    title: '钱已经转出去了？先打电话，再填表',
    steps: ['马上拨打110报警，越早越可能拦下', '再拨打96110，听从指导', '不要再联系对方，不要再转账'],
  },
  form: {
    title: '举报可疑电话、信息或付款',
    about: '不用注册，一分钟填完。知道多少填多少。',
    wrong: '还差一点，请看标红的地方。您填的内容都还在。',
    stale: '这张表打开太久或已经变动，请核对后再按一次“提交”。您填的内容都还在。',
    busy: '现在提交的人很多，请过几秒再按一次“提交”。您填的内容都还在。',
    send: '提交',
    optional: '选填',
    privacy: '您填的内容加密保存，只用于反诈，不公开。不需要填姓名、身份证号、密码或验证码。',
    leaveEmpty: '这一栏请留空',
    yuan: '元',
  },
  labels: {
    kind: '遇到的是什么？',
    contact: '对方的号码、账号或网址',
    said: '对方说了什么？要您做什么？',
    paid: '钱转出去了吗？',
    amount: '转了多少？',
    phone: '您的手机号',
    website: '网站',
  },
  hints: {
    contact: '电话号码、微信号、QQ号、银行卡号或网址，照原样填',
    said: '可以直接粘贴短信或聊天内容',
    amount: '例如 30000 或 3万，不清楚可以不填',
    phone: '方便我们回电核实和劝阻，不填也可以举报',
  },
  kinds: {
    call: '可疑电话',
    message: '可疑短信或聊天',
    payment: '要我付款、转账',
    other: '其他（网址、App、二维码等）',
  },
  paid: { no: '没有', yes: '已经转了' },
  errors: {
    missing: '请选一项',
    too_long: '太长了，请写得短一些',
    nothing_said: '对方的号码和说的话，至少填一项',
    no_phone: '这不像电话号码，请检查一下，或者留空',
    no_amount: '请填数字，例如 30000 或 3万，不清楚可以留空',
    not_for_people: '这一栏请留空',
  },
  receipt: {
    title: '已收到，谢谢您',
    number: '编号',
    code: '查询码（只显示这一次）',
    keep: '请截图或抄下编号和查询码，凭它们查看进度。',
    follow: '查看进度',
    next: '如果对方再联系您：不转账、不点链接、不共享屏幕，拨打96110咨询。',
    another: '再举报一条',
  },
  find: { title: '查询举报进度', label: '举报编号', button: '查询' },
  follow: {
    title: '查询举报进度',
    about: '请输入提交时显示的查询码。',
    code: '查询码（8位，不分大小写）',
    button: '查询',
    wrong: '编号或查询码不对，请核对后再试。',
    lost: '查询码找不到了？为保护您，我们不能补发。可以重新举报，或拨打96110。',
  },
  progress: {
    received: { title: '已收到', text: '您的举报已经收到，正在排队等待查看。' },
    looking: { title: '正在查看', text: '工作人员正在查看您的举报。' },
    closed: { title: '已处理', text: '您的举报已经处理完毕。谢谢您。' },
  },
  refused: {
    title: '现在没能提交',
    often: '这个网络短时间内提交得太多，请过几分钟再试。',
    other: '内容没能读出来，可能太长或者页面不完整，请返回后再试一次。',
    back: '返回举报页',
  },
}

const en: Words = {
  place: 'Report',
  other: { lang: 'zh-CN', name: '中文' },
  urgent: {
    title: 'Has money already left? Call first, then fill this in',
    steps: [
      'Call 110 at once: the sooner, the more can be stopped',
      'Then call 96110 and do as they say',
      'Do not talk to them again and do not pay again',
    ],
  },
  form: {
    title: 'Report a suspicious call, message or payment',
    about: 'No account needed, done in a minute. Fill in what you know.',
    wrong: 'Almost there: please look at what is marked. Nothing you typed is lost.',
    stale:
      'This form was open for too long or has changed. Please check it and press “Send” once more. Nothing you typed is lost.',
    busy: 'Very many are sending just now. Please press “Send” again in a few seconds. Nothing you typed is lost.',
    send: 'Send',
    optional: 'optional',
    privacy:
      'What you write is stored encrypted, used against fraud only, and not published. Do not give names, identity numbers, passwords or codes.',
    leaveEmpty: 'Please leave this empty',
    yuan: 'yuan',
  },
  labels: {
    kind: 'What was it?',
    contact: 'Their number, account or address',
    said: 'What did they say? What were you to do?',
    paid: 'Has money left?',
    amount: 'How much?',
    phone: 'Your phone number',
    website: 'Website',
  },
  hints: {
    contact: 'Phone number, WeChat or QQ name, bank card or web address, as it was shown',
    said: 'You may paste the message or chat',
    amount: 'For example 30000; leave it empty if you are not sure',
    phone: 'So that we can call you back; you can report without it',
  },
  kinds: {
    call: 'A suspicious call',
    message: 'A suspicious message or chat',
    payment: 'I am to pay or transfer money',
    other: 'Something else (a site, an app, a QR code)',
  },
  paid: { no: 'No', yes: 'Yes, it has been transferred' },
  errors: {
    missing: 'Please choose one',
    too_long: 'Too long, please write less',
    nothing_said: 'Please give their number or what they said, one of the two at least',
    no_phone: 'This does not look like a phone number: check it or leave it empty',
    no_amount: 'Please give a number, for example 30000, or leave it empty',
    not_for_people: 'Please leave this empty',
  },
  receipt: {
    title: 'We have it. Thank you',
    number: 'Number',
    code: 'Code (shown only this once)',
    keep: 'Please write down the number and the code, or take a picture: you need both to see how far it is.',
    follow: 'See how far it is',
    next: 'If they contact you again: do not pay, do not open links, do not share your screen, and call 96110.',
    another: 'Report something else',
  },
  find: { title: 'Follow a report', label: 'Number of the report', button: 'Look up' },
  follow: {
    title: 'Follow a report',
    about: 'Please type the code that was shown when you sent the report.',
    code: 'Code (8 characters, capital or small)',
    button: 'Look up',
    wrong: 'The number or the code is wrong. Please check both and try again.',
    lost: 'Lost the code? To protect you we cannot show it again. You can report anew, or call 96110.',
  },
  progress: {
    received: { title: 'Received', text: 'Your report has arrived and waits to be looked at.' },
    looking: { title: 'Being looked at', text: 'Somebody is looking at your report.' },
    closed: { title: 'Closed', text: 'Your report has been dealt with. Thank you.' },
  },
  refused: {
    title: 'It could not be sent',
    often: 'Too much was sent from this network just now. Please try again in a few minutes.',
    other: 'What was sent could not be read: it may be too long or incomplete. Please go back and try again.',
    back: 'Back to the form',
  },
}

export const wordsOf = (language: Language): Words => (language === 'en' ? en : zh)
export type { Words }
