import { companySchemes } from './schemes-company'
import type { ContactStep, Scheme, Taking } from './scheme'

const call = (stage: ContactStep['stage'], minutes: number, foreign: number, share = 1): ContactStep => ({
  by: 'call',
  stage,
  afterMinutes: [1, 40],
  share,
  minutes,
  foreign,
})
const chat = (
  stage: ContactStep['stage'],
  by: ContactStep['by'] = 'wechat',
  afterMinutes: readonly [number, number] = [3, 60],
  share = 0.9,
): ContactStep => ({ by, stage, afterMinutes, share })

const taking = (given: Partial<Taking>): Taking => ({
  afterMinutes: 40,
  spread: 0.8,
  payments: [
    [1, 50],
    [2, 30],
    [3, 20],
  ],
  gapMinutes: 25,
  medianYuan: 20_000,
  yuanSpread: 0.9,
  mostYuan: 1_500_000,
  memo: 'fraudPlain',
  screen: 0,
  toOrganisation: 0.05,
  ...given,
})

const authority = taking({ afterMinutes: 90, medianYuan: 60_000, screen: 0.5 })
const byAuthority = (
  typology: string,
  weight: number,
  victim: Scheme['victim'],
  foreign: number,
): Scheme => ({
  typology,
  weight,
  victim,
  hours: [8, 18],
  steps: [
    call('open', 9, foreign),
    call('press', 35, foreign, 0.85),
    chat('press', 'qq', [5, 40], 0.5),
    call('demand', 28, foreign, 0.8),
  ],
  take: authority,
})

const service = taking({ afterMinutes: 25, medianYuan: 18_000, screen: 0.75, gapMinutes: 12 })
const byService = (typology: string, weight: number, victim: Scheme['victim'], foreign: number): Scheme => ({
  typology,
  weight,
  victim,
  hours: [9, 21],
  steps: [call('open', 6, foreign), call('press', 25, foreign, 0.8), chat('demand', 'sms', [1, 20], 0.4)],
  take: service,
})

const loan = taking({ afterMinutes: 120, medianYuan: 9_000, memo: 'fraudDeposit', gapMinutes: 90 })
const byLoan = (typology: string, weight: number, screen: number, steps: ContactStep[]): Scheme => ({
  typology,
  weight,
  victim: 'adult',
  hours: [9, 21],
  steps,
  take: { ...loan, screen, memo: screen > 0 ? 'fraudPlain' : 'fraudDeposit' },
})

const personalSchemes: readonly Scheme[] = [
  byAuthority('authority.police', 9, 'any', 0.7),
  byAuthority('authority.procuratorate', 4, 'elderly', 0.7),
  byAuthority('authority.social-insurance', 3, 'elderly', 0.5),
  byAuthority('authority.customs', 2, 'young', 0.6),
  byAuthority('authority.regulator', 3, 'adult', 0.5),
  byService('customer-service.refund', 9, 'adult', 0.4),
  byService('customer-service.courier', 6, 'adult', 0.4),
  byService('customer-service.insurance', 8, 'any', 0.5),
  byService('customer-service.bank', 4, 'any', 0.3),
  byLoan('loan-credit.loan', 9, 0, [
    chat('open', 'sms'),
    chat('press', 'qq', [20, 300]),
    chat('demand', 'qq', [20, 200]),
  ]),
  byLoan('loan-credit.credit-record', 6, 0.6, [
    call('open', 7, 0.4),
    call('press', 25, 0.3, 0.7),
    chat('demand'),
  ]),
  byLoan('loan-credit.student-loan', 4, 0.6, [
    call('open', 7, 0.4),
    call('press', 25, 0.3, 0.7),
    chat('demand', 'qq'),
  ]),
  {
    typology: 'leader-acquaintance.guess-who',
    weight: 2,
    victim: 'any',
    hours: [9, 20],
    steps: [call('open', 2, 0.1), { ...call('demand', 3, 0.1), afterMinutes: [600, 1_500] }],
    take: taking({ afterMinutes: 45, medianYuan: 30_000 }),
  },
  {
    typology: 'leader-acquaintance.kin',
    weight: 4,
    victim: 'any',
    hours: [9, 22],
    steps: [chat('open', 'qq'), chat('press', 'qq', [1, 10]), chat('demand', 'qq', [1, 15])],
    take: taking({ afterMinutes: 20, medianYuan: 9_000, gapMinutes: 40 }),
  },
  {
    typology: 'leader-acquaintance.kin-trouble',
    weight: 3,
    victim: 'elderly',
    hours: [8, 17],
    steps: [call('open', 4, 0.2), call('demand', 9, 0.2, 0.9)],
    take: taking({ afterMinutes: 60, medianYuan: 28_000 }),
  },
  {
    typology: 'other-fraud.task',
    weight: 22,
    victim: 'young',
    hours: [9, 23],
    steps: [
      chat('open', 'sms'),
      { ...chat('press', 'qq', [20, 600]), group: 'new-large' },
      chat('demand', 'other'),
    ],
    take: taking({
      afterMinutes: 60,
      medianYuan: 4_500,
      yuanSpread: 1,
      gapMinutes: 70,
      bait: true,
      payments: [
        [2, 20],
        [3, 30],
        [4, 30],
        [6, 20],
      ],
    }),
  },
  {
    typology: 'other-fraud.investment',
    weight: 12,
    victim: 'adult',
    hours: [9, 22],
    steps: [
      { ...chat('open', 'wechat'), group: 'new-large' },
      chat('press', 'wechat', [1_400, 9_000]),
      chat('demand', 'other', [300, 4_000]),
    ],
    take: taking({
      afterMinutes: 240,
      medianYuan: 32_000,
      yuanSpread: 1.1,
      gapMinutes: 2_400,
      bait: true,
      toOrganisation: 0.25,
      memo: 'fraudInvestment',
      payments: [
        [2, 30],
        [3, 40],
        [5, 30],
      ],
    }),
  },
  {
    typology: 'other-fraud.romance',
    weight: 5,
    victim: 'adult',
    hours: [18, 24],
    steps: [chat('open'), chat('press', 'wechat', [2_000, 14_000]), chat('demand', 'wechat', [200, 3_000])],
    take: taking({ afterMinutes: 200, medianYuan: 14_000, gapMinutes: 1_500 }),
  },
  {
    typology: 'other-fraud.game',
    weight: 5,
    victim: 'young',
    hours: [12, 24],
    steps: [chat('open', 'qq'), chat('press', 'qq', [2, 30]), chat('demand', 'other', [2, 25])],
    take: taking({ afterMinutes: 10, medianYuan: 2_200, gapMinutes: 15, memo: 'fraudGoods' }),
  },
]

export const schemes: readonly Scheme[] = [...personalSchemes, ...companySchemes]
