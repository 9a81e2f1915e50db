import { formatYuan, type Fen } from '../../lib/money'
import type { Random } from '../random'

/** Sentences by key; `{slot}` is a value of the moment or another key; `|` parts the turns of a conversation. */
export type Grammar = Readonly<Record<string, readonly string[]>>

export const memoKeys = [
  'everyday', 'redPacket', 'rent', 'parents', 'bill', 'instalment', 'wages', 'goods', 'bid', 'dividend', 'reimbursement',
  'shop', 'groupBuy', 'committee', 'tutor', 'agency', 'rentDeposit', 'house', 'houseDeposit', 'car', 'carDeposit',
  'contractor', 'secondHand', 'hospital', 'help', 'tuition', 'wedding', 'loanRepaid', 'loan', 'broker', 'own',
  'kinAbroad', 'fraudPlain', 'fraudDeposit', 'fraudBoss', 'fraudFee', 'fraudGoods', 'fraudInvestment',
] as const // prettier-ignore
export type MemoKey = (typeof memoKeys)[number]

export const textKeys = [
  'code', 'courier', 'bankNotice', 'marketing', 'loanMarketing', 'publicNotice', 'fraudWarning', 'appointment',
  'callFamily', 'callCourier', 'callSales', 'callBank', 'callPolice', 'callAntiFraud', 'callShop', 'callSchool',
  'chat', 'groupChat', 'borrow', 'bossRequest', 'officeChat', 'narrative',
] as const // prettier-ignore
export type TextKey = (typeof textKeys)[number]

/** What a fraudster says in one scheme: how it opens, presses, and what is asked for at the end. */
export interface SchemeWords {
  readonly open: readonly string[]
  readonly press: readonly string[]
  readonly demand: readonly string[]
}

export interface WordingParts {
  readonly memos: Readonly<Record<MemoKey, readonly string[]>>
  /** Share of payments whose memo stays empty. */
  readonly emptyMemos: number
  readonly texts: Readonly<Record<TextKey, readonly string[]>>
  readonly schemes: Readonly<Record<string, SchemeWords>>
  /** What the one who is called answers. */
  readonly answers: readonly string[]
  readonly slots: Grammar
}

export type Values = Readonly<Record<string, string>>

/** The language of a city: nothing of it is in `rules/`, and nothing of `rules/` is in it. */
export class Wording {
  constructor(readonly parts: WordingParts) {}

  say(random: Random, key: TextKey, values: Values = {}): string {
    return this.fill(random, random.pick(this.parts.texts[key]), values)
  }

  memo(random: Random, key: MemoKey): string | undefined {
    if (random.chance(this.parts.emptyMemos)) return undefined
    const text = this.fill(random, random.pick(this.parts.memos[key]), {})
    return text === '' ? undefined : text
  }

  /** One sentence of a scheme. */
  scheme(random: Random, scheme: string, stage: keyof SchemeWords, values: Values): string {
    const words = this.parts.schemes[scheme]
    return words === undefined ? '' : this.fill(random, random.pick(words[stage]), values)
  }

  answer(random: Random): string {
    return random.pick(this.parts.answers)
  }

  private fill(random: Random, template: string, values: Values): string {
    return template.replace(/\{(\w+)\}/g, (_, slot: string) => {
      const value = values[slot]
      if (value !== undefined) return value
      if (slot.startsWith('digits')) return random.digits(Number(slot.slice('digits'.length)))
      const choices = this.parts.slots[slot]
      return choices === undefined ? '' : this.fill(random, random.pick(choices), values)
    })
  }
}

/** Turns of a conversation, the caller first. */
export const turnsOf = (text: string): { speaker: string; text: string }[] =>
  text.split('|').map((turn, i) => ({ speaker: i % 2 === 0 ? 'caller' : 'callee', text: turn }))

/** "8600元", "35.8万元": as people write sums. */
export function yuanText(fen: Fen): string {
  const yuan = Number(fen) / 100
  if (yuan >= 10_000 && fen % 100_000n === 0n) return `${yuan / 10_000}万`
  return fen % 100n === 0n ? `${yuan}元` : `${formatYuan(fen)}元`
}
