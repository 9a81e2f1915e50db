import type { Bilingual, StoryFacts } from './facts'
import { quarterName } from './sentences'
import { languageAt } from './language-at'
import { amountsIn } from './leak-amounts'
import type { Leak, StoryText } from './leak-check'
import { readText } from './leak-text'
import { findWords } from './leak-values'
import { A_SUM, inWan } from './sums'

/** A leak with the words to put in its place; null: whoever wrote it has to say it otherwise. */
export interface MendedLeak extends Leak {
  readonly replacement: string | null
}

export interface Known {
  readonly facts: StoryFacts
  /** Only compared, never answered. */
  readonly victimName: string | null
}

/** Widens the leak by the words that belong to it ("女士", "余元") and says what may stand there, where that is sure. */
export function mend(leak: Leak, story: StoryText, known: Known): MendedLeak {
  const text = story[leak.field]
  const { before, after, say } = rules[leak.kind]?.(known) ?? NOTHING
  const start = leak.start - (before?.exec(text.slice(0, leak.start))?.[0].length ?? 0)
  const end = leak.end + (after?.exec(text.slice(leak.end))?.[0].length ?? 0)
  const wide = { ...leak, start, end }
  const said = isPartOfNumber(text, wide) ? null : say({ leak, written: text.slice(start, end) })
  if (said === null) return { ...leak, replacement: null }
  return { ...wide, replacement: said[languageAt(leak.field, text, start)] }
}

interface Seen {
  readonly leak: Leak
  readonly written: string
}
interface Rule {
  /** What before and behind it goes with it. */
  readonly before?: RegExp
  readonly after?: RegExp
  readonly say: (seen: Seen) => Bilingual | null
}

const NOTHING: Rule = { say: () => null }
const always = (zh: string, en: string): (() => Rule) => {
  const words = { zh, en }
  return () => ({ say: () => words })
}
/** What was only taken for such a thing by its looks may begin or end elsewhere. */
const whenSealed = (zh: string, en: string, rule: Omit<Rule, 'say'> = {}): (() => Rule) => {
  const words = { zh, en }
  return () => ({ ...rule, say: ({ leak }) => (leak.what === 'sealed' ? words : null) })
}

const rules: Partial<Record<Leak['kind'], (known: Known) => Rule>> = {
  name: (known) => ({ after: /^(?:女士|先生|小姐)/u, say: (seen) => nameOf(seen, known) }),
  officer: whenSealed('民警', 'an officer', {
    before: /(?:民警|辅警|警官|社区民警)$/u,
    after: /^(?:警官|同志|所长)/u,
  }),
  station: whenSealed('当地派出所', 'the local police station'),
  company: whenSealed('某公司', 'a company', {
    after: /^(?:股份|集团)?(?:有限)?(?:责任)?(?:公司|集团|工厂|厂)/u,
  }),
  group: whenSealed('一个聊天群', 'a chat group', { after: /^(?:工作|财务)?群/u }),
  handle: whenSealed('某账号', 'an account'),
  place: ({ facts }) => ({
    say: ({ leak }) =>
      leak.what === 'sealed'
        ? facts.place === 'city'
          ? { zh: '本市', en: 'the city' }
          : { zh: '辖区', en: 'one of its districts' }
        : null,
  }),
  phone: always('某电话号码', 'a phone number'),
  account: always('某账户', 'an account'),
  id_number: always('某证件号码', 'an identity number'),
  long_number: always('某号码', 'a number'),
  masked_number: always('某号码', 'a number'),
  url: always('某网站', 'a website'),
  email: always('某邮箱', 'an e-mail address'),
  plate: always('某车辆', 'a car'),
  chat_id: always('某社交账号', 'a chat account'),
  amount: sumRule,
  sum_exact: sumRule,
  date: dateRule,
  time: () => ({
    say: ({ written }) => {
      const [part] = /^(?:凌晨|早上|上午|中午|下午|傍晚|晚上)/u.exec(written) ?? []
      return part === undefined ? null : { zh: part, en: part }
    },
  }),
}

function nameOf({ leak, written }: Seen, { facts, victimName }: Known): Bilingual | null {
  if (victimName !== null && findWords(readText(written), 'name', victimName).length > 0) return facts.person
  const title = /(?:女士|先生)$/u.exec(written)?.[0]
  if (leak.what === 'sealed') return { zh: `某${title ?? '人'}`, en: 'somebody' }
  return title === undefined ? null : { zh: `某${title}`, en: 'somebody' }
}

function sumRule({ facts }: Known): Rule {
  return {
    before: /(?:将近|大约|超过|约|近|逾|more than |about |nearly |over )$/iu,
    after: /^[多余几]?(?:元|块钱?|圆|人民币)?整?/u,
    say: ({ leak, written }) => {
      const [sum, ...others] = amountsIn(readText(written))
      if (sum === undefined || others.length > 0) return null
      return leak.kind === 'amount' && facts.widened.includes('sum') ? A_SUM : inWan(sum.fen)
    },
  }
}

const MONTH = /(?<![\d零〇一二三四五六七八九十])(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?=月)/u
const ISO = /^(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})[-/.]\d{1,2}$/u

/** The month where it may be said, else the quarter; a bare day becomes 某日. */
function dateRule({ facts }: Known): Rule {
  const quarter = quarterName(facts.quarter)
  const isWidened = facts.widened.includes('time')
  return {
    say: ({ written }) => {
      const iso = ISO.exec(written)?.groups
      const year = iso?.['year'] ?? /^(?:19|20)\d\d(?=年)/u.exec(written)?.[0]
      const prefix = year === undefined ? '' : `${year}年`
      const month = iso?.['month'] ?? MONTH.exec(written)?.[0]
      if (month === undefined)
        return /^[\d一二三十]{1,3}[日号]$/u.test(written) ? { zh: '某日', en: 'one day' } : null
      if (isWidened) return { zh: `${prefix}${quarter.zh}`, en: `the ${quarter.en}` }
      return { zh: `${prefix}${month.replace(/^0/, '')}月的一天`, en: 'one day' }
    },
  }
}

const NUMBERS: readonly Leak['kind'][] = ['phone', 'account', 'id_number', 'long_number', 'masked_number']

/** Only a part of it was found: cutting that out would leave the rest. */
const isPartOfNumber = (text: string, { kind, start, end }: Leak): boolean =>
  NUMBERS.includes(kind) && (/[\dxX]$/.test(text.slice(0, start)) || /^[\dxX]/.test(text.slice(end)))
