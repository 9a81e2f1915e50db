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
const HAN_NAME = /^\p{Script=Han}{2,3}$/u

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
