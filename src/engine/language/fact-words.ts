/** What a fact of a signal means, in both languages, and the words it can be where they are few. */
export interface FactWords {
  readonly zh: string
  readonly en: string
  readonly values?: readonly string[]
}

const say = (zh: string, en: string, values?: readonly string[]): FactWords =>
  values === undefined ? { zh, en } : { zh, en, values }

const party = ['person', 'organisation'] as const

/** A test holds that every fact has its words here, and that none is here that is no fact. */
export const factWords: Readonly<Record<string, FactWords>> = {
  'signal.kind': say('信号种类', 'kind of the signal', ['transaction', 'call', 'message', 'report', 'text']),

  'tx.amountFen': say('金额(分)', 'amount in fen'),
  'tx.currency': say('币种', 'currency', ['CNY']),
  'tx.status': say('待付、已付、被拒', 'whether it is still pending', ['pending', 'settled', 'rejected']),
  'tx.channel': say('付款渠道', 'how it is paid', ['online', 'mobile', 'counter', 'atm', 'pos']),
  'tx.hour': say('付款时刻的小时，0 至 23(本地)', 'hour of the day, 0 to 23, local'),
  'tx.weekday': say('星期，1 为周一', 'day of the week, 1 is Monday'),
  'tx.shareOfBalance': say('占付款前余额的比例', 'share of the balance before it'),
  'tx.isToSameName': say('收付款同名', 'payer and payee have the same name'),
  'tx.memoKinds': say('附言中认出的用途', 'purposes found in the memo'),
  'payer.kind': say('付款方：个人或单位(来源所报)', 'payer as the feed names it', party),
  'payer.looks': say('付款方看来是个人还是单位', 'payer as the feed or the name says', party),
  'payer.age': say('付款人年龄', 'age of the payer'),
  'payer.hasOperator': say('由他人经办', 'typed in by somebody for an organisation'),
  'payer.operatorRoles': say('经办人岗位', 'roles of who types it in'),
  'payer.nameKinds': say('付款方名称所属类别', 'what kinds of name the payer has'),
  'payee.kind': say('收款方：个人或单位(来源所报)', 'payee as the feed names it', party),
  'payee.looks': say('收款方看来是个人还是单位', 'payee as the feed or the name says', party),
  'payee.nameKinds': say('收款方名称所属类别', 'what kinds of name the payee has'),
  'payee.sharesSurname': say('收付款人同姓', 'payer and payee share a surname'),
  'payee.accountAgeDays': say('收款账户开立天数', 'age of the payee’s account'),
  'device.isNew': say('新设备', 'paid from a new device'),
  'device.screenSharing': say('付款时共享屏幕', 'screen shared while paying'),
  'device.remoteControl': say('付款时被远程控制', 'device remotely controlled while paying'),

  'call.minutes': say('通话分钟数', 'minutes of the call'),
  'call.isForeign': say('境外来电', 'from abroad'),
  'call.isInbound': say('打进来的', 'an inbound call'),
  'call.showsHomeNumber': say('境外线路显示境内号码', 'from abroad, shows a domestic number'),
  'call.isHomeNumberFromAbroad': say('境内号码经国际中继', 'a domestic number over an international trunk'),
  'message.channel': say('消息渠道', 'how it was sent', [
    'sms',
    'wechat',
    'qq',
    'dingtalk',
    'email',
    'other',
  ]),
  'message.senderRoles': say('发送人自称的身份', 'who the sender claims to be'),
  'message.recipientRoles': say('收信人岗位', 'roles of who receives it'),
  'group.members': say('群成员数', 'members of the group'),
  'group.ageHours': say('建群小时数', 'hours since the group was made'),
  'report.channel': say('报案渠道', 'where it was reported', ['110', '96110', 'bank', 'citizen']),
  'report.transfers': say('报案人已转账笔数', 'transfers the report names'),

  'listed.payeeSuspect': say('收款账户在涉案名单', 'payee’s account is on a suspect list'),
  'listed.payeeTrusted': say('收款账户在信任名单', 'payee’s account is on a trusted list'),
  'listed.payeeSource': say('收款账户名单来源', 'whose list names the payee’s account'),
  'listed.payeeRegistered': say(
    '收款账户已登记为涉案账户',
    'payee’s account is registered as a suspect account',
  ),
  'listed.payeeRegister': say(
    '收款账户登记依据：止付、冻结或人工',
    'by what the payee’s account is registered',
    ['stop', 'freeze', 'hand'],
  ),
  'listed.payerSuspect': say('付款账户在涉案名单', 'payer’s account is on a suspect list'),
  'listed.payerSource': say('付款账户名单来源', 'whose list names the payer’s account'),
  'listed.callerSuspect': say('来电或发送号码在涉案名单', 'the number is on a suspect list'),
  'listed.callerTrusted': say('来电或发送号码在信任名单', 'the number is on a trusted list'),
  'listed.callerOfficial': say('官方热线', 'an official hotline'),
  'listed.callerWeak': say('虚拟运营商等弱号段', 'a weak prefix'),
  'listed.callerSource': say('号码名单来源', 'whose list names the number'),
  'listed.forgedOfficial': say('伪造官方热线', 'a forged hotline number'),

  'text.fraud': say('文本为诈骗的概率', 'probability that the text is a fraud'),
  'text.logOdds': say('文本为诈骗的对数几率', 'log-odds that the text is a fraud'),
  'text.typology': say('文本最像的手法', 'likeliest typology of the text'),
  'text.joined': say('连同阅读的此前消息条数', 'earlier messages read with it'),
  'text.length': say('文本长度', 'length of the text'),
  'text.elements': say('文本中的话术要素', 'elements the text says'),
  'text.warned': say('文本中只是提及、提醒的要素', 'elements the text only speaks about'),
  'text.isWarning': say('整段是反诈提醒', 'the text warns of fraud'),
  'text.claimCount': say('自称身份的要素数', 'claimed identities'),
  'text.pretextCount': say('由头的要素数', 'pretexts'),
  'text.demandCount': say('要求的要素数', 'demands'),
  'text.pressureCount': say('施压、保密、换渠道的要素数', 'pressure, secrecy, change of channel'),
  'text.claims': say('自称身份(文字)', 'claimed identities, in words'),
  'text.pretexts': say('由头(文字)', 'pretexts, in words'),
  'text.demands': say('要求(文字)', 'demands, in words'),
  'text.pressures': say('施压(文字)', 'pressure, in words'),
}

const EVERY = ['transaction', 'call', 'message', 'report', 'text'] as const
const TEXTS = ['call', 'message', 'report', 'text'] as const
const CALLERS = ['call', 'message'] as const

/** Which kinds of signal have a fact of this name at all. */
export function signalsOfFact(name: string): readonly (typeof EVERY)[number][] {
  if (/^(?:tx|payer|payee|device)\.|^listed\.pay/.test(name)) return ['transaction']
  if (name.startsWith('call.') || name === 'listed.forgedOfficial') return ['call']
  if (/^(?:message|group)\./.test(name)) return ['message']
  if (name.startsWith('report.')) return ['report']
  if (name.startsWith('listed.caller')) return CALLERS
  if (name.startsWith('text.')) return TEXTS
  return EVERY
}
