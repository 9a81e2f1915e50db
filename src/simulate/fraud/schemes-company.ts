import type { Scheme, Taking } from './scheme'

const toStranger: Taking = {
  afterMinutes: 22,
  spread: 0.7,
  payments: [
    [1, 45],
    [2, 35],
    [3, 20],
  ],
  gapMinutes: 18,
  medianYuan: 260_000,
  yuanSpread: 0.8,
  mostYuan: 3_000_000,
  memo: 'fraudBoss',
  screen: 0,
  toOrganisation: 0.3,
}

/** Those that seek whoever pays for a firm, a shop or a family in somebody's name. */
export const companySchemes: readonly Scheme[] = [
  {
    typology: 'leader-acquaintance.boss',
    weight: 7,
    victim: 'finance',
    hours: [8, 17],
    steps: [
      {
        by: 'qq',
        stage: 'open',
        afterMinutes: [0, 1],
        share: 0.9,
        group: 'new-small',
        claims: { role: '总经理' },
      },
      {
        by: 'qq',
        stage: 'press',
        afterMinutes: [1, 15],
        share: 0.9,
        group: 'new-small',
        claims: { role: '董事长' },
      },
      {
        by: 'qq',
        stage: 'demand',
        afterMinutes: [2, 20],
        share: 1,
        group: 'new-small',
        claims: { role: '总经理' },
      },
    ],
    take: toStranger,
  },
  {
    typology: 'leader-acquaintance.supplier',
    weight: 2,
    victim: 'finance',
    hours: [8, 17],
    steps: [
      { by: 'email', stage: 'open', afterMinutes: [0, 1], share: 1, claims: { role: '业务经理' } },
      { by: 'email', stage: 'demand', afterMinutes: [60, 900], share: 0.8, claims: { role: '业务经理' } },
    ],
    take: { ...toStranger, afterMinutes: 180, toOrganisation: 0.75, memo: 'fraudGoods', payments: [[1, 1]] },
  },
  {
    typology: 'leader-acquaintance.official',
    weight: 3,
    victim: 'trader',
    hours: [9, 18],
    steps: [
      { by: 'wechat', stage: 'open', afterMinutes: [0, 1], share: 1, claims: { role: '领导' } },
      { by: 'wechat', stage: 'press', afterMinutes: [30, 900], share: 0.9, claims: { role: '领导' } },
      { by: 'wechat', stage: 'demand', afterMinutes: [2, 60], share: 1, claims: { role: '领导' } },
    ],
    take: { ...toStranger, medianYuan: 80_000, memo: 'fraudPlain', toOrganisation: 0.05 },
  },
  {
    typology: 'leader-acquaintance.teacher',
    weight: 3,
    victim: 'adult',
    hours: [9, 20],
    steps: [
      {
        by: 'qq',
        stage: 'demand',
        afterMinutes: [0, 1],
        share: 1,
        group: 'new-large',
        claims: { role: '班主任' },
      },
    ],
    take: {
      ...toStranger,
      afterMinutes: 15,
      medianYuan: 1_600,
      payments: [[1, 1]],
      memo: 'fraudFee',
      toOrganisation: 0,
    },
  },
  {
    typology: 'leader-acquaintance.procurement',
    weight: 4,
    victim: 'trader',
    hours: [9, 18],
    steps: [
      { by: 'call', stage: 'open', afterMinutes: [0, 1], share: 1, minutes: 4, foreign: 0.1 },
      { by: 'wechat', stage: 'press', afterMinutes: [10, 600], share: 0.9, claims: { role: '采购' } },
      { by: 'wechat', stage: 'demand', afterMinutes: [5, 200], share: 0.9, claims: { role: '供货商' } },
    ],
    take: { ...toStranger, afterMinutes: 60, medianYuan: 24_000, memo: 'fraudGoods', toOrganisation: 0.15 },
  },
]
