import { HOUR_MS } from '../../lib/duration'
import type { City } from '../city'
import { localTime } from '../clock'
import type { Call, Cause, Message } from '../happening'
import type { Random } from '../random'
import { yuanText, type Values } from '../texts/wording'
import type { Organisation, Person } from '../world/model'
import type { ContactStep, Scheme } from './scheme'

export interface Contacting {
  readonly at: number
  readonly step: ContactStep
  readonly scheme: Scheme
  readonly victim: Person
  readonly firm: Organisation | null
  /** Of the boss, teacher or official one pretends to be. */
  readonly surname: string
  readonly asked: bigint
  readonly cause: Cause
  readonly isSeen: boolean
}

/** One call or message of a fraud; told to the feeds only if any sees this victim. @returns how many minutes it took */
export function contact(city: City, one: Contacting, random: Random): number {
  const { step, victim, at, cause } = one
  const minutes = step.by === 'call' ? random.logNormal(step.minutes ?? 5, 0.6) : 1
  const byNetwork = step.by === 'call' || step.by === 'sms'
  const through = byNetwork ? victim.network : random.below(Math.max(1, city.profile.chats.length))
  const signal = step.by === 'call' ? call(city, one, minutes, random) : message(city, one, step.by, random)
  if (one.isSeen) city.emit({ at, cause, person: victim.id, through, signal })
  return minutes
}

const FOREIGN = ['+852', '+63917', '+855', '+95943', '+44', '+1888', '+8869', '+00', '+66', '+60']

function call(city: City, one: Contacting, minutes: number, random: Random): Call {
  const isForeign = random.chance(one.step.foreign ?? 0)
  const isSpoofed = isForeign && random.chance(0.2)
  const caller = isForeign
    ? random.pick(FOREIGN) + random.digits(7)
    : random.pick(['170', '171', '165', '167', '0755', '021', '199', '150']) + random.digits(8)
  const isHeard = random.chance(city.profile.ordinary.transcripts)
  return {
    type: 'call',
    caller,
    callee: one.victim.phone,
    durationSeconds: Math.min(20_000, Math.round(minutes * 60)),
    direction: 'inbound',
    international: isForeign,
    displayedNumber: isSpoofed ? random.pick(['057588110110', '95588', '110', '02164311000']) : caller,
    transcript: isHeard ? turns(city, one, random) : undefined,
  }
}

/** What was said, in turns: the stage's sentences with the victim's answers between them. */
function turns(city: City, one: Contacting, random: Random): NonNullable<Call['transcript']> {
  const { wording } = city.profile
  const said = [words(city, one, one.step.stage, random)]
  if (random.chance(0.6)) said.push(words(city, one, one.step.stage, random))
  return said.flatMap((text) => [
    { speaker: 'caller', text },
    { speaker: 'callee', text: wording.answer(random) },
  ])
}

const words = (city: City, one: Contacting, stage: ContactStep['stage'], random: Random): string =>
  city.profile.wording.scheme(random, one.scheme.typology, stage, valuesOf(one))

function valuesOf({ victim, firm, surname, asked }: Contacting): Values {
  return { name: victim.name, surname, sum: yuanText(asked), firm: firm?.name ?? '' }
}

function message(city: City, one: Contacting, channel: Message['channel'], random: Random): Message {
  const { step, victim, surname, at } = one
  const { claims, group } = step
  const isFinance = one.firm !== null
  return {
    type: 'message',
    channel,
    sender: {
      handle: channel === 'sms' ? `106${random.digits(9)}` : `${channel}_${random.digits(9)}`,
      claimedName:
        claims === undefined ? undefined : `${surname}${random.pick(['总', '经理', '主任', '老师'])}`,
      claimedRole: claims?.role,
    },
    recipient: { phone: victim.phone, name: victim.name, role: isFinance ? '财务' : undefined },
    group: group === undefined ? undefined : madeGroup(group, at, random),
    text: words(city, one, step.stage, random),
  }
}

function madeGroup(kind: 'new-small' | 'new-large', at: number, random: Random): Message['group'] {
  const hours = kind === 'new-small' ? random.between(0.05, 8) : random.between(4, 400)
  return {
    name:
      kind === 'new-small'
        ? random.pick(['工作群', '内部群', '高管群', '财务对接'])
        : random.pick(['福利群', '交流学习群', '三班家长群', '悦享生活']),
    memberCount: kind === 'new-small' ? random.whole(3, 5) : random.whole(6, 120),
    createdAt: localTime(at - hours * HOUR_MS),
  }
}
