import { personTemplates } from './persons/templates'

/**
 * What is said, as data and words. Parameters are numbers of ours, levels and minutes (parameters.ts): a text message is
 * read on a lock screen and passes through others' hands, so no name, account, address or sum is ever in one.
 */
export const templates = {
  ...personTemplates,
  'warning.opened': {
    zh: '新预警{number}，等级{level}，请在{minutes}分钟内签收。',
    en: 'New warning {number}, level {levelCode}: acknowledge within {minutes} min.',
  },
  'warning.raised': {
    zh: '预警{number}升为{level}，时限已缩短。',
    en: 'Warning {number} is now {levelCode}; its clocks are shorter.',
  },
  'warning.overdue': {
    zh: '预警{number}（{level}）超时未签收，请值班领导督办。',
    en: 'Warning {number} ({levelCode}) has not been acknowledged in time; the duty chief is asked to act.',
  },
  'warning.unreached': {
    zh: '预警{number}（{level}）限时内未能联系上当事人，已派人上门，请值班领导督办。',
    en: 'Warning {number} ({levelCode}): nobody has spoken with the person in time; somebody is sent to the door.',
  },
  'warning.closed': {
    zh: '预警{number}已办结：{outcome}。',
    en: 'Warning {number} is closed: {outcomeCode}.',
  },
  'task.assigned.low': {
    zh: '【低】核查任务{number}：请在{minutes}分钟内签收，并安排见面劝阻。',
    en: '[low] Task {number}: accept within {minutes} min and arrange a visit.',
  },
  'task.assigned.medium': {
    zh: '【中】核查任务{number}：请在{minutes}分钟内签收，当日见面劝阻。',
    en: '[medium] Task {number}: accept within {minutes} min and visit today.',
  },
  'task.assigned.high': {
    zh: '【高】核查任务{number}：请在{minutes}分钟内签收，尽快见面劝阻。详情在系统内查看。',
    en: '[high] Task {number}: accept within {minutes} min and go there now. Details are in the system.',
  },
  'task.assigned.critical': {
    zh: '【特高危】核查任务{number}：当事人可能正在转账，请{minutes}分钟内签收并立即赶到。详情在系统内查看。',
    en: '[critical] Task {number}: the person may be paying now; accept within {minutes} min and go at once. Details are in the system.',
  },
  'task.for-station': {
    zh: '【{level}】核查任务{number}已派至本所，尚无民警：请在{minutes}分钟内由任一民警签收。',
    en: '[{levelCode}] Task {number} is with your station and with nobody yet: any officer may accept within {minutes} min.',
  },
  'task.hurry': {
    zh: '核查任务{number}：当事人电话占线、被挂断或呼叫转移，可能正与骗子通话，请立即赶到。',
    en: 'Task {number}: the phone is busy, cut or diverted; the fraudster is probably on the line. Go at once.',
  },
  'task.cancelled': {
    zh: '核查任务{number}已撤销，无需前往。',
    en: 'Task {number} is called off; do not go.',
  },
  'task.passed-on': {
    zh: '核查任务{number}（{level}）超时未签收，已转下一位（第{round}次指派）。',
    en: 'Task {number} ({levelCode}) was not accepted in time and has gone to the next one (round {round}).',
  },
  'task.nobody-accepts': {
    zh: '核查任务{number}（{level}）经{round}次指派仍无人签收，请值班领导指定人员。',
    en: 'Task {number} ({levelCode}) has been offered {round} times and nobody has accepted; the duty chief is asked to name somebody.',
  },
  'task.not-arrived': {
    zh: '核查任务{number}（{level}）超时未到达现场，请值班领导督办。',
    en: 'Task {number} ({levelCode}): the officer has not arrived in time.',
  },
  'task.not-reported': {
    zh: '核查任务{number}（{level}）到达后超时未反馈，请值班领导督办。',
    en: 'Task {number} ({levelCode}): no report in time after the arrival.',
  },
  'task.no-follow-up': {
    zh: '核查任务{number}（{level}）超时未回访，请值班领导督办。',
    en: 'Task {number} ({levelCode}): no follow-up in time.',
  },
  'stop.held': {
    zh: '止付{stop}已由银行执行（预警{number}）。',
    en: 'Stop-payment {stop} is held by the bank (warning {number}).',
  },
  'stop.refused': {
    zh: '止付{stop}被银行退回（预警{number}），请核对四要素。',
    en: 'Stop-payment {stop} was refused by the bank (warning {number}); check the four fields.',
  },
  'report.drafted': {
    zh: '预警{number}接报案：{count}个一级账户止付草稿待补齐、认领，须在{minutes}分钟内报送银行。',
    en: 'Warning {number} has a report: {count} first-tier stops are drafted, to be completed and with the bank within {minutes} min.',
  },
  'clock.not-entered': {
    zh: '预警{number}：报案已满30分钟，一级账户尚未报送银行止付，请值班领导督办。',
    en: 'Warning {number}: 30 minutes after the report a first-tier account has not gone to its bank.',
  },
  'clock.expiry-near': {
    zh: '冻结{number}将于{due}到期，需要继续的请及时续冻。',
    en: 'Freeze {number} ends at {due}; renew it if it is to stay.',
  },
  'clock.prior-ended': {
    zh: '冻结{number}所轮候的在先冻结已于{due}到期，请向银行核实是否生效。',
    en: 'The earlier freeze before {number} has ended at {due}; ask the bank whether ours is in force.',
  },
  'clock.review-near': {
    zh: '全额冻结{number}须于{due}前复核。',
    en: 'The whole-account freeze {number} is to be reviewed by {due}.',
  },
  'clock.review-overdue': {
    zh: '全额冻结{number}已过复核期限仍未复核，请值班领导督办。',
    en: 'The whole-account freeze {number} has passed its review date.',
  },
  'clock.appeal-overdue': {
    zh: '对{number}的申诉超时未裁决，请值班领导督办。',
    en: 'The appeal against {number} has not been decided in time.',
  },
  'clock.release-unconfirmed': {
    zh: '{number}已下令解除，银行未在时限内确认，请电话联系银行。',
    en: 'The release of {number} has not been confirmed by the bank in time; call the bank.',
  },
  'clock.objections-end': {
    zh: '资金返还{number}公告期已满，请处理异议并批准返还。',
    en: 'The public notice of return {number} has ended; decide the objections and approve it.',
  },
  'clock.return-overdue': {
    zh: '资金返还{number}：银行未在3个工作日内办结，请督办。',
    en: 'Return {number}: the bank has not finished in its 3 working days.',
  },
  'bank.down': {
    zh: '银行{bank}接口中断，止付、冻结指令排队待送，恢复后自动补送；紧急的请立即电话联系该行。',
    en: 'The gateway of {bank} is down: stops and freezes wait and are sent once it is back. Call the bank about urgent ones.',
  },
  'rule.braked': {
    zh: '规则{rule}（第{version}版）触发异常：近10分钟{signals}条信号中报警{hits}条，已自动转入影子运行，请核查后决定是否恢复。',
    en: 'Rule {rule} v{version} fired on {hits} of {signals} signals in 10 min and no longer acts; look at it, then lift the brake.',
  },
  'person.told': {
    zh: '预警{number}：当事人在自动电话中按1，称正有人要求其转账，已派人上门。',
    en: 'Warning {number}: the person pressed 1 in the automatic call: somebody is telling her to transfer now. A patrol is sent.',
  },
  'person.asks': {
    zh: '预警{number}：当事人在自动电话中按2，请民警尽快回电。',
    en: 'Warning {number}: the person pressed 2 in the automatic call and asks to be called by an officer.',
  },
  'campaign.large': {
    zh: '串并案{number}已涉及{victims}人、{warnings}条预警，疑为同一团伙，请查看。',
    en: 'Campaign {number} has reached {victims} people in {warnings} warnings; the same hand seems to be behind them.',
  },
  'hold-outcome.failed': {
    zh: '预警{number}的处置结果未能通知{source}，请人工联系。',
    en: 'The outcome of warning {number} could not be told to {source}; please call them.',
  },
} as const

export type TemplateName = keyof typeof templates
export type Parameters = Readonly<Record<string, string | number>>

export interface Wording {
  readonly zh: string
  readonly en: string
}

export const isTemplate = (name: string): name is TemplateName => Object.hasOwn(templates, name)

/** Fills in the parameters; one that is not given stays visible as its name. */
export function word(name: TemplateName, parameters: Parameters): Wording {
  const fill = (text: string): string =>
    text.replaceAll(/\{(\w+)\}/g, (slot, key: string) => String(parameters[key] ?? slot))
  return { zh: fill(templates[name].zh), en: fill(templates[name].en) }
}
