/**
 * What the attacks are made of: written down for them alone, so that they share no table with the check that they try.
 * Each character with its pinyin and tone, others that sound like it, and others that look like it.
 */
export interface Glyph {
  readonly is: string
  readonly pinyin: string
  readonly tone: 1 | 2 | 3 | 4
  readonly sounds: string
  readonly looks: string
}

const glyphs = (text: string): Glyph[] =>
  text.split(' ').map((entry) => {
    const [, is = '', pinyin = '', tone = '1', sounds = '', looks = ''] =
      /^(.)([a-z]+)(\d):(.*)\/(.*)$/u.exec(entry) ?? []
    if (is === '' || (tone !== '1' && tone !== '2' && tone !== '3' && tone !== '4')) throw new Error(entry)
    return { is, pinyin, tone: tones[tone], sounds, looks }
  })
const tones = { '1': 1, '2': 2, '3': 3, '4': 4 } as const

export const surnames = glyphs(
  '沈shen3:审婶渗/沉 王wang2:汪亡旺/玉主 陈chen2:晨尘辰/阵 周zhou1:洲舟粥/同 徐xu2:许旭须/除 章zhang1:张彰璋/童 鲁lu3:卢路陆/鱼 俞yu2:余于鱼/喻 ' +
    '孟meng4:梦猛盟/盂 钱qian2:前乾浅/线 吴wu2:武伍邬/吞 胡hu2:湖糊虎/朝 罗luo2:骆洛逻/萝 蒋jiang3:江姜讲/奖 骆luo4:罗洛落/骼',
)

export const givens = glyphs(
  '佩pei4:培沛配/珮 芳fang1:方坊房/芬 建jian4:健剑鉴/键 国guo2:果过郭/囯 丽li4:利莉力/骊 娟juan1:捐涓鹃/绢 伟wei3:玮炜伪/帏 敏min3:闵民皿/敝 ' +
    '静jing4:敬靖晶/净 明ming2:鸣铭名/眀 华hua2:花化桦/毕 强qiang2:墙蔷羌/弶 军jun1:君均钧/车 梅mei2:眉玫煤/海 宝bao3:保饱堡/室 根gen1:跟亘/恨 ' +
    '水shui3:税睡/永 荣rong2:容融榕/莱 志zhi4:智至制/忘 雅ya3:亚哑/稚 婷ting2:亭停庭/渟 琴qin2:秦勤芹/琹 凤feng4:奉缝冯/风 燕yan4:艳雁彦/蒸',
)
