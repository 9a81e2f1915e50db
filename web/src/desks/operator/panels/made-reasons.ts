import { defineWords, type Both, type Words } from '../../../language/words'

/** Reasons that the service gives itself, in its own words; whatever a person has written is shown as written. */
const made: Words = defineWords({
  'visit: fraud': { zh: '见面反馈：确为诈骗', en: 'The visit found fraud' },
  'visit: not a fraud': { zh: '见面反馈：不是诈骗', en: 'The visit found no fraud' },
  'nobody has worked on it in its time': { zh: '时限内无人处置', en: 'Nobody has worked on it in its time' },
  'not accepted in time': { zh: '时限内未接受', en: 'Not accepted in time' },
  'the warning was dismissed': { zh: '预警已排除', en: 'The warning was dismissed' },
  'the warning is confirmed': { zh: '预警已确认', en: 'The warning is confirmed' },
  'the warning is dismissed': { zh: '预警已排除', en: 'The warning is dismissed' },
  'the warning is expired': { zh: '预警已过期', en: 'The warning is expired' },
  'no answer in time': { zh: '时限内没有答复', en: 'No answer in time' },
  'the bank could not be reached': { zh: '联系不上银行', en: 'The bank could not be reached' },
})

const SAME_PERSON = /^the same person: goes on under (?<number>\S+)$/
const samePerson: Both = { zh: '同一当事人，并入 {number}', en: 'The same person: goes on under {number}' }
const MINUTES = /^the minutes of level (?<level>\w+) hold from now on$/
const minutesOf: Both = { zh: '改按“{level}”级时限', en: 'The minutes of level “{level}” hold from now on' }
const RAISED = /^(?<from>\w+) -> (?<level>\w+)$/
const raised: Both = { zh: '{from} → {level}', en: '{from} → {level}' }

const patterns = [
  [SAME_PERSON, samePerson],
  [MINUTES, minutesOf],
  [RAISED, raised],
] as const

/** @returns the words of a reason that the service made, and what stands in them (levels by their code); null when a person wrote it */
export function madeReason(
  reason: string,
): { readonly words: Both; readonly parts: Readonly<Record<string, string>> } | null {
  const words = Object.hasOwn(made, reason) ? made[reason] : undefined
  if (words !== undefined) return { words, parts: {} }
  for (const [pattern, text] of patterns) {
    const parts = pattern.exec(reason)?.groups
    if (parts !== undefined) return { words: text, parts }
  }
  return null
}
