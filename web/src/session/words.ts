import { defineWords } from '../language/language'

export const words = defineWords({
  title: { zh: '门神', en: 'Menshen' },
  about: { zh: '反诈预警劝阻与止付平台', en: 'Early warning and interception of fraud' },
  username: { zh: '用户名', en: 'User name' },
  usernameMissing: { zh: '请输入用户名', en: 'Enter your user name' },
  password: { zh: '密码', en: 'Password' },
  passwordMissing: { zh: '请输入密码', en: 'Enter your password' },
  signIn: { zh: '登录', en: 'Sign in' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  forEverybody: { zh: '公众服务', en: 'For everybody' },
  stories: { zh: '反诈案例', en: 'Stories' },
  verify: { zh: '核验民警', en: 'Check an officer' },
  report: { zh: '举报线索', en: 'Report something' },
  ended: { zh: '登录已过期', en: 'Your session has ended' },
  endedAbout: {
    zh: '请重新登录，页面上填写的内容都还在。',
    en: 'Sign in again; everything you typed is still here.',
  },
})
