import { honest, pay, type City } from '../city'
import { minutesLater, someTime, type Day } from '../clock'
import type { Random } from '../random'
import type { Account, Person, SideLine } from '../world/model'
import { mainAccount, place, someone, stranger } from '../world/strangers'
import type { HardNegativeKind } from '../truth'
import type { MemoKey } from '../texts/wording'

interface Collecting {
  readonly kind: HardNegativeKind
  /** Share of days on which they collect. */
  readonly daily: number
  readonly payers: readonly [number, number]
  readonly yuan: number
  readonly spread: number
  readonly memo: MemoKey
  /** Where it goes on to, and how soon (minutes); null: it stays. */
  readonly onward: { readonly to: 'travel' | 'shop' | 'stranger'; readonly minutes: number } | null
}

const lines: Readonly<Record<SideLine, Collecting>> = {
  merchant: {
    kind: 'merchant',
    daily: 0.6,
    payers: [2, 18],
    yuan: 220,
    spread: 0.9,
    memo: 'shop',
    onward: null,
  },
  'group-buy': {
    kind: 'group-buy',
    daily: 0.3,
    payers: [10, 60],
    yuan: 75,
    spread: 0.6,
    memo: 'groupBuy',
    onward: { to: 'stranger', minutes: 240 },
  },
  'parents-committee': {
    kind: 'parents-committee',
    daily: 0.06,
    payers: [25, 48],
    yuan: 420,
    spread: 0.05,
    memo: 'committee',
    onward: { to: 'travel', minutes: 900 },
  },
  tutor: {
    kind: 'tuition-collector',
    daily: 0.07,
    payers: [4, 25],
    yuan: 3_200,
    spread: 0.35,
    memo: 'tutor',
    onward: null,
  },
  agent: {
    kind: 'pass-through',
    daily: 0.12,
    payers: [1, 2],
    yuan: 60_000,
    spread: 0.9,
    memo: 'agency',
    onward: { to: 'stranger', minutes: 35 },
  },
}

const MOST_YUAN = 400_000

/** Honest accounts that look like mules': many payers within hours, or in and out at once. */
export function sideLines(city: City, day: Day, random: Random): void {
  for (const person of city.world.adults) {
    if (person.sideLine === null) continue
    const line = lines[person.sideLine]
    if (random.chance(line.daily)) collect(city, day, person, line, random)
  }
}

function collect(city: City, day: Day, person: Person, line: Collecting, random: Random): void {
  const begun = someTime(day, random)
  const payers = random.whole(...line.payers)
  // A committee asks the same from everybody.
  const asked = random.sum(line.yuan, 0.5, MOST_YUAN)
  let total = 0n
  let last = begun
  for (let i = 0; i < payers; i++) {
    const payer = someone(city, random)
    if (payer === person) continue
    const at = minutesLater(begun, random.between(0, 260))
    const fen = line.spread < 0.1 ? asked : random.sum(line.yuan, line.spread, MOST_YUAN)
    const memo = city.profile.wording.memo(random, line.memo)
    pay(city, random, {
      at,
      from: mainAccount(payer),
      to: mainAccount(person),
      fen,
      actor: payer,
      memo,
      cause: honest(line.kind),
    })
    total += fen
    if (at > last) last = at
  }
  if (line.onward === null || total === 0n) return
  const share = BigInt(random.whole(85, 99))
  pay(city, random, {
    at: minutesLater(last, random.logNormal(line.onward.minutes, 0.7)),
    from: mainAccount(person),
    to: onwardTo(city, day, line.onward.to, random),
    fen: (total * share) / 100n,
    actor: person,
    memo: city.profile.wording.memo(random, line.memo),
    cause: honest(line.kind),
  })
}

function onwardTo(city: City, day: Day, to: 'travel' | 'shop' | 'stranger', random: Random): Account {
  return to === 'stranger' ? stranger(city, day.from, random) : place(city, to, random).account
}
