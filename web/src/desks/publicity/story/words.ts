import { defineWords } from '../../../language/language'

/** Of the page of one story: its head, its text and what is asked about it. */
export const storyWords = defineWords({
  back: { zh: '全部案例', en: 'All stories' },
  revision: { zh: '第 {revision} 稿', en: 'Revision {revision}' },
  inPublic: { zh: '公众页面', en: 'As the public sees it' },
  redraft: { zh: '按事实重写', en: 'Write anew' },
  redraftTitle: { zh: '按事实重写这篇案例？', en: 'Write this story anew from the facts?' },
  redraftAbout: {
    zh: '按预警现在的情况重新取事实、重新成文。人工修改的内容全部丢弃，已有的检查和审核作废。',
    en: 'The facts are taken as the case is now and the text is written again. All edits go, and so do check and approval.',
  },
  discard: { zh: '弃用', en: 'Discard' },
  discardTitle: { zh: '弃用这篇案例？', en: 'Discard this story?' },
  discardAbout: {
    zh: '弃用后不能再修改或发布；需要时可以按预警编号重新起草。',
    en: 'It can no longer be edited or released. If need be, another can be drafted by the number of the warning.',
  },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  withdrawTitle: { zh: '撤回这篇案例', en: 'Withdraw this story' },
  withdrawAbout: {
    zh: '立即从公众页面和订阅中消失，原来的网址显示“已撤回”。撤回后不能恢复，只能重新起草。',
    en: 'It is gone from the public page and the feeds at once; its address says “withdrawn”. It cannot come back: only a new draft can.',
  },
  cancel: { zh: '取消', en: 'Cancel' },
  text: { zh: '文稿', en: 'Text' },
  column: { zh: '栏目页', en: 'Column page' },
  article: { zh: '公众号文章', en: 'Article' },
  show: { zh: '看什么', en: 'What to show' },
  title: { zh: '标题', en: 'Title' },
  body: { zh: '正文', en: 'Body' },
  bodyAbout: {
    zh: '空一行分段；“- ”开头的是要点；[English] 以下是英文。',
    en: 'An empty line parts paragraphs; “- ” begins an item; below [English] stands the English text.',
  },
  length: { zh: '{count} 字', en: '{count} characters' },
  save: { zh: '保存', en: 'Save' },
  savedNow: { zh: '已保存', en: 'Saved' },
  unsaved: { zh: '有未保存的修改', en: 'Not saved' },
  asSaved: { zh: '与已保存的一致', en: 'As saved' },
  revert: { zh: '放弃修改', en: 'Drop edits' },
  revertTitle: { zh: '放弃未保存的修改？', en: 'Drop the edits that are not saved?' },
  revertAbout: { zh: '文稿回到最近保存的样子。', en: 'The text goes back to what was saved last.' },
  takesBack: {
    zh: '保存修改后回到草稿，已有的检查和审核作废。',
    en: 'Once edits are saved it is a draft again: check and approval go.',
  },
  emptyField: { zh: '标题和正文都不能为空', en: 'Neither title nor body may be empty' },
  cannotEdit: {
    zh: '由宣传人员修改，您可以审核、发布和撤回。',
    en: 'Publicity edits the text; you may approve, release and withdraw.',
  },
  conflict: {
    zh: '{name}已先保存了第 {revision} 稿。您写的内容还在这里，没有丢失。',
    en: '{name} has saved revision {revision} meanwhile. What you have written is still here.',
  },
  somebody: { zh: '系统', en: 'The service' },
  endedMeanwhile: {
    zh: '案例现在是“{state}”，不能再保存。您写的内容还在下面，可以复制。',
    en: 'The story is now “{state}” and takes no more edits. What you have written is still below, to be copied.',
  },
  theirs: { zh: '看对方保存的', en: 'See what was saved' },
  takeTheirs: { zh: '用对方的，放弃我的', en: 'Take that, drop mine' },
  keepMine: { zh: '以我的为准，继续修改', en: 'Go on with mine' },
  leaveTitle: { zh: '文稿还没有保存', en: 'The text is not saved' },
  leaveAbout: {
    zh: '离开后，未保存的内容只留在这个浏览器标签页里，关闭标签页就没有了。',
    en: 'If you leave, what is not saved is kept in this tab of the browser only, until it is closed.',
  },
  leave: { zh: '离开', en: 'Leave' },
  stay: { zh: '留下继续写', en: 'Stay and write' },
  kept: {
    zh: '这是您上次没有保存的内容。',
    en: 'This is what you had written and not saved.',
  },
})
