/** What the officer has tapped so far. Pure; it is kept on the phone as it is. */
export const findings = ['fraud', 'not_fraud', 'unclear', 'not_reached'] as const
export const attitudes = ['believes', 'doubts', 'denies', 'refuses'] as const
export const yesNoUnknown = ['yes', 'no', 'unknown'] as const
export const appAnswers = ['removed', 'kept', 'none'] as const
export const toldWhom = ['relatives', 'employer', 'bank', 'community'] as const
export const nextVisits = ['auto', 'hour', 'four-hours', 'tomorrow', 'three-days'] as const
export const reasonsToPay = [
  'told-to',
  'deposit',
  'refund',
  'goods',
  'investment',
  'loan',
  'help',
  'own-account',
  'other',
] as const

/** 四查看, and what each may show. */
export const looks = {
  callsAndSms: ['foreign-call', 'long-unknown-call', 'false-official', 'diverted'],
  chats: ['false-leader', 'false-official', 'false-service', 'new-group', 'deleted'],
  apps: ['screen-sharing', 'remote-control', 'meeting', 'unknown-app'],
  transfers: ['first-payee', 'several-large', 'loan-taken', 'under-way'],
} as const
export type Look = keyof typeof looks
export const lookNames = ['callsAndSms', 'chats', 'apps', 'transfers'] as const satisfies readonly Look[]
type Seen<L extends Look> = 'unseen' | 'nothing' | 'suspicious' | (typeof looks)[L][number]
export type Looks = { readonly [L in Look]: Seen<L> }

type OneOf<T extends readonly string[]> = T[number] | null

export interface Payment {
  readonly amount: string
  readonly account: string
  readonly name: string
  readonly bank: string
  /** As the phone's clock shows it, "2023-02-23T09:40". */
  readonly at: string
}

export interface Draft {
  readonly finding: OneOf<typeof findings>
  readonly attitude: OneOf<typeof attitudes>
  readonly inContact: OneOf<typeof yesNoUnknown>
  readonly looks: Looks
  readonly whyTransfer: OneOf<typeof reasonsToPay>
  readonly toStranger: boolean | null
  readonly toldByCaller: boolean | null
  readonly hasPaid: boolean | null
  readonly payments: readonly Payment[]
  readonly protectedAmount: string
  readonly app: OneOf<typeof appAnswers>
  readonly told: readonly (typeof toldWhom)[number][]
  readonly next: (typeof nextVisits)[number]
  readonly note: string
}

export const emptyDraft: Draft = {
  finding: null,
  attitude: null,
  inContact: null,
  looks: { callsAndSms: 'unseen', chats: 'unseen', apps: 'unseen', transfers: 'unseen' },
  whyTransfer: null,
  toStranger: null,
  toldByCaller: null,
  hasPaid: null,
  payments: [],
  protectedAmount: '',
  app: null,
  told: [],
  next: 'auto',
  note: '',
}
export const emptyPayment: Payment = { amount: '', account: '', name: '', bank: '', at: '' }

export const allClear: Looks = {
  callsAndSms: 'nothing',
  chats: 'nothing',
  apps: 'nothing',
  transfers: 'nothing',
}

export const sections = ['result', 'contact', 'looks', 'questions', 'paid', 'done', 'next'] as const
export type Section = (typeof sections)[number]

/** Nobody was met: what was not seen is not asked for. */
export const sectionsOf = ({ finding }: Draft): readonly Section[] =>
  finding === 'not_reached' ? ['result', 'next'] : sections

export function isAnswered(draft: Draft, section: Section): boolean {
  switch (section) {
    case 'result':
      return draft.finding !== null && (draft.finding === 'not_reached' || draft.attitude !== null)
    case 'contact':
      return draft.inContact !== null
    case 'looks':
      return lookNames.every((name) => draft.looks[name] !== 'unseen')
    case 'questions':
      return draft.whyTransfer !== null || draft.toStranger !== null || draft.toldByCaller !== null
    case 'paid':
      return draft.hasPaid !== null
    case 'done':
      return draft.app !== null || draft.told.length > 0
    case 'next':
      return true
  }
}

export type ProblemCode =
  'finding' | 'attitude' | 'amount' | 'account' | 'time' | 'future' | 'protected' | 'noPayment'

export interface Problem {
  readonly section: Section
  readonly code: ProblemCode
  /** Of several payments. */
  readonly index: number | null
}

const YUAN = /^\d{1,12}(?:\.\d{1,2})?$/
const SHORTEST_ACCOUNT = 4

/** What keeps it from being sent; only what the service asks for, since the rest may not be known at the door. */
export function problemsOf(draft: Draft, now: number): readonly Problem[] {
  const problem = (section: Section, code: ProblemCode, index: number | null = null): Problem[] => [
    { section, code, index },
  ]
  if (draft.finding === null) return problem('result', 'finding')
  if (draft.finding === 'not_reached') return []
  const hasBadSum = draft.protectedAmount !== '' && !YUAN.test(plain(draft.protectedAmount))
  return [
    ...(draft.attitude === null ? problem('result', 'attitude') : []),
    ...(draft.hasPaid === true && draft.payments.length === 0 ? problem('paid', 'noPayment') : []),
    ...(draft.hasPaid === true
      ? draft.payments.flatMap((payment, index) =>
          problemsOfPayment(payment, now).flatMap((code) => problem('paid', code, index)),
        )
      : []),
    ...(hasBadSum ? problem('paid', 'protected') : []),
  ]
}

function problemsOfPayment({ amount, account, at }: Payment, now: number): ProblemCode[] {
  const time = Date.parse(at)
  return [
    ...(YUAN.test(plain(amount)) ? [] : (['amount'] as const)),
    ...(plain(account).length < SHORTEST_ACCOUNT ? (['account'] as const) : []),
    ...(Number.isNaN(time) ? (['time'] as const) : []),
    ...(time > now ? (['future'] as const) : []),
  ]
}

const MINUTE_DIGITS = 16
const MINUTE_MS = 60_000

/** As an input of date and time has it, by the phone's clock. */
export const localTime = (at: Date): string =>
  new Date(at.getTime() - at.getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, MINUTE_DIGITS)

/** Full-width digits, spaces and separators are how numbers are copied from a screen. */
export const plain = (typed: string): string => typed.normalize('NFKC').replaceAll(/[\s,，-]/g, '')
