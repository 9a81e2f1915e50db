import { defineWords } from '../../language/language'

export const phoneWords = defineWords({
  cancel: { zh: '取消', en: 'Cancel' },
  send: { zh: '提交', en: 'Send' },
  addressCopied: { zh: '地址已复制', en: 'Address copied' },
  addressHint: { zh: '轻点复制', en: 'Tap to copy' },
  and: { zh: '；', en: '; ' },
  reasonElse: { zh: '补充说明', en: 'More' },
  reasonMissing: { zh: '请选择原因', en: 'Choose a reason' },
  reasonNumbers: { zh: '请不要写电话、账号或证件号码', en: 'Leave out phone, account and identity numbers' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  met: { zh: '见面', en: 'Met' },
  phoned: { zh: '电话', en: 'Phoned' },
  how: { zh: '怎么回访的', en: 'How' },
  stillInContact: { zh: '还在和骗子联系吗', en: 'Still in contact?' },
  paidSince: { zh: '之后又付过款吗', en: 'Paid since?' },
  followAgain: {
    zh: '又联系或又付款，会马上再派人见面。',
    en: 'Contact or payment again sends somebody at once.',
  },
  followMissing: { zh: '三项都要选', en: 'Answer all three' },
})
