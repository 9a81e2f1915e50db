import type { Tactic } from './attacks'

const each = (digits: string, of: readonly string[]): string =>
  Array.from(digits, (digit) => of[Number(digit)] ?? digit).join('')
const small = Array.from('零一二三四五六七八九')
const large = Array.from('零壹贰叁肆伍陆柒捌玖')
const circled = Array.from('⓪①②③④⑤⑥⑦⑧⑨')
const wide = Array.from('０１２３４５６７８９')
const keycaps = Array.from('0123456789').map((digit) => `${digit}\ufe0f\u20e3`)

/** 4731 -> 四千七百三十一 */
function inWords(number: number): string {
  const units = ['', '十', '百', '千']
  const digits = String(number)
  return Array.from(digits, (digit, index) =>
    digit === '0' ? '' : `${small[Number(digit)]}${units[digits.length - 1 - index]}`,
  ).join('')
}

const grouped = (yuan: number): string => String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')

export const numberTactics: Readonly<Record<string, Tactic>> = {
  'phone: as it is': ({ phone }) => phone,
  'phone: in groups': ({ phone }, { pick }) =>
    [phone.slice(0, 3), phone.slice(3, 7), phone.slice(7)].join(
      pick([' ', '-', '—', '.', '\n', '\u200b', '，', ' / ']),
    ),
  'phone: Chinese numerals': ({ phone }, { pick }) =>
    each(phone, pick([small, large])).replaceAll('一', pick(['一', '幺'])),
  'phone: other figures': ({ phone }, { pick }) => each(phone, pick([circled, wide, keycaps])),
  'phone: its first figures': ({ phone }, { below }) => `${phone.slice(0, 3 + below(3))}开头的手机`,
  'phone: its last figures': ({ phone }, { pick }) =>
    `${pick(['尾号', '号码末四位是', '手机尾数'])}${phone.slice(-4)}`,
  'phone: masked': ({ phone }, { pick }) =>
    `${phone.slice(0, 3)}${pick(['****', 'xxxx', '××××', '●●●●'])}${phone.slice(7)}`,
  'phone: figures mixed': ({ phone }) =>
    Array.from(phone, (digit, index) => (index % 2 === 0 ? digit : (small[Number(digit)] ?? ''))).join(''),
  'account: a part of it': ({ account }, { below }) => {
    const from = below(12)
    return `账号中的${account.slice(from, from + 6 + below(4))}`
  },
  'account: in groups': ({ account }) => account.replace(/(.{4})/g, '$1 ').trim(),
  'account: its beginning and end': ({ account }) =>
    `卡号${account.slice(0, 4)}开头、${each(account.slice(-4), small)}结尾`,
  'account: Chinese numerals': ({ account }) => each(account.slice(4, 13), large),
  'identity number: the birthday': ({ idNumber }) => `证件号里有${idNumber.slice(6, 14)}`,
  'identity number: in groups': ({ idNumber }) =>
    `${idNumber.slice(0, 6)} ${idNumber.slice(6, 14)} ${idNumber.slice(14)}`,
  'sum: exact': ({ yuan }) => `${grouped(yuan)}元`,
  'sum: in words': ({ yuan }) => `${inWords(Math.floor(yuan / 10_000))}万${inWords(yuan % 10_000)}元`,
  'sum: in 万': ({ yuan }) => `${yuan / 10_000}万元`,
  'sum: in k': ({ yuan }) => `${yuan / 1000}k`,
  'plate: as it is': ({ plate }) => plate,
  'plate: broken up': ({ plate }, { pick }) => {
    const mark = pick(['·', ' ', '-', '\u200b', '.'])
    return `${plate.slice(0, 2)}${mark}${plate.slice(2)}`
  },
  'plate: Chinese numerals': ({ plate }) => plate.slice(0, 3) + each(plate.slice(3), small),
  'plate: full-width': ({ plate }) =>
    plate.charAt(0) +
    Array.from(plate.slice(1), (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  'chat: QQ': ({ qq }, { pick }) =>
    `${pick(['QQ', 'ＱＱ', '扣扣', 'Q Q号', '企鹅号'])}${pick(['', ':', '：', '是'])}${qq}`,
  'chat: QQ in Chinese numerals': ({ qq }, { pick }) =>
    `${pick(['QQ', '扣扣'])}${each(qq, pick([small, large]))}`,
  'chat: WeChat': ({ handle }, { pick }) =>
    `${pick(['微信', '薇信', 'V信', 'ＷＸ', '加微', 'vx：'])}${handle}`,
  'chat: handle': ({ handle }) => handle.toUpperCase().replace('_', ' '),
  'chat: handle in Chinese numerals': ({ handle }) => handle.slice(0, -4) + each(handle.slice(-4), small),
}
