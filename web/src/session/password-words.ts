import { defineWords } from '../language/language'

export const passwordWords = defineWords({
  current: { zh: '当前密码', en: 'Present password' },
  currentMissing: { zh: '请输入当前密码', en: 'Enter your present password' },
  next: { zh: '新密码', en: 'New password' },
  rule: {
    zh: '至少 {least} 个字符，可以是一句只有您知道的话',
    en: 'At least {least} characters; a sentence that only you know is good',
  },
  tooShort: { zh: '新密码至少 {least} 个字符', en: 'At least {least} characters' },
  same: { zh: '新密码不能与当前密码相同', en: 'It must differ from the present one' },
  again: { zh: '再输入一次新密码', en: 'New password, once more' },
  differs: { zh: '两次输入不一致', en: 'The two are not the same' },
  wrong: { zh: '当前密码不对', en: 'The present password is wrong' },
  changed: { zh: '密码已修改，其他设备上的登录已结束', en: 'Changed; your other sessions have ended' },
  firstTitle: { zh: '请设置您自己的密码', en: 'Choose a password of your own' },
  firstAbout: {
    zh: '{name}，您正在使用一次性密码。设置自己的密码后才能开始工作。',
    en: '{name}, you have signed in with a one-time password. Your work begins once you have one of your own.',
  },
  firstAction: { zh: '设置并继续', en: 'Set it and go on' },
})
