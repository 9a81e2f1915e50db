import type { Random } from '../random'

/** Names of people, firms and places. Surnames by rough frequency; all else made up. */
const SURNAMES =
  '王王王王李李李李张张张张刘刘刘陈陈陈杨杨黄黄赵赵吴吴周周徐徐孙孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'
const MALE =
  '伟强磊军洋勇杰涛明超刚平辉鹏华飞鑫波斌宇浩凯健俊帆旭宁建国志文海峰林东新春龙云立德永兴成良荣贵福生振家豪泽晨睿博轩'
const FEMALE =
  '芳娜敏静丽艳娟霞秀燕玲桂英兰红梅琴云洁琳雪萍莉倩颖婷慧佳欣怡雨涵思琪梦瑶雅晴美珍凤菊淑华月春香玉莲惠巧彩'

export function personName(random: Random, isMale: boolean, surname = surnameOf(random)): string {
  const letters = isMale ? MALE : FEMALE
  const given = random.chance(0.22)
    ? letter(random, letters)
    : letter(random, letters) + letter(random, letters)
  return surname + given
}

export const surnameOf = (random: Random): string => letter(random, SURNAMES)
const letter = (random: Random, letters: string): string => letters.charAt(random.below(letters.length))

const TOWNS = ['越城区', '柯桥区', '上虞区', '诸暨市', '嵊州市', '新昌县']
const STREETS = [
  '胜利路',
  '解放路',
  '中兴路',
  '人民路',
  '群贤路',
  '延安路',
  '凤林路',
  '二环路',
  '迎宾路',
  '环城路',
]

export const address = (random: Random): string =>
  `${random.pick(TOWNS)}${random.pick(STREETS)}${random.whole(1, 980)}号${random.whole(1, 30)}幢${random.whole(1, 18)}0${random.whole(1, 4)}室`

const FIRM_A = '宏达恒鑫瑞盛锦源永泰华美金润嘉诚东海天顺和丰越兴'
const FIRM_B = '通达源泰丰盛诚信隆昌辉业成祥润发安顺佳远'
const TRADES = {
  textile: ['纺织', '印染', '服饰', '布业', '针织'],
  machinery: ['机械', '轴承', '模具', '五金', '电机'],
  building: ['建筑工程', '装饰工程', '市政工程', '园林工程'],
  trade: ['贸易', '进出口', '商贸', '供应链'],
  food: ['食品', '酒业', '餐饮管理', '农产品'],
  service: ['物流', '信息科技', '物业服务', '广告传媒', '人力资源'],
} as const
export type Trade = keyof typeof TRADES
export const trades = Object.keys(TRADES).filter((name): name is Trade => name in TRADES)

export function firmName(random: Random, trade: Trade): string {
  const place = random.pick(['绍兴', '绍兴市', '浙江', '杭州', '宁波', '诸暨市'])
  const name = letter(random, FIRM_A) + letter(random, FIRM_B)
  return `${place}${name}${random.pick(TRADES[trade])}${random.pick(['有限公司', '有限公司', '股份有限公司', '厂'])}`
}

/** A self-employed trader's sign, "越城区老陈五金店". */
export const shopName = (random: Random, surname: string): string =>
  `${random.pick(TOWNS)}${random.pick(['老', '小', '阿'])}${surname}${random.pick(['五金店', '水果店', '布行', '汽修店', '建材店', '餐馆', '超市', '图文店'])}`
