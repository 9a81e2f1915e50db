import type { SurnameTier } from './widening'

/**
 * The most common surnames with their spelling; together some 85 % of the population. Everybody else becomes
 * 某女士 or 某先生, since a rare surname singles a person out.
 * Source: 公安部户政管理研究中心, 二〇一九年全国姓名报告 (2020-01-20), whose hundred surnames hold 85.9 % of registered residents;
 * the hundred themselves are the commonly published list of the register, order not relied upon. A surname that is
 * rare in the own city may be struck out.
 */
const spellings =
  '王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 黄Huang 赵Zhao 吴Wu 周Zhou 徐Xu 孙Sun 马Ma 朱Zhu 胡Hu 郭Guo 何He 高Gao ' +
  '林Lin 罗Luo 郑Zheng 梁Liang 谢Xie 宋Song 唐Tang 许Xu 韩Han 冯Feng 邓Deng 曹Cao 彭Peng 曾Zeng 肖Xiao 田Tian 董Dong ' +
  '袁Yuan 潘Pan 于Yu 蒋Jiang 蔡Cai 余Yu 杜Du 叶Ye 程Cheng 苏Su 魏Wei 吕Lü 丁Ding 任Ren 沈Shen 姚Yao 卢Lu 姜Jiang ' +
  '崔Cui 钟Zhong 谭Tan 陆Lu 汪Wang 范Fan 金Jin 石Shi 廖Liao 贾Jia 夏Xia 韦Wei 付Fu 方Fang 白Bai 邹Zou 孟Meng 熊Xiong ' +
  '秦Qin 邱Qiu 江Jiang 尹Yin 薛Xue 闫Yan 段Duan 雷Lei 侯Hou 龙Long 史Shi 陶Tao 黎Li 贺He 顾Gu 毛Mao 郝Hao 龚Gong 邵Shao ' +
  '万Wan 钱Qian 严Yan 覃Qin 武Wu 戴Dai 莫Mo 孔Kong 向Xiang 汤Tang'

export const commonSurnames: ReadonlyMap<string, string> = new Map(
  spellings.split(' ').map((entry) => [entry.charAt(0), entry.slice(1)]),
)

/** Two-character surnames that begin like a common one: 夏侯 is not 夏. */
const COMPOUND = ['夏侯', '钟离', '万俟', '段干', '梁丘', '梁邱', '方相', '陆费', '范姜', '张廖', '江何']
/** The usual ones of two characters; what else begins a name of four is a double surname. */
const COMMON_COMPOUND =
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 司徒 宇文 长孙 端木 独孤 南宫 西门 闻人 轩辕 澹台 濮阳'.split(
    ' ',
  )

/** The part of a Han name that is the family's. */
export const surnameOf = (name: string): string =>
  name.length === 4 ||
  (name.length === 3 && [...COMPOUND, ...COMMON_COMPOUND].some((surname) => name.startsWith(surname)))
    ? name.slice(0, 2)
    : name.slice(0, 1)

/** Further ones that a name may begin with; never printed. */
const FURTHER =
  '项俞骆章鲁裘屠柴阮傅祝诸楼童寿祁茹倪季金施庞樊兰凌霍虞柯管卢莫卞褚卫蒋鲍甘包左耿焦欧岳路祖裴穆聂柏单洪辛苗翁解柳纪翟车' +
  '游阎麦庄冉商桑尤詹时谷池乔宁申蒲盛葛娄邢古温伍司臧计翁栾阳申屠宓谈茅梅吉隋晏瞿阴卓郁麻强刁窦宗匡喻苟廉桂'

/** Everything a name may begin with, for names that nobody has told us of. */
export const knownSurnames: ReadonlySet<string> = new Set([...commonSurnames.keys(), ...Array.from(FURTHER)])

const HAN_NAME = /^\p{Script=Han}{2,3}$/u

/** The first five, of 30.8 % of the population. */
const FREQUENT = '王李张刘陈'

/** How common a surname is that may be printed; null: it may not. */
export function tierOf(name: string): SurnameTier | null {
  const surname = printableSurname(name)
  if (surname === null) return null
  return FREQUENT.includes(surname.zh) ? 'frequent' : 'common'
}

/** The surname if it is common enough to be printed; null: rare, foreign, or not a person's name. */
export function printableSurname(name: string): { readonly zh: string; readonly en: string } | null {
  const plain = name.replace(/\s/g, '')
  // Four characters are a compound or a double surname, which is rare either way.
  if (!HAN_NAME.test(plain)) return null
  if (COMPOUND.some((surname) => plain.startsWith(surname))) return null
  const zh = plain.charAt(0)
  const en = commonSurnames.get(zh)
  return en === undefined ? null : { zh, en }
}
