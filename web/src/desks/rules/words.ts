import { defineWords } from '../../language/language'

/** Of the desk as a whole and of what its pages share. */
export const rulesWords = defineWords({
  title: { zh: '规则台', en: 'Rule studio' },
  pages: { zh: '规则台页面', en: 'Pages of the rule studio' },
  rules: { zh: '规则', en: 'Rules' },
  packs: { zh: '规则包', en: 'Packs' },
  edit: { zh: '编写', en: 'Write' },
  draftKept: { zh: '有未存的修改', en: 'has unsaved changes' },
  liveNow: { zh: '生效中', en: 'In force' },
  since: { zh: '自', en: 'since' },
  added: { zh: '新增', en: 'added' },
  removed: { zh: '删除', en: 'removed' },
  changed: { zh: '修改', en: 'changed' },
  version: { zh: '第 {version} 版', en: 'version {version}' },
  weight: { zh: '权重', en: 'Weight' },
  status: { zh: '状态', en: 'State' },
  typology: { zh: '手法', en: 'Typology' },
  signals: { zh: '信号', en: 'Signals' },
  rule: { zh: '规则', en: 'Rule' },
  braked: { zh: '已熔断', en: 'Braked' },
  cancel: { zh: '取消', en: 'Cancel' },
  noPage: { zh: '没有这个页面', en: 'There is no such page' },
  theService: { zh: '系统', en: 'the service' },
  'from-text': { zh: '取文本手法', en: 'that of the text' },
  'from-window': { zh: '取此前联系的手法', en: 'that of the earlier contact' },
  text: { zh: '文本', en: 'Text' },
})
