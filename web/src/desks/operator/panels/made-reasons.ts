import { defineWords, type Both, type Words } from '../../../language/words'
import { contactWords } from './relatives/words'

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
  "the account is the victim's own": { zh: '账户是被害人本人的', en: "The account is the victim's own" },
  'a stop or a freeze is on the account': {
    zh: '账户已被止付或冻结',
    en: 'A stop or a freeze is on the account',
  },
  'the account has had its two stops': { zh: '该账户已止付两次', en: 'The account has had its two stops' },
  'nothing of the money is left there': {
    zh: '账户内已无涉案资金',
    en: 'Nothing of the money is left there',
  },
  'by what is known now the money did not get there': {
    zh: '按现有情况，资金未到该账户',
    en: 'By what is known now the money did not get there',
  },
  'the warning is over': { zh: '预警已结束', en: 'The warning is over' },
  'the phone was busy: the fraudster is probably on the line': {
    zh: '电话占线，骗子可能正在线上',
    en: 'The phone was busy: the fraudster is probably on the line',
  },
  'the phone was hung up: the fraudster is probably on the line': {
    zh: '电话被挂断，骗子可能正在线上',
    en: 'The phone was hung up: the fraudster is probably on the line',
  },
  'the phone was diverted: the fraudster is probably on the line': {
    zh: '电话被呼叫转移，骗子可能正在线上',
    en: 'The phone was diverted: the fraudster is probably on the line',
  },
  'the phone was unreachable: the fraudster is probably on the line': {
    zh: '电话关机或无信号，当事人可能已被控制',
    en: 'The phone was unreachable: the fraudster may have the person in hand',
  },
  'the person says that somebody is telling her to transfer now': {
    zh: '当事人按键表示正有人要求其转账',
    en: 'The person says that somebody is telling her to transfer now',
  },
  'the person asks to be called': { zh: '当事人要求民警回电', en: 'The person asks to be called' },
  'no answer in time': { zh: '时限内没有答复', en: 'No answer in time' },
  'the bank could not be reached': { zh: '联系不上银行', en: 'The bank could not be reached' },
})

/** Who else was entered, and what a call to them came to. */
const contactKinds = ['relative', 'employer', 'community'] as const
const contactOutcomes = ['will_help', 'told', 'no_answer', 'refused', 'wrong_number'] as const
const contacts: Words = Object.fromEntries(
  contactKinds.flatMap((kind) => [
    [kind, contactWords[kind]],
    ...contactOutcomes.map((outcome): [string, Both] => {
      const [who, what] = [contactWords[kind], contactWords[outcome]]
      return [`${kind}: ${outcome}`, { zh: `${who.zh}：${what.zh}`, en: `${who.en}: ${what.en}` }]
    }),
  ]),
)

const SAME_PERSON = /^the same person: goes on under (?<number>\S+)$/
const samePerson: Both = { zh: '同一当事人，并入 {number}', en: 'The same person: goes on under {number}' }
const MINUTES = /^the minutes of level (?<level>\w+) hold from now on$/
const minutesOf: Both = { zh: '改按“{level}”级时限', en: 'The minutes of level “{level}” hold from now on' }
const RAISED = /^(?<from>\w+) -> (?<level>\w+)$/
const raised: Both = { zh: '{from} → {level}', en: '{from} → {level}' }

/** What a follow-up found: the service joins three answers and, if there is one, the sentence that was written. */
const followUpAnswers: Words = defineWords({
  met: { zh: '见面回访', en: 'Met' },
  phoned: { zh: '电话回访', en: 'Phoned' },
  'still in contact': { zh: '仍与骗子联系', en: 'still in contact' },
  'no more contact': { zh: '已不再联系', en: 'no more contact' },
  'has paid since': { zh: '之后又转过账', en: 'has paid since' },
  'nothing paid since': { zh: '之后没有转账', en: 'nothing paid since' },
})
const between: Both = defineWords({ between: { zh: '；', en: '; ' } }).between
const FOLLOW_UP =
  /^(?<contact>met|phoned); (?<still>still in contact|no more contact); (?<paid>has paid since|nothing paid since)(?:; (?<said>.+))?$/s

const patterns = [
  [SAME_PERSON, samePerson],
  [MINUTES, minutesOf],
  [RAISED, raised],
] as const

interface MadeReason {
  readonly words: Both
  /** What stands in them; levels by their code. */
  readonly parts: Readonly<Record<string, string>>
}

/** @returns the words of a reason that the service made; null when a person wrote it */
export function madeReason(reason: string): MadeReason | null {
  const followedUp = FOLLOW_UP.exec(reason)?.groups
  if (followedUp !== undefined) return followUpReason(followedUp)
  const words = [made, contacts].find((each) => Object.hasOwn(each, reason))?.[reason]
  if (words !== undefined) return { words, parts: {} }
  for (const [pattern, text] of patterns) {
    const parts = pattern.exec(reason)?.groups
    if (parts !== undefined) return { words: text, parts }
  }
  return null
}

function followUpReason(groups: Readonly<Record<string, string | undefined>>): MadeReason {
  const { contact = '', still = '', paid = '', said } = groups
  const answers: Both[] = [contact, still, paid].flatMap((answer) => followUpAnswers[answer] ?? [])
  if (said !== undefined) answers.push({ zh: '{said}', en: '{said}' })
  const words: Both = {
    zh: answers.map(({ zh }) => zh).join(between.zh),
    en: answers.map(({ en }) => en).join(between.en),
  }
  return { words, parts: said === undefined ? {} : { said } }
}
