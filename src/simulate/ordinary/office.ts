import { honest, type City } from '../city'
import { DAY_MS } from '../../lib/duration'
import { localTime } from '../clock'
import type { Random } from '../random'
import type { Organisation, Person } from '../world/model'
import { yuanText } from '../texts/wording'

export interface OfficeMessage {
  readonly at: number
  readonly firm: Organisation
  readonly to: Person
  readonly key: 'bossRequest' | 'officeChat'
  readonly payee?: string
  readonly fen?: bigint
}

/** A message of a real office: an old group of many, or the boss's own account, seen by a feed of chats. */
export function officeMessage(city: City, one: OfficeMessage, random: Random): void {
  const { firm, to, key } = one
  const sender = key === 'bossRequest' && firm.boss !== null ? firm.boss : random.pick(firm.staff)
  const isGroup = random.chance(0.6)
  const words = {
    payee: one.payee ?? '',
    sum: one.fen === undefined ? '' : yuanText(one.fen),
    firm: firm.name,
  }
  city.emit({
    at: one.at,
    cause: honest(key === 'bossRequest' ? 'boss-request' : 'office-chat'),
    person: to.id,
    through: random.below(city.profile.chats.length),
    signal: {
      type: 'message',
      channel: random.weighted([
        ['wechat', 60],
        ['dingtalk', 35],
        ['qq', 5],
      ] as const),
      sender: {
        handle: sender.handle,
        claimedName: sender === firm.boss ? `${sender.name.charAt(0)}总` : sender.name,
        claimedRole: sender === firm.boss ? '总经理' : undefined,
      },
      recipient: { phone: to.phone, name: to.name, role: '财务' },
      group: isGroup
        ? {
            name: random.pick(['财务部', '公司工作群', '项目推进群', '综合办公']),
            // Real small groups exist too: a new project's is as small and as new as a fraudster's.
            memberCount: random.chance(0.15) ? random.whole(3, 5) : random.whole(6, 60),
            createdAt: localTime(
              one.at -
                Math.round(random.chance(0.1) ? random.between(0.02, 2) : random.between(60, 900)) * DAY_MS,
            ),
          }
        : undefined,
      text: city.profile.wording.say(random, key, words),
    },
  })
}
