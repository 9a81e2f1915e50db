/**
 * Characters that are taken for one another by their shape, among those that names are written with. A name is compared
 * by the first of its group; what only sounds alike is found by its sound.
 */
const groups = (
  '王玉主五丑 李季孛杏 沈沉忱 陈阵东栋 张弛弢 刘浏 杨扬汤 黄簧 赵越 吴昊吞 周同用 徐除涂 孙孑 马乌 朱未末 胡湖糊 郭敦 何河荷 林材 罗逻 ' +
  '郑邓奠 梁粱 谢榭 宋宗宁 唐康 许汻 韩朝 冯泅 曹漕 曾增会 肖尚 田由甲申 董堇 袁哀 潘番 于干千 蒋浆 蔡察 余佘 叶汁 程呈 苏办 魏巍 吕吅 丁了 ' +
  '任仕 姚桃 卢户 姜羌 钟钏 谭潭 陆际 汪江注 范笵 金全 石右 贾贵 夏复 方万 白自百 孟盂 秦奏泰 邱丘 尹伊 薛薜 侯候 史吏 陶淘 黎藜 贺驾 ' +
  '龚袭 邵部 钱线 严亚 武式 戴载 莫英 孔礼 向尚 佩姵 芳坊苏 丽俪 静净靓 伟炜 建健 国囯围 明朋 海诲梅 红江 兰三 玲铃 娟绢 霞暇 军车 强弳 ' +
  '勇湧 杰木 涛祷 超起 磊垒 敏繁 华毕 平乎 刚钢 辉挥 鹏朋 飞气 梅海 珍诊 英莫 桂挂 秀季 云去 凤风 燕蒸 晓浇 春舂 文支 志忐 小少 天夫无 大太犬 ' +
  '人入八 日曰目 土士 己已巳 水永冰 木本术 午牛 今令 住往 未末 晴睛 清情 青肯 浩洁 然燃 子孑 宇字 轩钎 梓辛 涵函 欣忻 怡抬 雅稚 婷停 雪雷 ' +
  '琳淋 佳桂 雨两 晨震 阳阴 洋祥 俊峻 波坡 斌赋 龙尤 生主 根很 荣菜 祥样 福副 贵责 宝室 顺须 立位 康唐 正止 安女 义叉 仁仕 信言 德得 长卡 ' +
  '斗头 门们 越趋 城诚 柯何 桥侨 虞虚 诸请 嵊乘 昌冒 镜境 湖胡 皋皐 埠阜 孙孑'
).split(' ')

/** Groups that share a character are one. */
const first = new Map<string, string>()
for (const group of groups) {
  const known = Array.from(group)
    .map((character) => first.get(character))
    .find((each) => each !== undefined)
  const head = known ?? group.charAt(0)
  for (const character of group) first.set(character, first.get(character) ?? head)
}

/** By what it is compared; one character for one. */
export const lookOf = (text: string): string =>
  Array.from(text, (character) => first.get(character) ?? character).join('')
