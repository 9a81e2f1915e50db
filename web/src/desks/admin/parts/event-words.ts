import { useSpeech, type Both } from '../../../language/language'

/** Domain events and the stages that take them (docs/glossary.md). */
const events: Readonly<Record<string, Both>> = {
  'signal.joined': { zh: '信号并入预警', en: 'Signal joined a warning' },
  'evidence.joined': { zh: '线索并入预警', en: 'Evidence joined a warning' },
  'party.merged': { zh: '当事人合并', en: 'People merged' },
  'warning.opened': { zh: '预警生成', en: 'Warning opened' },
  'warning.raised': { zh: '预警升级', en: 'Warning raised' },
  'warning.closed': { zh: '预警关闭', en: 'Warning closed' },
  'warning.dispatched': { zh: '预警派警', en: 'Warning dispatched' },
  'warning.overdue': { zh: '签收超时', en: 'Acknowledgement overdue' },
  'warning.expiring': { zh: '预警将失效', en: 'Warning about to expire' },
  'contact.blocked': { zh: '电话受阻', en: 'Contact blocked' },
  'call.due': { zh: '计划电话到时', en: 'Planned call is due' },
  'task.assigned': { zh: '任务指派', en: 'Task assigned' },
  'task.returned': { zh: '任务退回', en: 'Task handed back' },
  'warning.unreached': { zh: '限时内未联系上', en: 'Not reached in time' },
  'escalation.due': { zh: '超时上报', en: 'Missed time to be told' },
  'task.cancelled': { zh: '任务取消', en: 'Task cancelled' },
  'task.due': { zh: '任务超时', en: 'Task overdue' },
  'task.planned': { zh: '计划任务到点', en: 'Planned task is due' },
  'visit.recorded': { zh: '反馈提交', en: 'Visit reported' },
  'bank.requested': { zh: '请求已立', en: 'Request to a bank' },
  'bank.replied': { zh: '银行反馈', en: 'Reply of a bank' },
  'bank.overdue': { zh: '银行超时', en: 'Bank overdue' },
  'hold.due': { zh: '止付冻结到期', en: 'Hold runs out' },
  'stop.held': { zh: '止付成功', en: 'Stop held' },
  'stop.refused': { zh: '止付被拒', en: 'Stop refused' },
  'freeze.frozen': { zh: '冻结成功', en: 'Account frozen' },
  'transfer.told': { zh: '资金流水已告知', en: 'A transfer was told' },
  'suspect-account.due': { zh: '涉案账户到时', en: 'A suspect account is due' },
  'hold-outcome.decided': { zh: '暂缓结果已定', en: 'Outcome of a held payment' },
  'bank.down': { zh: '银行接口中断', en: 'Bank gateway down' },
  'rule.braked': { zh: '规则已熔断', en: 'Rule braked' },
  'campaign.large': { zh: '串并案达到规模', en: 'Campaign has grown large' },
  'message.requested': { zh: '短信待发', en: 'Message to be sent' },
  'message.unsure': { zh: '短信是否发出待查', en: 'Whether a message went out' },
}

const consumers: Readonly<Record<string, Both>> = {
  warnings: { zh: '预警', en: 'Warnings' },
  tasks: { zh: '核查任务', en: 'Tasks' },
  holds: { zh: '止付冻结', en: 'Holds' },
  trace: { zh: '资金追踪', en: 'Trace' },
  'suspect-accounts': { zh: '涉案账户', en: 'Suspect accounts' },
  ledger: { zh: '台账', en: 'Ledger' },
  stories: { zh: '案例', en: 'Stories' },
  campaigns: { zh: '串并案', en: 'Campaigns' },
  notices: { zh: '通知', en: 'Notices' },
}

/** An event, and the stage that takes it, in words; one without words as it is written. */
export function useEventWords() {
  const { language } = useSpeech()
  return {
    event: (name: string): string => events[name]?.[language] ?? name,
    consumer: (name: string): string => consumers[name]?.[language] ?? name,
  }
}
