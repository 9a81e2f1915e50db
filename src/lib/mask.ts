/** What is shown of personal data to those who have not opened it. Lengths are hidden with the rest. */

/** 沈阿宝 -> 沈**, 绍兴某某贸易有限公司 -> 绍兴** */
export function maskName(name: string, kind: 'person' | 'organisation' = 'person'): string {
  const shown = Array.from(name.trim())
    .slice(0, kind === 'organisation' ? 2 : 1)
    .join('')
  return `${shown}**`
}

const CHINA = '+86'
const TAIL = 4
const SHORTEST_WITH_HEAD = 9

/** +8613812341234 -> 138****1234, +85212345678 -> +852****5678; short numbers show their end only. */
export function maskPhone(phone: string): string {
  const local = phone.startsWith(CHINA) ? phone.slice(CHINA.length) : phone
  if (local.length < SHORTEST_WITH_HEAD) return `****${local.slice(-2)}`
  const head = local.startsWith('+') ? TAIL : TAIL - 1
  return `${local.slice(0, head)}****${local.slice(-TAIL)}`
}

/** 6222021208001234567 -> ****4567 */
export const maskAccount = (account: string): string => `****${account.slice(-TAIL)}`
