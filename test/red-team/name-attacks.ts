import type { Tactic } from './attacks'
import type { Glyph } from './people'
import { nameOf } from './the-case'

const isOf = (glyphs: readonly Glyph[]): string => glyphs.map(({ is }) => is).join('')
const pinyinOf = (glyphs: readonly Glyph[]): string => glyphs.map(({ pinyin }) => pinyin).join('')
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

const ACCENTS: Readonly<Record<string, string>> = { a: 'āáǎà', e: 'ēéěè', i: 'īíǐì', o: 'ōóǒò', u: 'ūúǔù' }

/** The tone's mark stands on a or e, else on the o of ou, else on the last vowel. */
function toned({ pinyin, tone }: Glyph): string {
  const at = /[ae]/.test(pinyin)
    ? pinyin.search(/[ae]/)
    : pinyin.includes('ou')
      ? pinyin.indexOf('o')
      : pinyin.length -
        1 -
        Array.from(pinyin)
          .reverse()
          .findIndex((letter) => 'iou'.includes(letter))
  return pinyin.slice(0, at) + (ACCENTS[pinyin.charAt(at)]?.[tone - 1] ?? '') + pinyin.slice(at + 1)
}

const separators = [
  ' ',
  '　',
  '·',
  '-',
  '，',
  '、',
  '。',
  '\n',
  '\u200b',
  '\u2060',
  '😀',
  '❤️',
  '*',
  '1',
  'x',
  '/',
  '…',
  '（）',
]

export const nameTactics: Readonly<Record<string, Tactic>> = {
  'name: as it is': ({ name }) => isOf(name),
  'name: broken up': ({ name }, { pick }) => {
    const separator = pick(separators)
    return name.map(({ is }) => is).join(separator)
  },
  'name: another mark in each gap': ({ name }, { pick }) =>
    name.map(({ is }) => is + pick(separators)).join(''),
  'name: one homophone': ({ name }, { below, pick }) => {
    const at = below(name.length)
    return name.map(({ is, sounds }, index) => (index === at ? pick(Array.from(sounds)) : is)).join('')
  },
  'name: homophones only': ({ name }, { pick }) =>
    name.map(({ sounds }) => pick(Array.from(sounds))).join(''),
  'name: one look-alike': ({ name }, { below, pick }) => {
    const at = below(name.length)
    return name.map(({ is, looks }, index) => (index === at ? pick(Array.from(looks)) : is)).join('')
  },
  'name: given name first': ({ name }) => isOf([...name.slice(1), ...name.slice(0, 1)]),
  'name: backwards': ({ name }) => isOf([...name].reverse()),
  'name: given name alone': ({ name }) =>
    name.length > 2 ? isOf(name.slice(1)) : `${isOf(name.slice(1))}女士`,
  'name: one character of it': ({ name }, { pick }) => `${pick(['小', '阿'])}${pick(name.slice(1)).is}`,
  'name: masked': ({ name }, { pick }) =>
    name.length > 2
      ? `${name[0]?.is ?? ''}${pick(['某', '*', '×', '○'])}${name[2]?.is ?? ''}`
      : `姓${name[0]?.is ?? ''}，名${name[1]?.is ?? ''}`,
  'pinyin: capitals': ({ name }) => `${capital(name[0]?.pinyin ?? '')} ${capital(pinyinOf(name.slice(1)))}`,
  'pinyin: lower case': ({ name }) => name.map(({ pinyin }) => pinyin).join(' '),
  'pinyin: joined': ({ name }) => pinyinOf(name),
  'pinyin: marks of tones': ({ name }) => name.map(toned).join(' '),
  'pinyin: figures of tones': ({ name }) => name.map(({ pinyin, tone }) => `${pinyin}${tone}`).join(''),
  'pinyin: given name first': ({ name }) =>
    `${capital(pinyinOf(name.slice(1)))} ${capital(name[0]?.pinyin ?? '')}`,
  'pinyin: half of it': ({ name }) => `${name[0]?.is ?? ''}${pinyinOf(name.slice(1))}`,
  'pinyin: full-width': ({ name }) =>
    Array.from(pinyinOf(name), (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)).join(''),
  'pinyin: one letter missing': ({ name }, { below }) => {
    const whole = pinyinOf(name)
    // Of a short name too little is left to be anybody's.
    if (whole.length < 9) return whole
    const at = 1 + below(whole.length - 2)
    return capital(whole.slice(0, at) + whole.slice(at + 1))
  },
  'name: initials': ({ name }, { pick }) => {
    const letters = name.map(({ pinyin }) => pinyin.charAt(0).toUpperCase())
    return `${letters.join(pick(['', '.', '. ']))}${pick(['', '.'])}`
  },
  'name: surname and initials': ({ name }) =>
    `${name[0]?.is ?? ''}${name
      .slice(1)
      .map(({ pinyin }) => pinyin.charAt(0).toUpperCase())
      .join('')}`,
  'name: traditional or full-width around': (of) =>
    `【${nameOf(of).replace('国', '國').replace('丽', '麗').replace('陈', '陳')}】`,
}
