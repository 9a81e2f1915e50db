import { honest, type City } from '../city'
import { someTime, type Day } from '../clock'
import type { Random } from '../random'
import type { HonestKind } from '../truth'
import { turnsOf, yuanText, type TextKey } from '../texts/wording'
import type { Person } from '../world/model'
import { someone } from '../world/strangers'

const notices: readonly (readonly [TextKey, number, string])[] = [
  ['code', 26, '106'],
  ['courier', 24, '106'],
  ['bankNotice', 18, '955'],
  ['marketing', 12, '106'],
  ['loanMarketing', 4, '106'],
  ['publicNotice', 7, '123'],
  ['fraudWarning', 5, '961'],
  ['appointment', 4, '106'],
]

const callers: readonly (readonly [TextKey, number])[] = [
  ['callFamily', 34],
  ['callCourier', 26],
  ['callSales', 16],
  ['callBank', 7],
  ['callPolice', 3],
  ['callAntiFraud', 2],
  ['callShop', 6],
  ['callSchool', 6],
]

/** Couriers, banks, codes, sales, schools, the real police and the real anti-fraud centre; chats of families and groups. */
export function contacts(city: City, day: Day, random: Random): void {
  const { ordinary, networks, chats } = city.profile
  const people = city.world.people.length
  const times = (rate: number, act: () => void): void => {
    for (let left = random.count(people * rate); left > 0; left--) act()
  }
  times(ordinary.notices, () => notice(city, day, random))
  if (networks.length > 0)
    times(ordinary.calls, () => {
      const callee = someone(city, random)
      const topic = random.weighted(callers)
      const minutes = random.logNormal(topic === 'callFamily' ? 5 : 1.4, 0.8)
      const caller = topic === 'callFamily' ? random.pick(callee.friends).phone : serviceNumber(topic, random)
      calledBy(city, { at: someTime(day, random), caller, callee, minutes, kind: 'call', topic }, random)
    })
  if (chats.length > 0) times(ordinary.chats, () => chat(city, day, random))
}

function notice(city: City, day: Day, random: Random): void {
  const person = someone(city, random)
  const [key, , prefix] = random.weighted(notices.map((one) => [one, one[1]] as const))
  const text = city.profile.wording.say(random, key, {
    name: person.name,
    sum: yuanText(random.exactSum(300, 1.2)),
  })
  city.emit({
    at: someTime(day, random),
    cause: honest('notice'),
    person: person.id,
    through: person.network,
    signal: {
      type: 'message',
      channel: 'sms',
      sender: { handle: prefix + random.digits(prefix === '106' ? 9 : 2) },
      recipient: { phone: person.phone },
      text,
    },
  })
}

function chat(city: City, day: Day, random: Random): void {
  const person = someone(city, random)
  const friend = random.pick(person.friends)
  const isGroup = random.chance(0.5)
  city.emit({
    at: someTime(day, random),
    cause: honest('chat'),
    person: person.id,
    through: random.below(city.profile.chats.length),
    signal: {
      type: 'message',
      channel: random.chance(0.9) ? 'wechat' : 'qq',
      sender: { handle: friend.handle, claimedName: friend.name },
      recipient: { phone: person.phone, name: person.name },
      group: isGroup
        ? {
            name: random.pick(['一家人', '业主群', '三年二班家长群', '球友群']),
            memberCount: random.whole(4, 300),
          }
        : undefined,
      text: city.profile.wording.say(random, isGroup ? 'groupChat' : 'chat', { name: friend.name }),
    },
  })
}

export interface FriendAsks {
  readonly at: number
  readonly friend: Person
  readonly person: Person
  readonly fen: bigint
}

/** A friend who really is one and really needs it. */
export function askedByFriend(city: City, { at, friend, person, fen }: FriendAsks, random: Random): void {
  if (city.profile.chats.length === 0) return
  city.emit({
    at,
    cause: honest('friend-borrows'),
    person: person.id,
    through: random.below(city.profile.chats.length),
    signal: {
      type: 'message',
      channel: 'wechat',
      sender: { handle: friend.handle, claimedName: friend.name },
      recipient: { phone: person.phone, name: person.name },
      text: city.profile.wording.say(random, 'borrow', { sum: yuanText(fen), name: person.name }),
    },
  })
}

export interface HonestCall {
  readonly at: number
  readonly caller: string
  readonly callee: Person
  readonly minutes: number
  readonly kind: HonestKind
  readonly topic?: TextKey
}

export function calledBy(city: City, one: HonestCall, random: Random): void {
  const { caller, callee, topic } = one
  const isHeard = topic !== undefined && random.chance(city.profile.ordinary.transcripts)
  city.emit({
    at: one.at,
    cause: honest(one.kind),
    person: callee.id,
    through: callee.network,
    signal: {
      type: 'call',
      caller,
      callee: callee.phone,
      durationSeconds: Math.max(5, Math.min(14_000, Math.round(one.minutes * 60))),
      direction: 'inbound',
      international: caller.startsWith('+'),
      displayedNumber: caller,
      transcript: isHeard
        ? turnsOf(city.profile.wording.say(random, topic, { name: callee.name }))
        : undefined,
    },
  })
}

function serviceNumber(topic: TextKey, random: Random): string {
  if (topic === 'callBank') return random.pick(['95588', '95533', '95599', '95566'])
  if (topic === 'callPolice') return `0575${random.digits(8)}`
  if (topic === 'callAntiFraud') return '96110'
  if (topic === 'callSales') return random.chance(0.5) ? `400${random.digits(7)}` : `0571${random.digits(8)}`
  return `1${random.pick(['38', '59', '77', '86'])}${random.digits(8)}`
}
