import type { FindingKind } from './finding-kinds'
import type { ReadText } from './leak-text'
import { findPattern, type Span } from './leak-spans'
import { commonSurnames } from './surnames'

interface Pattern {
  readonly kind: FindingKind
  readonly in: 'tight' | 'plain' | 'figures'
  readonly pattern: RegExp
}

const SURNAME = `[${[...commonSurnames.keys()].join('')}]`
const NUMERAL = '[\\d零〇一二两三四五六七八九十]'
const NAMED = '(?!某|该|本|所在|一家|一个|这|那|其|当地|辖区|附近|就近)\\p{Script=Han}{2,8}?'

/** Where people can be written to, under all the names that are used for it. */
const CHATS =
  '微信|薇信|威信|徽信|维信|微言|卫星|wechat|weixin|wx|vx|v信|qq|扣扣|叩叩|蔻蔻|企鹅|支付宝|抖音|钉钉|小红书|快手|telegram|whatsapp|飞机号|纸飞机'

/** What identifies somebody whether the case knows it or not. A story has no use for any of it. */
const patterns: readonly Pattern[] = [
  { kind: 'url', in: 'tight', pattern: /(?:https?:\/\/|www\.)[^\s\p{Script=Han}]+/giu },
  {
    kind: 'url',
    in: 'tight',
    pattern: /[a-z0-9-]+\.(?:com|cn|net|org|top|xyz|vip|cc|io|app|info|site|shop|club|gov|me)(?![a-z])/giu,
  },
  { kind: 'email', in: 'tight', pattern: /[\w.+-]+@[\w-]+(?:\.[\w-]+)*/giu },
  {
    kind: 'plate',
    in: 'figures',
    pattern:
      /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼](?:牌|江|苏|徽|东|西|南|北|海)?[a-z][·.•_—–-]?(?=(?:[a-z][·.•_—–-]?)*\d)(?:[a-z0-9][·.•_—–-]?){4,5}[a-z0-9挂学警港澳]/giu,
  },
  {
    kind: 'plate',
    in: 'figures',
    pattern:
      /(?:车牌|牌照|号牌|车号)[号码是为:：]{0,3}[a-z0-9·.•-]{4,9}|(?<![a-z])[a-z][·•-][a-z0-9]{5,6}(?![a-z0-9])/giu,
  },
  {
    kind: 'chat_id',
    in: 'figures',
    pattern: new RegExp(
      `(?<![a-z])(?:${CHATS})(?:[号id码是为叫加搜:：“"'（(\\[【等]|群号|账号|帐号|号码|昵称){0,6}[a-z0-9](?:[·.•_—–~*-]?[a-z0-9_]){4,20}`,
      'giu',
    ),
  },
  {
    kind: 'chat_id',
    in: 'figures',
    pattern:
      /(?:加[我她他]?|(?<![\p{Script=Han}a-z]))(?:[vq薇徽]|[微薇徽维威][❤♥信心]?)(?:号|id)?[:：]?(?=[a-z_-]*\d)[a-z0-9](?:[_-]?[a-z0-9]){4,19}/giu,
  },
  {
    kind: 'chat_id',
    in: 'plain',
    pattern:
      /\b(?:wechat|weixin|wx|vx|qq|telegram|whatsapp)(?: id| number)?(?: is)?[ :]+(?=[a-z_-]*\d)[a-z0-9_-]{5,20}/giu,
  },
  { kind: 'masked_number', in: 'tight', pattern: /\d{2,}[*×x●○•]{2,}\d*|[*×●○•]{2,}\d{2,}/giu },
  {
    kind: 'number_tail',
    in: 'tight',
    pattern: new RegExp(
      `(?:尾号|末尾|尾数|[末后][四4三3六6]位|endingin|endingwith|lastfour(?:digits)?)[^\\d零〇一二三四五六七八九\\n]{0,4}[\\d零〇一二三四五六七八九]{3,6}`,
      'giu',
    ),
  },
  { kind: 'date', in: 'tight', pattern: new RegExp(`${NUMERAL}{1,3}月${NUMERAL}{1,3}[日号]`, 'gu') },
  {
    kind: 'date',
    in: 'tight',
    pattern: /(?:19|20)\d\d[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])(?!\d)/gu,
  },
  {
    kind: 'date',
    in: 'plain',
    pattern:
      /(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?(?!\d)|(?<!\d)\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/giu,
  },
  { kind: 'time', in: 'tight', pattern: /(?<!\d)(?:[01]?\d|2[0-3]):[0-5]\d(?!\d)/gu },
  {
    kind: 'time',
    in: 'tight',
    pattern: new RegExp(`${NUMERAL}{1,3}[点时](?:${NUMERAL}{1,3}分|半|整|许|左右)`, 'gu'),
  },
  {
    kind: 'time',
    in: 'tight',
    pattern: new RegExp(`(?:凌晨|早上|上午|中午|下午|傍晚|晚上)${NUMERAL}{1,3}[点时]`, 'gu'),
  },
  {
    kind: 'address',
    in: 'tight',
    pattern: new RegExp(`${NUMERAL}+(?:号楼|号院|幢|栋|单元|室|弄\\d*号?)|\\d+层`, 'gu'),
  },
  {
    kind: 'address',
    in: 'tight',
    pattern: /\p{Script=Han}(?:路|街|巷|弄|大道)\d+[-\d]*号?|(?:路|街|巷|弄|大道|村|小区)\d+号/gu,
  },
  {
    kind: 'address',
    in: 'tight',
    pattern: new RegExp(`(?:在|到|位于|来到|赶到)${NAMED}(?:路|街|巷|大道)(?!上|径|途|口)`, 'gu'),
  },
  {
    kind: 'address',
    in: 'plain',
    pattern:
      /\b(?:no\.? ?)?\d+[,]? [a-z]+(?: [a-z]+){0,2} (?:road|street|rd|lane|avenue)\b|\b(?:room|building|flat|unit) (?:no\.? ?)?\d+\b/gu,
  },
  {
    kind: 'address',
    in: 'tight',
    pattern: new RegExp(
      `(?:在|到|位于|来到|赶到)${NAMED}(?:小区|花园|大厦|广场|新村|公寓|工业园|写字楼)`,
      'gu',
    ),
  },
  {
    kind: 'landmark',
    in: 'tight',
    pattern: new RegExp(
      `(?:在|到|位于|来到|赶到|家住|住在)${NAMED}(?:市场|商场|超市|[小中大]学|学院|幼儿园|医院|[汽火]车站|高铁站|地铁站|开发区|工业区|社区|街道|镇|乡|村)(?!里的?人|民|干)`,
      'gu',
    ),
  },
  { kind: 'landmark', in: 'tight', pattern: new RegExp(`(?<![高同])${NUMERAL}+楼(?!市|盘)`, 'gu') },
  {
    kind: 'trait',
    in: 'figures',
    pattern: new RegExp(`${NUMERAL}{1,4}[多来余]?岁|(?<!\\d)[5-9]0后|(?:19|20)\\d\\d年出生|出生于`, 'gu'),
  },
  { kind: 'trait', in: 'plain', pattern: /\b\d{1,2}[- ]years?[- ]old\b|\baged \d{1,2}\b/gu },
  {
    kind: 'trait',
    in: 'tight',
    pattern: new RegExp(
      `(?:教师|老师|医生|护士|律师|公务员|村干部|退休\\p{Script=Han}{0,2}?|大?学生|司机|厨师|保安|外卖员|快递员|店主|个体户|家庭主妇|全职妈妈|宝妈|独居|丧偶|离异|怀孕|残疾|失业)的?(?=(?:${SURNAME}|某)\\p{Script=Han}?(?:女士|先生|某))`,
      'gu',
    ),
  },
  {
    kind: 'station',
    in: 'tight',
    pattern:
      /(?!某|该|辖区|当地|附近|就近|到|的|往)\p{Script=Han}(?<!辖区|当地|附近|就近|的|某|该|往|去|至|市|地)派出所/gu,
  },
  { kind: 'company', in: 'tight', pattern: /\p{Script=Han}{2,12}?(?:有限责任公司|有限公司|集团公司)/gu },
  {
    kind: 'company',
    in: 'tight',
    pattern: /\p{Script=Han}{2}(?<!某|某家|一家|开户|所在|当地|附近|该)(?:支行|分行|分理处)/gu,
  },
  {
    kind: 'name',
    in: 'tight',
    pattern: new RegExp(
      `${SURNAME}(?!某)\\p{Script=Han}{0,1}(?!${SURNAME}|某)\\p{Script=Han}(?:女士|先生|警官|所长|队长)`,
      'gu',
    ),
  },
  {
    kind: 'name',
    in: 'tight',
    pattern: new RegExp(`(?:姓名|名叫|名字叫|真名)[:：是为]?${SURNAME}\\p{Script=Han}{1,2}`, 'gu'),
  },
]

export interface PatternSpan extends Span {
  readonly kind: FindingKind
}

export const findPatterns = (text: ReadText): PatternSpan[] =>
  patterns.flatMap(({ kind, in: form, pattern }) =>
    findPattern(text[form], pattern).map((span) => ({ kind, ...span })),
  )

const LEAST_LONG_NUMBER = 7
const ID_NUMBER = /^\d{17}[\dx]$/i

/** Numbers nobody has named: seven digits or more, broken up by nothing but blanks, dashes and dots. */
export function findLongNumbers({ original, tight }: ReadText): PatternSpan[] {
  // Chinese digits count as digits here, thousands written with commas do not make one number.
  const digits = '[\\d零〇一二三四五六七八九幺]'
  const pattern = new RegExp(`${digits}(?:[-.·—–]?${digits}){${LEAST_LONG_NUMBER - 1},}x?`, 'giu')
  return findPattern(tight, pattern).map((span) => ({
    ...span,
    kind: kindOfNumber(original.slice(span.start, span.end)),
  }))
}

function kindOfNumber(written: string): FindingKind {
  const plain = written.normalize('NFKC').replace(/[^\dxX]/g, '')
  if (ID_NUMBER.test(plain)) return 'id_number'
  if (/^(?:86)?1[3-9]\d{9}$/.test(plain)) return 'phone'
  return plain.length >= 12 ? 'account' : 'long_number'
}
