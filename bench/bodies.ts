import { seededRandom } from '../test/setup/random'

/** Signals of a city's ordinary day, about 600 bytes each, of a fixed population; the same for every server measured. */

export const SOURCE = 'bank:bench'
const PEOPLE = 5_000
const PAYEES = 2_500
const BODIES = 8_192
// Of 100 signals: payments mostly, as a bank sends them.
const CALLS = 6
const MESSAGES = 4
export const REF_DIGITS = 12
export const REF_MARK = '#'.repeat(REF_DIGITS)

/** JSON texts whose reference is REF_MARK: the sender writes a number over it, so that every signal is a new one. */
export function bodies(now: Date): string[] {
  const random = seededRandom(7)
  const pick = (count: number): number => Math.floor(random() * count)
  return Array.from({ length: BODIES }, () => {
    const at = new Date(now.getTime() - pick(60_000)).toISOString()
    const kind = pick(100)
    if (kind < CALLS) return JSON.stringify(call(pick, at))
    if (kind < CALLS + MESSAGES) return JSON.stringify(message(pick, at))
    return JSON.stringify(payment(pick, at))
  })
}

type Pick = (count: number) => number
const padded = (value: number, digits: number): string => String(value).padStart(digits, '0')
const phone = (person: number): string => `138${padded(person, 8)}`

function payment(pick: Pick, occurredAt: string) {
  const [payer, payee] = [pick(PEOPLE), pick(PAYEES)]
  return {
    type: 'transaction',
    source: SOURCE,
    sourceRef: REF_MARK,
    occurredAt,
    amount: `${1 + pick(5_000)}.00`,
    currency: 'CNY',
    status: 'settled',
    channel: 'mobile',
    payer: {
      account: `622202121${padded(payer, 10)}`,
      bank: 'ICBC',
      name: `王${padded(payer, 5)}`,
      kind: 'person',
      phone: phone(payer),
      birthYear: 1950 + (payer % 50),
      address: `浙江省绍兴市越城区斗门街道世纪街${payer % 900}号`,
      location: { lon: 120.5 + (payer % 100) / 1_000, lat: 30.0 + (payer % 97) / 1_000 },
      balanceBefore: '99812.55',
    },
    payee: {
      account: `621700121${padded(payee, 10)}`,
      bank: 'CCB',
      name: `李${padded(payee, 5)}`,
      kind: 'person',
      openedAt: '2019-01-20',
    },
    memo: ['货款', '饭钱', '房租 3月', '生活费'][pick(4)],
    device: { isNew: false, screenSharing: false, remoteControl: false },
  }
}

const call = (pick: Pick, occurredAt: string) => ({
  type: 'call',
  source: SOURCE,
  sourceRef: REF_MARK,
  occurredAt,
  caller: phone(pick(PEOPLE)),
  callee: phone(pick(PEOPLE)),
  durationSeconds: pick(600),
  direction: 'inbound',
  international: false,
})

const message = (pick: Pick, occurredAt: string) => ({
  type: 'message',
  source: SOURCE,
  sourceRef: REF_MARK,
  occurredAt,
  channel: 'wechat',
  sender: { handle: `wx-${pick(PEOPLE)}` },
  recipient: { phone: phone(pick(PEOPLE)) },
  text: `明天上午九点在${pick(40)}楼会议室开季度例会,请带上各部门报表,会后一起吃饭。`,
})
