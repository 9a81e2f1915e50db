import type { Answer } from '../../../api/client'
import { useSpeech, type Both } from '../../../language/language'

export type Policy = Answer<'/v1/roles', 'get'>['policies'][number]
export type PolicyId = Policy['id']

/** What each policy allows, in words. A policy without words does not compile. */
const byPolicy = {
  'public.read': { zh: '查看公开页面', en: 'Read the public pages' },
  'session.open': { zh: '登录', en: 'Sign in' },
  'session.use': { zh: '使用自己的会话和账号', en: 'Use one’s own session and account' },
  'public.report': { zh: '公众举报', en: 'Send a report as a citizen' },
  'citizen-report.read': { zh: '查看公众举报', en: 'Read citizens’ reports' },
  'citizen-report.work': { zh: '处理公众举报', en: 'Work on citizens’ reports' },
  'signal.send': { zh: '报送信号', en: 'Send signals' },
  'signal.read': { zh: '查看信号原文', en: 'Read signals' },
  'warning.read': { zh: '查看预警', en: 'Read warnings' },
  'warning.open-identity': { zh: '查看当事人身份', en: 'Open an identity' },
  'warning.open-evidence': { zh: '查看诈骗原文', en: 'Open what was said' },
  'warning.acknowledge': { zh: '签收预警', en: 'Acknowledge a warning' },
  'warning.take-over': { zh: '接手同事的预警', en: 'Take over a warning' },
  'warning.dispatch': { zh: '派警', en: 'Dispatch' },
  'warning.raise': { zh: '升级预警', en: 'Raise a warning' },
  'warning.call': { zh: '电话劝阻', en: 'Call the person' },
  'warning.confirm': { zh: '确认诈骗', en: 'Confirm a fraud' },
  'warning.dismiss': { zh: '排除预警', en: 'Dismiss a warning' },
  'campaign.read': { zh: '查看串并案', en: 'Read campaigns' },
  'campaign.edit': { zh: '编辑串并案', en: 'Edit campaigns' },
  'task.read': { zh: '查看核查任务', en: 'Read tasks' },
  'task.work': { zh: '办理核查任务', en: 'Work on a task' },
  'task.cancel': { zh: '取消核查任务', en: 'Cancel a task' },
  'task.plan': { zh: '安排回访', en: 'Plan a visit' },
  'verification.issue': { zh: '出示身份验证码', en: 'Show a code at the door' },
  'visit.record': { zh: '反馈见面劝阻', en: 'Report a visit' },
  'visit.read': { zh: '查看见面劝阻反馈', en: 'Read reports of visits' },
  'stop.read': { zh: '查看紧急止付', en: 'Read stop-payments' },
  'stop.draft': { zh: '起草紧急止付', en: 'Draft a stop-payment' },
  'stop.approve': { zh: '批准紧急止付', en: 'Approve a stop-payment' },
  'stop.renew': { zh: '续期紧急止付', en: 'Renew a stop-payment' },
  'stop.release': { zh: '解除紧急止付', en: 'Release a stop-payment' },
  'freeze.read': { zh: '查看冻结', en: 'Read freezes' },
  'freeze.request': { zh: '申请冻结', en: 'Request a freeze' },
  'freeze.approve': { zh: '批准冻结', en: 'Approve a freeze' },
  'freeze.renew': { zh: '续冻', en: 'Renew a freeze' },
  'freeze.release': { zh: '解除冻结', en: 'Release a freeze' },
  'protective-hold.read': { zh: '查看保护性止付', en: 'Read protective holds' },
  'protective-hold.request': { zh: '申请保护性止付', en: 'Request a protective hold' },
  'protective-hold.approve': { zh: '批准保护性止付', en: 'Approve a protective hold' },
  'protective-hold.release': { zh: '解除保护性止付', en: 'Lift a protective hold' },
  'appeal.file': { zh: '登记申诉', en: 'File an appeal' },
  'appeal.read': { zh: '查看申诉', en: 'Read appeals' },
  'appeal.decide': { zh: '裁决申诉', en: 'Decide an appeal' },
  'proposed-stop.read': { zh: '查看下级账户止付建议', en: 'Read proposed stops' },
  'proposed-stop.decide': { zh: '处理下级账户止付建议', en: 'Decide a proposed stop' },
  'running-hold.read': { zh: '查看在办止付冻结', en: 'Read holds that run' },
  'freeze.review': { zh: '复核冻结', en: 'Review freezes' },
  'approval.read': { zh: '查看待批事项', en: 'Read what waits for approval' },
  'bank-task.read': { zh: '查看本行待办', en: 'Read the bank’s requests' },
  'bank.answer': { zh: '人工反馈银行结果', en: 'Answer for a bank' },
  'bank.reply': { zh: '银行系统反馈', en: 'Reply as a bank' },
  'ledger.read': { zh: '查看资金台账', en: 'Read the ledger' },
  'story.read': { zh: '查看案例', en: 'Read stories' },
  'story.edit': { zh: '编写案例', en: 'Write a story' },
  'story.approve': { zh: '批准案例', en: 'Approve a story' },
  'story.release': { zh: '发布案例', en: 'Release a story' },
  'story.withdraw': { zh: '撤回案例', en: 'Withdraw a story' },
  'officer.self': { zh: '上岗、离岗、上报位置', en: 'Duty and position of one’s own' },
  'officer.read': { zh: '查看民警位置', en: 'See officers and positions' },
  'place.read': { zh: '查看机构与时限', en: 'Read places and limits' },
  'place.write': { zh: '维护派出所', en: 'Change stations' },
  'duty.read': { zh: '查看在岗情况', en: 'See who is on duty' },
  'duty.end': { zh: '代为离岗', en: 'Set an officer off duty' },
  'bank.manage': { zh: '维护银行', en: 'Change banks' },
  'level.manage': { zh: '维护等级与时限', en: 'Change levels and minutes' },
  'live.read': { zh: '接收实时更新', en: 'Follow the live stream' },
  'notification.read': { zh: '查看自己的通知', en: 'Read one’s own notices' },
  'statistics.read': { zh: '查看统计', en: 'Read statistics' },
  'command.read': { zh: '查看指挥大屏', en: 'See the wall' },
  'report.read': { zh: '查看月报', en: 'Read the month report' },
  'ruleset.read': { zh: '查看规则包', en: 'Read rule packs' },
  'ruleset.import': { zh: '导入规则包', en: 'Import a rule pack' },
  'ruleset.review': { zh: '复核规则包', en: 'Review a rule pack' },
  'ruleset.publish': { zh: '发布规则包', en: 'Publish a rule pack' },
  'ruleset.replay': { zh: '回放规则包', en: 'Replay a rule pack' },
  'rule.read': { zh: '查看研判规则', en: 'Read rules' },
  'rule.lift-brake': { zh: '解除规则熔断', en: 'Lift the brake of a rule' },
  'user.manage': { zh: '维护用户', en: 'Change users' },
  'api-key.manage': { zh: '维护接口密钥', en: 'Change API keys' },
  'party.separate': { zh: '拆分误并的当事人', en: 'Separate merged people' },
  'dead-letter.manage': { zh: '处理死信', en: 'Handle dead letters' },
  'audit.read': { zh: '查看并核验审计日志', en: 'Read and verify the audit log' },
} as const satisfies Record<PolicyId, Both>

/** What is logged and is no policy: what the service does by itself, and each opening of what is sealed. */
const byItself: Readonly<Record<string, Both>> = {
  'vault.open': { zh: '打开密封信息', en: 'Opened what is sealed' },
  'vault.rotate': { zh: '更换加密密钥', en: 'Changed the key of the vault' },
  'vault.retire': { zh: '停用旧加密密钥', en: 'Retired old keys of the vault' },
  'rule.brake': { zh: '规则自动熔断', en: 'Braked a rule' },
  'verification.check': { zh: '核对身份验证码', en: 'Checked a code at the door' },
  'campaign.add': { zh: '并入串并案', en: 'Added to a campaign' },
  'campaign.take-out': { zh: '移出串并案', en: 'Taken out of a campaign' },
}

const all: Readonly<Record<string, Both>> = { ...byPolicy, ...byItself }

/** Every act the log may hold, for a choice. */
export const acts: readonly string[] = Object.keys(all)

/** An act in words; one without words as it is written. */
export function useAct(): (action: string) => string {
  const { language } = useSpeech()
  return (action) => all[action]?.[language] ?? action
}
