import type { Account, Bilingual, FigureText } from './figure'

const text = (id: string, name: Bilingual, definition: Bilingual): FigureText => ({ id, name, definition })

/** The first ones are the stages of the funnel, in order. */
export const stageTexts = {
  warned: text(
    'warned',
    { zh: '预警', en: 'Warned' },
    {
      zh: '期间内生成的预警；并入他人预警的不另计。',
      en: 'Warnings opened in the period; one that goes on under another warning is not counted again.',
    },
  ),
  reached: text(
    'reached',
    { zh: '触达', en: 'Reached' },
    {
      zh: '电话接通，或民警当面见到本人，以先者为准。',
      en: 'The person answered the phone or was met by an officer, whichever came first.',
    },
  ),
  confirmed: text(
    'confirmed',
    { zh: '确认', en: 'Confirmed' },
    {
      zh: '核实为正在遭受诈骗。比上一环节：触达者中确认的。',
      en: 'Found to be a fraud. Against the stage before: of those reached, the confirmed ones.',
    },
  ),
  stopped: text(
    'stopped',
    { zh: '止付', en: 'Stopped' },
    {
      zh: '银行已对涉案账户止付。比上一环节：已确认且已有转出的预警中，止付成功的；没有转出就无需止付。',
      en: 'A bank has stopped an account. Against the stage before: of those confirmed in which money had left; where none left, none needs stopping.',
    },
  ),
  returned: text(
    'returned',
    { zh: '返还', en: 'Returned' },
    {
      zh: '台账记有返还款。比上一环节：已止付的预警中有返还的。',
      en: 'The ledger holds money that is back with its owner. Against the stage before: of those stopped.',
    },
  ),
} as const
export type Stage = keyof typeof stageTexts

export const rateTexts = {
  reach: text(
    'reach-rate',
    { zh: '触达成功率', en: 'Reach rate' },
    {
      zh: '触达成功 ÷ 已发起联系（拨打过电话、已派警或已上门）的预警。',
      en: 'Warnings in which the person was reached ÷ those in which contact was tried (called, dispatched or visited).',
    },
  ),
  precision: text(
    'warning-precision',
    { zh: '预警准确率', en: 'Warning accuracy' },
    {
      zh: '触达且核实为诈骗 ÷ 触达成功的预警。',
      en: 'Reached and found to be a fraud ÷ reached.',
    },
  ),
  paidAfter: text(
    'paid-after-warning',
    { zh: '预警后被骗率', en: 'Defrauded after warning' },
    {
      zh: '触达之后仍有付款的 ÷ 触达成功的预警。依据：银行已结算交易、走访所记付款、止付单的转账时间，或回访称又付款。',
      en: 'Reached, and paid after that ÷ reached. Known by settled payments, payments told at a visit, the time of transfer on a stop-payment, or a follow-up that says so.',
    },
  ),
  missed: text(
    'missed',
    { zh: '漏报率', en: 'Missed' },
    {
      zh: '报案前 {days} 天内没有任何预警的当事人 ÷ 期间内报案称已转账的当事人（同一人只计一次；已排除的不计）。',
      en: 'People without any warning in the {days} days before their report ÷ people who reported a transfer in the period (each once; dismissed ones not counted).',
    },
  ),
  submittedInTime: text(
    'submitted-within-30',
    { zh: '报案后 30 分钟内提交止付', en: 'Stop sent within 30 min' },
    {
      zh: '报案后 30 分钟内（或报案前）已向银行提交止付的 ÷ 期间内报案称已转账的当事人。依据：银发〔2016〕86号。',
      en: 'A stop-payment had gone to a bank within 30 minutes of the report, or before it ÷ people who reported a transfer. 银发〔2016〕86号.',
    },
  ),
  heldInTime: text(
    'held-within-30',
    { zh: '报案后 30 分钟内止付成功', en: 'Stopped within 30 min' },
    {
      zh: '报案后 30 分钟内（或报案前）银行已止付的 ÷ 期间内报案称已转账的当事人。',
      en: 'A bank had stopped an account within 30 minutes of the report, or before it ÷ people who reported a transfer.',
    },
  ),
} as const
export type Rate = keyof typeof rateTexts

const sinceOpened = (id: string, zh: string, en: string): FigureText =>
  text(
    id,
    { zh: `预警至${zh}`, en: `Warning to ${en}` },
    {
      zh: `自预警生成至首次${zh}的分钟数，取中位数（P50）与第 90 百分位（P90）；只计走到这一步的预警。`,
      en: `Minutes from the opening of the warning to the first ${en}, at the 50th and 90th percentile, of those that came that far.`,
    },
  )

/** In the order in which a case goes. */
export const stepTexts = {
  acknowledged: sinceOpened('acknowledged', '签收', 'acknowledgement'),
  dispatched: sinceOpened('dispatched', '派警', 'dispatch'),
  accepted: sinceOpened('accepted', '接警', 'acceptance by an officer'),
  arrived: sinceOpened('arrived', '到达', 'arrival'),
  reached: sinceOpened('reached', '触达', 'contact with the person'),
  confirmed: sinceOpened('confirmed', '确认', 'confirmation'),
  submitted: sinceOpened('submitted', '提交止付', 'submission of a stop'),
  held: sinceOpened('held', '止付成功', 'stop at a bank'),
} as const
export type Step = keyof typeof stepTexts

const money = (account: Account, zh: string, en: string, zhIs: string, enIs: string): FigureText =>
  text(
    account,
    { zh, en },
    { zh: `${zhIs}各类金额含义不同，不可相加。`, en: `${enIs} Kinds are never added up.` },
  )

export const moneyTexts: Readonly<Record<Account, FigureText>> = {
  at_risk: money('at_risk', '涉险', 'At risk', '即将转出、尚未转出。', 'About to leave, not gone.'),
  protected: money(
    'protected',
    '未转出',
    'Protected',
    '经劝阻保住、没有转出。',
    'Stayed because of the visit.',
  ),
  paid_out: money('paid_out', '已转出', 'Paid out', '已转出且尚未追住。', 'Has left and is not secured.'),
  stopped: money('stopped', '已止付', 'Stopped', '银行止付中。', 'Stopped at a bank.'),
  frozen: money('frozen', '已冻结', 'Frozen', '银行冻结中。', 'Frozen at a bank.'),
  released: money('released', '已解除', 'Released', '止付或冻结后放行。', 'Set free again.'),
  returned: money('returned', '已返还', 'Returned', '已返还当事人。', 'Back with its owner.'),
  lost: money('lost', '实际损失', 'Lost', '确认无法追回。', 'Gone for good.'),
}

export const stationText = text(
  'tasks-in-time',
  { zh: '按时办结率', en: 'Finished in time' },
  {
    zh: '按时办结 ÷ 应办结。接受、到达、反馈三个时限全部守住才算按时；漏接（超时未接转他人）与已超时未办结的计为未按时。每件只计一次：按时的计在反馈之日，未按时的计在首次超时之日。',
    en: 'Finished in time ÷ due. In time: the clocks to accept, arrive and report were all kept. Tasks let pass to the next one, and those whose clock has run out, count as late. Each counts once: on the day of its report, or of its first missed clock.',
  },
)

export const shareOfAllText = text(
  'share-of-warnings',
  { zh: '占预警总数', en: 'Share of all warnings' },
  { zh: '该类预警 ÷ 期间内全部预警。', en: 'Warnings of this kind ÷ all warnings of the period.' },
)

export const confirmedShareText = text(
  'confirmed-share',
  { zh: '确认率', en: 'Confirmed' },
  { zh: '核实为诈骗 ÷ 该类预警。', en: 'Found to be a fraud ÷ warnings of this kind.' },
)
