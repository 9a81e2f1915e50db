import { useSpeech, type Both } from '../../../language/language'

/** What an entry of the log is about: the part of the service, or the kind of thing. */
const subjects: Readonly<Record<string, Both>> = {
  'api keys': { zh: '接口密钥', en: 'API keys' },
  appeal: { zh: '申诉', en: 'Appeal' },
  audit: { zh: '审计日志', en: 'Audit log' },
  banks: { zh: '银行', en: 'Banks' },
  campaigns: { zh: '串并案', en: 'Campaigns' },
  'citizen-reports': { zh: '公众举报', en: 'Citizens’ reports' },
  contact_attempt: { zh: '劝阻电话', en: 'Call' },
  'dead letters': { zh: '死信', en: 'Dead letters' },
  'follow-ups': { zh: '回访', en: 'Follow-ups' },
  freeze: { zh: '冻结', en: 'Freeze' },
  holds: { zh: '止付冻结', en: 'Holds' },
  identifier: { zh: '号码、账号', en: 'Number or account' },
  levels: { zh: '等级与时限', en: 'Levels' },
  notifications: { zh: '通知', en: 'Notices' },
  officers: { zh: '民警', en: 'Officers' },
  party: { zh: '当事人', en: 'Person' },
  people: { zh: '当事人', en: 'People' },
  places: { zh: '机构', en: 'Places' },
  protective_hold: { zh: '保护性止付', en: 'Protective hold' },
  reports: { zh: '月报', en: 'Month reports' },
  rules: { zh: '规则', en: 'Rules' },
  rulesets: { zh: '规则包', en: 'Rule packs' },
  session: { zh: '会话', en: 'Session' },
  sessions: { zh: '会话', en: 'Sessions' },
  signal: { zh: '信号', en: 'Signal' },
  signals: { zh: '信号', en: 'Signals' },
  station: { zh: '派出所', en: 'Station' },
  stop_payment: { zh: '紧急止付', en: 'Stop-payment' },
  stories: { zh: '案例', en: 'Stories' },
  story: { zh: '案例', en: 'Story' },
  'suspect accounts': { zh: '涉案账户', en: 'Suspect accounts' },
  suspect_account: { zh: '涉案账户', en: 'Suspect account' },
  suspect_appeal: { zh: '涉案账户申诉', en: 'Appeal of a suspect account' },
  tasks: { zh: '核查任务', en: 'Tasks' },
  trace: { zh: '资金追踪', en: 'Trace' },
  triage: { zh: '研判', en: 'Triage' },
  user: { zh: '用户', en: 'User' },
  users: { zh: '用户', en: 'Users' },
  verifications: { zh: '身份验证码', en: 'Codes at the door' },
  visit: { zh: '见面劝阻', en: 'Visit' },
  visits: { zh: '见面劝阻', en: 'Visits' },
  warning: { zh: '预警', en: 'Warning' },
  warnings: { zh: '预警', en: 'Warnings' },
}

/** What can be asked for, by its code. */
export const subjectCodes: readonly string[] = Object.keys(subjects)

export function useSubject(): (code: string) => string {
  const { language } = useSpeech()
  return (code) => subjects[code]?.[language] ?? code
}
