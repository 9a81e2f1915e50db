import { Converter } from 'opencc-js'
import { pinyin } from 'pinyin-pro'

/** How fraudsters write past a filter. Each is deterministic: the same text, the same disguise. */
export type Evasion = (text: string) => string

const HAN = /\p{Script=Han}/u
const EVERY_THIRD = 3
const toTraditional = Converter({ from: 'cn', to: 'tw' })

/** After each n-th Han character, something that a reader does not mind. */
const between =
  (filler: string, every: number): Evasion =>
  (text) => {
    let seen = 0
    return Array.from(text, (one, at) => {
      const isInside = HAN.test(one) && HAN.test(Array.from(text)[at + 1] ?? '')
      return isInside && ++seen % every === 0 ? one + filler : one
    }).join('')
  }

/** The words that a filter would look for, by the one they are written as. */
const replacing =
  (words: Readonly<Record<string, string>>): Evasion =>
  (text) =>
    Object.entries(words).reduce((changed, [word, disguise]) => changed.replaceAll(word, disguise), text)

const HIDDEN = [
  '安全账户',
  '转账',
  '贷款',
  '验证码',
  '银行卡',
  '洗钱',
  '客服',
  '征信',
  '保证金',
  '解冻',
  '身份证',
  '公安',
  '检察',
  '冻结',
  '退款',
  '汇款',
  '理赔',
  '投资',
]

const spelt = (word: string): string => pinyin(word, { toneType: 'none', type: 'array', v: true }).join('')

export const evasions: Readonly<Record<string, Evasion>> = {
  'zero-width': between('\u200b', 1),
  'blanks inside words': between(' ', EVERY_THIRD),
  'marks inside words': between('*', EVERY_THIRD),
  'emoji inside words': between('😊', EVERY_THIRD),
  'full-width': (text) => text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)),
  traditional: (text) => toTraditional(text),
  pinyin: replacing(Object.fromEntries(HIDDEN.map((word) => [word, spelt(word)]))),
  'half pinyin': replacing(
    Object.fromEntries(HIDDEN.map((word) => [word, spelt(word.charAt(0)) + word.slice(1)])),
  ),
  homophones: replacing({
    安全账户: '按全帐户',
    转账: '转帐',
    贷款: '代款',
    验证码: '燕证码',
    银行卡: '银行咔',
    洗钱: '洗浅',
    客服: '客付',
    征信: '正信',
    保证金: '保正金',
    解冻: '解洞',
    身份证: '身份正',
    微信: '薇信',
    退款: '推款',
    理赔: '里赔',
  }),
  'look-alikes': replacing({
    安全账户: '佥安账户',
    客服: '愙服',
    贷款: '货款',
    微信: '徽信',
    转账: '砖账',
    银行: '垠行',
    冻结: '涷结',
    验证码: '验证妈',
    征信: '怔信',
    退款: '蹆款',
    支付宝: '芝付宝',
  }),
}
