/** A function of conditions as it is written, and what it answers. */
export interface FunctionWords {
  readonly name: string
  /** What is put into an expression; # where its argument goes. */
  readonly template: string
  readonly signature: string
  readonly zh: string
  readonly en: string
}

/** A test holds that these are the functions that conditions are compiled with. */
export const functionWords: readonly FunctionWords[] = [
  {
    name: 'has',
    template: 'has(#)',
    signature: 'has(field): bool',
    zh: '来源报了此字段',
    en: 'the feed carries the field',
  },
  {
    name: 'anyOf',
    template: 'anyOf(#, param.words)',
    signature: 'anyOf(list<string>, list<string>): bool',
    zh: '两个列表有共同项',
    en: 'the lists have an item in common',
  },
  {
    name: 'countOf',
    template: 'countOf(#, param.words)',
    signature: 'countOf(list<string>, list<string>): int',
    zh: '两个列表共同项的个数',
    en: 'how many items the lists have in common',
  },
  {
    name: 'size',
    template: 'size(#)',
    signature: 'size(list<string> | string): int',
    zh: '列表项数或字符数',
    en: 'how many items, or characters',
  },
  {
    name: 'clamp',
    template: 'clamp(#, 0.0, 1.0)',
    signature: 'clamp(double, double, double): double',
    zh: '限制在上下限之间',
    en: 'kept between two bounds',
  },
  {
    name: 'double',
    template: 'double(#)',
    signature: 'double(int): double',
    zh: '转为小数，以便与小数运算',
    en: 'as a decimal number, to reckon with others',
  },
  {
    name: 'int',
    template: 'int(#)',
    signature: 'int(double): int',
    zh: '舍去小数部分',
    en: 'without its fraction',
  },
  {
    name: 'contains',
    template: ".contains('#')",
    signature: 'string.contains(string): bool',
    zh: '文字中含有',
    en: 'the text contains it',
  },
  {
    name: 'startsWith',
    template: ".startsWith('#')",
    signature: 'string.startsWith(string): bool',
    zh: '文字以此开头',
    en: 'the text begins with it',
  },
  {
    name: 'endsWith',
    template: ".endsWith('#')",
    signature: 'string.endsWith(string): bool',
    zh: '文字以此结尾',
    en: 'the text ends with it',
  },
]

/** The keys of a rule file in the order they are written in. A test holds that these are the keys of its schema. */
export const ruleKeyWords: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  id: { zh: '编号，area.name', en: 'area.name, in lower case' },
  version: { zh: '版本;判断有变则加一', en: 'goes up with every change of what it says' },
  title: { zh: '中英文名称', en: 'its name in both languages' },
  typology: {
    zh: '手法编号、none，或取自 from-text、from-window',
    en: 'a typology, none, from-text or from-window',
  },
  status: { zh: 'draft 草稿、shadow 影子、live 生效、retired 停用', en: 'shadow scores without acting' },
  signals: { zh: '适用的信号种类', en: 'kinds of signal it is for' },
  condition: { zh: '条件(CEL)', en: 'when it holds, in CEL' },
  parameters: { zh: '参数，带单位：50_000 CNY、2h、30 %', en: 'numbers with units: 50_000 CNY, 2h, 30 %' },
  weight: { zh: '权重(对数几率),负为反证', en: 'log-odds; negative for counter-evidence' },
  scale: { zh: '权重的系数，如 text.logOdds', en: 'factor of the weight, such as text.logOdds' },
  reason: { zh: '理由，{名} 填入 evidence', en: 'its reason, with {names} of evidence' },
  evidence: { zh: '理由中引用的值', en: 'what the reason fills in' },
  falsePositives: { zh: '已知误报', en: 'what it takes wrongly' },
  references: { zh: '依据', en: 'where it comes from' },
  tests: { zh: '用例：given 与 hit 或 miss', en: 'what is given, and hit or miss' },
}

/** Units that parameters are written with. */
export const unitWords: readonly { readonly unit: string; readonly zh: string; readonly en: string }[] = [
  { unit: 'CNY', zh: '元，与 …Fen 相比', en: 'yuan, beside …Fen' },
  { unit: 'min', zh: '分钟', en: 'minutes' },
  { unit: 'h', zh: '小时', en: 'hours' },
  { unit: 'd', zh: '天', en: 'days' },
  { unit: '%', zh: '百分比', en: 'per cent' },
]
