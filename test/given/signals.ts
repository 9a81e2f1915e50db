import type { Wire } from './ingest'

/** Signals of the Doumen case and around it, as a source would send them. */

let count = 0
export const nextRef = (): string => `ref-${++count}`

export const shen = { phone: '13800000001', name: '沈阿宝', idNumber: '330602198802290029' } as const
export const companyAccount = '33050165814200000123'
export const fraudAccount = '6217001210088888888'

export const chat = (overrides: Wire = {}): Wire => ({
  type: 'message',
  source: 'telecom:zj',
  sourceRef: nextRef(),
  occurredAt: '2023-02-23T09:40:00+08:00',
  channel: 'wechat',
  sender: { handle: 'boss-1', claimedName: '王总', claimedRole: '总经理' },
  recipient: { phone: shen.phone, name: shen.name, role: '财务' },
  group: { name: '工作群', memberCount: 4, createdAt: '2023-02-23T09:10:00+08:00' },
  text: '小沈,公司账户现在余额多少?我在开会不方便接电话,有一笔保证金要马上打给客户,流程后补,打到他私人账户。',
  ...overrides,
})

export const companyTransfer = (overrides: Wire = {}): Wire => ({
  type: 'transaction',
  source: 'bank:icbc-yuecheng',
  sourceRef: nextRef(),
  occurredAt: '2023-02-23T09:55:00+08:00',
  amount: '731200.00',
  currency: 'CNY',
  status: 'pending',
  channel: 'online',
  payer: {
    account: companyAccount,
    bank: 'ICBC',
    name: '绍兴某某纺织有限公司',
    kind: 'organisation',
    operator: { name: shen.name, phone: shen.phone, role: 'finance' },
    address: '浙江省绍兴市越城区斗门街道世纪街1号',
    location: { lon: 120.63, lat: 30.08, datum: 'GCJ-02' },
  },
  payee: { account: fraudAccount, bank: 'CCB', name: '张三', kind: 'person', openedAt: '2023-01-20' },
  memo: '保证金',
  ...overrides,
})

/** An everyday payment between two people. */
export const payment = (overrides: Wire = {}): Wire => ({
  type: 'transaction',
  source: 'bank:icbc-yuecheng',
  sourceRef: nextRef(),
  occurredAt: '2023-02-23T09:00:00+08:00',
  amount: '120.00',
  status: 'settled',
  payer: { account: '6222021211000000001', kind: 'person', name: '王建国', phone: '13900000001' },
  payee: { account: '6217001210000000002', name: '李小红' },
  memo: '饭钱',
  ...overrides,
})

export const call = (overrides: Wire = {}): Wire => ({
  type: 'call',
  source: 'telecom:zj',
  sourceRef: nextRef(),
  occurredAt: '2023-02-23T09:00:00+08:00',
  caller: '+85212345678',
  callee: '13900000001',
  durationSeconds: 60,
  direction: 'inbound',
  ...overrides,
})
