import { defineWords } from '../../../language/language'

/** What sort of thing was found; short enough to stand above it. */
export const groupWords = defineWords({
  name: { zh: '姓名', en: 'name' },
  number: { zh: '号码', en: 'number' },
  place: { zh: '地点过细', en: 'place' },
  sum: { zh: '金额未取整', en: 'sum' },
  time: { zh: '时间过细', en: 'time' },
  contact: { zh: '账号网址', en: 'contact' },
  wording: { zh: '原文', en: 'wording' },
  combination: { zh: '罕见组合', en: 'rare' },
})

/** The same, in full. */
export const groupNames = defineWords({
  name: { zh: '姓名、名称', en: 'Name' },
  number: { zh: '号码', en: 'Number' },
  place: { zh: '地点过细', en: 'Place too exact' },
  sum: { zh: '金额未取整', en: 'Sum not rounded' },
  time: { zh: '时间过细', en: 'Time too exact' },
  contact: { zh: '账号、网址', en: 'Account, address in the net' },
  wording: { zh: '材料原文', en: 'Words of the records' },
  combination: { zh: '罕见组合', en: 'Rare combination' },
})

export const findingWords = defineWords({
  check: { zh: '检查', en: 'Check' },
  looking: { zh: '正在检查…', en: 'Looking…' },
  found: {
    zh: '{count} 处须修改，改好前不能审核、发布',
    en: '{count} to mend before it can be approved or released',
  },
  clean: { zh: '没有发现可识别信息', en: 'Nothing that could tell who it is' },
  cleanAbout: {
    zh: '对照了本案的全部密封内容和各类号码、金额、时间、地点的写法。',
    en: 'Compared with every sealed value of the case and with all ways to write numbers, sums, times and places.',
  },
  unchecked: { zh: '这一稿还没有检查', en: 'This revision has not been checked' },
  failed: { zh: '没有检查成', en: 'It could not be checked' },
  again: { zh: '重试', en: 'Try again' },
  doubted: {
    zh: '审核时又检查出问题：案件有了新的内容，上次的检查不再有效。',
    en: 'Checked again on approval, it does not pass: the case has learnt more since the last check.',
  },
  sealed: { zh: '与本案内容相符', en: 'Of this case' },
  pattern: { zh: '写法像', en: 'Looks like one' },
  inTitle: { zh: '标题', en: 'title' },
  inBody: { zh: '正文', en: 'body' },
  few: { zh: '同季度相似的只有 {k} 件', en: 'Only {k} cases of the quarter fit' },
  goTo: { zh: '在文中查看', en: 'Show in the text' },
  replaceBy: { zh: '改为“{words}”', en: 'Replace by “{words}”' },
  leaveOut: { zh: '删去', en: 'Leave it out' },
  byHand: { zh: '没有现成的说法，请自行改写。', en: 'Nothing sure to put there: write it otherwise.' },
  all: { zh: '按建议全部修改（{count} 处）', en: 'Mend all that is sure ({count})' },
  list: { zh: '检查出的问题', en: 'What was found' },
})
