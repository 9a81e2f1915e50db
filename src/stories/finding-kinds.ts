import type { Bilingual } from './facts'

/** What sort of thing stands there, for whoever has to mend it. */
export const findingGroups = [
  'name',
  'number',
  'place',
  'sum',
  'time',
  'contact',
  'wording',
  'combination',
] as const
export type FindingGroup = (typeof findingGroups)[number]

interface Kind {
  readonly group: FindingGroup
  /** What it is and what to write in its stead. */
  readonly reason: Bilingual
}

/** Everything the check knows to find. Kinds are stable: they stand in the answers of the API and in stored checks. */
export const kinds = {
  name: {
    group: 'name',
    reason: {
      zh: '姓名：能直接认出人。只写“姓＋女士／先生”，少见的姓写“某女士／某先生”。',
      en: 'A name tells who it is. Surname with Ms or Mr at most; a rare surname not at all.',
    },
  },
  officer: {
    group: 'name',
    reason: {
      zh: '办案人员姓名：写“民警”即可。',
      en: 'The name of somebody who worked on the case: “an officer” is enough.',
    },
  },
  station: {
    group: 'place',
    reason: {
      zh: '派出所名称把地点缩小到一个街道：写“当地派出所”。',
      en: 'A station’s name narrows the place to one quarter of the town: “the local police station”.',
    },
  },
  company: {
    group: 'name',
    reason: {
      zh: '单位名称：能认出单位和经办人。写“某公司”“某银行网点”。',
      en: 'A firm’s name tells who works there: “a company”, “a bank branch”.',
    },
  },
  group: {
    group: 'name',
    reason: {
      zh: '群名称：往往含有单位或项目名。写“一个聊天群”。',
      en: 'A chat group’s name often holds that of the firm: “a chat group”.',
    },
  },
  handle: {
    group: 'contact',
    reason: {
      zh: '账号、昵称：可以搜索到人。写“某账号”。',
      en: 'A handle can be searched for: “an account”.',
    },
  },
  address: {
    group: 'place',
    reason: {
      zh: '地点过细：道路、小区、楼号、房间能找到人。删去，只说“辖区”“本市”。',
      en: 'The place is too exact: a street, an estate, a house or a room leads to the person.',
    },
  },
  place: {
    group: 'place',
    reason: {
      zh: '地点过细：区、县、镇、街道的名称。写“辖区”或者“本市”。',
      en: 'The place is too exact: name no district, town or quarter.',
    },
  },
  landmark: {
    group: 'place',
    reason: {
      zh: '地点过细：具体的场所（市场、学校、医院、车站、村、社区、楼层）。写“单位”“家中”“附近”。',
      en: 'The place is too exact: a market, school, hospital, stop, village or floor. Say “at work”, “at home”, “nearby”.',
    },
  },
  text: {
    group: 'wording',
    reason: {
      zh: '与案件材料（聊天、笔录、备注）原文相同：换成自己的话。',
      en: 'The very words of the case’s records: say it in words of your own.',
    },
  },
  phone: {
    group: 'number',
    reason: {
      zh: '电话号码或其中一段：删去。',
      en: 'A phone number, or a part of one: leave it out.',
    },
  },
  account: {
    group: 'number',
    reason: {
      zh: '账号、卡号或其中一段：删去。',
      en: 'An account number, or a part of one: leave it out.',
    },
  },
  id_number: {
    group: 'number',
    reason: {
      zh: '证件号码或其中一段：删去。',
      en: 'An identity number, or a part of one: leave it out.',
    },
  },
  amount: {
    group: 'sum',
    reason: {
      zh: '金额就是本案的金额，说得过细：舍到万，有零头才写“余”；已经放宽的只写数量级。',
      en: 'The very sum of the case: floor it to 10,000 yuan; where the facts were widened, say the order of size only.',
    },
  },
  sum_exact: {
    group: 'sum',
    reason: {
      zh: '金额没有取整：精确的数可以和别处的记录对上。舍到万，有零头才写“余”。',
      en: 'The sum is not rounded: an exact one can be compared with other records. Floor it to 10,000 yuan.',
    },
  },
  date: {
    group: 'time',
    reason: {
      zh: '日期过细：写“某月的一天”；已经放宽的写到季度。',
      en: 'The date is too exact: a day of the month at most; where the facts were widened, the quarter.',
    },
  },
  time: {
    group: 'time',
    reason: {
      zh: '时刻过细：写“上午”“下午”即可。',
      en: 'The time is too exact: “in the morning” is enough.',
    },
  },
  url: { group: 'contact', reason: { zh: '网址：删去。', en: 'An address in the net: leave it out.' } },
  email: { group: 'contact', reason: { zh: '邮箱：删去。', en: 'An e-mail address: leave it out.' } },
  plate: { group: 'number', reason: { zh: '车牌号：删去。', en: 'A number plate: leave it out.' } },
  chat_id: {
    group: 'contact',
    reason: { zh: '社交账号：删去。', en: 'A chat account: leave it out.' },
  },
  long_number: {
    group: 'number',
    reason: {
      zh: '七位以上的数字：可能是某人的号码。删去或者取整。',
      en: 'Seven digits or more may be somebody’s number: leave it out or round it.',
    },
  },
  masked_number: {
    group: 'number',
    reason: {
      zh: '打了星号的号码：剩下的几位仍然可以比对。整个删去。',
      en: 'A masked number can still be compared by what is left of it: leave all of it out.',
    },
  },
  number_tail: {
    group: 'number',
    reason: {
      zh: '尾号：几位数就能比对出账户。删去。',
      en: 'The last digits are enough to find the account: leave them out.',
    },
  },
  trait: {
    group: 'combination',
    reason: {
      zh: '白名单以外的个人情况（年龄、职业、身体或家庭情况）：没有数过有多少人相同，删去。',
      en: 'Something of the person that is not on the white-list (age, trade, health, family): nobody has counted how many are like that.',
    },
  },
  combination: {
    group: 'combination',
    reason: {
      zh: '罕见组合：时间、地点、身份、金额合在一起，同季度相似案件不足规定的件数。说得宽一些。',
      en: 'A rare combination: time, place, role and sum together fit too few cases of the quarter. Say it less exactly.',
    },
  },
} as const satisfies Record<string, Kind>

export type FindingKind = keyof typeof kinds

const isKind = (name: string): name is FindingKind => Object.hasOwn(kinds, name)
export const findingKinds: readonly FindingKind[] = Object.keys(kinds).filter(isKind)
