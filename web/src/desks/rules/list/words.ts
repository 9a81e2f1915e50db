import { defineWords } from '../../../language/language'

export const listWords = defineWords({
  title: { zh: '生效规则', en: 'Rules in force' },
  about: {
    zh: '{count} 条规则。命中与结论为最近 30 天；影子规则只计数，不动作。',
    en: '{count} rules. Hits and outcomes are of the last 30 days; a rule in shadow counts and does not act.',
  },
  search: { zh: '查找编号、名称', en: 'Find by id or name' },
  anyTypology: { zh: '全部手法', en: 'Any typology' },
  anyStatus: { zh: '全部状态', en: 'Any state' },
  anySignal: { zh: '全部信号', en: 'Any signal' },
  brakedOnly: { zh: '只看已熔断', en: 'Braked only' },
  clear: { zh: '清除筛选', en: 'Clear the filters' },
  name: { zh: '名称与编号', en: 'Name and id' },
  hits: { zh: '命中', en: 'Hits' },
  outcomes: { zh: '确认 / 排除', en: 'Confirmed / dismissed' },
  precision: { zh: '准确率', en: 'Precision' },
  precisionAbout: {
    zh: '确认的占确认与排除之和。命中规则的预警可能还有其他规则参与。',
    en: 'Confirmed of those confirmed or dismissed. Other rules may have taken part in these warnings.',
  },
  nothing: { zh: '没有符合条件的规则', en: 'No rule fits' },
  nothingAbout: { zh: '换一个条件，或清除筛选。', en: 'Try another filter, or clear them.' },
  noPack: { zh: '还没有生效的规则包', en: 'No pack is in force' },
  newRule: { zh: '新建规则', en: 'New rule' },
  shown: { zh: '显示 {count} 条', en: '{count} shown' },
})
