import type { Tactic } from './attacks'
import { givens, surnames } from './people'

const alike: Readonly<Record<string, string>> = {
  华盛: '华胜',
  恒源: '恒原',
  越兴: '越新',
  金桥: '金侨',
  锦绣: '锦秀',
  鼎丰: '鼎峰',
  万隆: '万龙',
  新益: '新意',
}
const spelt: Readonly<Record<string, string>> = {
  华盛: 'huasheng',
  恒源: 'hengyuan',
  越兴: 'yuexing',
  金桥: 'jinqiao',
  锦绣: 'jinxiu',
  鼎丰: 'dingfeng',
  万隆: 'wanlong',
  新益: 'xinyi',
}

const coreOf = (town: string): string => town.replace(/街道|镇/u, '')

export const wordTactics: Readonly<Record<string, Tactic>> = {
  'company: its short name': ({ brand }, { pick }) => `${brand}${pick(['', '公司', '纺织', '集团'])}`,
  'company: broken up': ({ brand }, { pick }) =>
    Array.from(`${brand}纺织`).join(pick([' ', '·', '\u200b', '，', '😀'])),
  'company: one wrong character': ({ brand }, { pick }) =>
    `${alike[brand] ?? ''}${pick(['纺织', '公司', '纺织有限公司'])}`,
  'company: pinyin': ({ brand }, { pick }) => `${spelt[brand] ?? ''}${pick(['', '公司', ' company'])}`,
  'company: nobody has told of it': (_of, { pick }) =>
    `${pick(['宏达', '瑞祥', '浙越', '佳丝', '腾远', '旺盈'])}${pick(['公司', '集团', '印染', '贸易', '科技有限公司'])}`,
  'address: the street': ({ street }) => street,
  'address: with its number': ({ street, house }) => `${street}${house}号`,
  'address: broken up': ({ street }, { pick }) =>
    Array.from(street).join(pick([' ', '-', '\n', '\u200b', '，'])),
  'address: one wrong character': ({ street, house }) =>
    `${street.replace(/世纪|胜利|解放|环城|柳桥|中兴/u, (word) => ({ 世纪: '世记', 胜利: '胜力', 解放: '解方', 环城: '环成', 柳桥: '柳侨', 中兴: '中新' })[word] ?? word)}${house}号`,
  'address: room': (_of, { pick }) => pick(['3幢502室', '三幢五零二室', '３幢５０２室', '三号楼', '12层']),
  'address: nobody has told of it': (_of, { pick }) =>
    pick(['育英路88号', '东湖花园', '位于凤鸣路', '桂花新村', '润和公寓', '人民西路一百二十号']),
  'place: district and town': ({ district, town }, { pick }) => pick([district, town, `${district}${town}`]),
  'place: short': ({ town }) => coreOf(town),
  'place: broken up': ({ town }, { pick }) => Array.from(coreOf(town)).join(pick([' ', '·', '\u200b', '-'])),
  'place: the station': ({ station, town }, { pick }) => pick([station, `${coreOf(town)}所`]),
  'text: the very words': ({ message }, { below }) => message.slice(below(8), 8 + 10 + below(6)),
  'text: other marks between': ({ message }) =>
    Array.from(message.replace(/[，。]/gu, '').slice(4, 18)).join(' '),
  'person: nobody has told of her': (_of, { pick, below }) => {
    const given = pick(givens).is + (below(3) === 0 ? '' : pick(givens).is)
    return `${pick(surnames.filter(({ is }) => !['钱', '周', '章'].includes(is))).is}${given}`
  },
  'person: another with a title': (_of, { pick }) =>
    `${pick(['李小梅', '赵雅琪', '孙浩然', '韩梅梅', '佩芳', '建国'])}${pick(['女士', '先生'])}`,
  'date: of the case': (_of, { pick }) =>
    pick(['2月23日', '二月二十三日', '23号上午', '2023-02-23', '02/23', '2月２３日']),
  'time: of the case': (_of, { pick }) => pick(['上午十点', '10:16', '10时16分', '十点一刻前后的10点16分']),
  'age and job': (_of, { pick }) => pick(['52岁', '五十多岁', '八零后', '80后', '退休教师沈女士']),
}
